package sc.fiji.gan.model;

import java.util.List;

/**
 * An input or output of a network, as {@code rdf.yaml} describes it. In memory it is always NHWC.
 *
 * @param id its name in the package, which is also its name in the network's signature
 * @param channels the names of its channels, in order
 * @param processing what is done to it, in order: before the network for an input, after it for an
 *     output
 */
public record TensorDescription(String id, List<String> channels, List<Processing> processing) {

	public TensorDescription {
		channels = List.copyOf(channels);
		processing = List.copyOf(processing);
	}
}
