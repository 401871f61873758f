package sc.fiji.gan.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model package says of its network, as far as it is needed to run it on images.
 *
 * @param id the folder name of the package: lower case, digits and hyphens
 * @param name for people
 * @param version of the model, such as {@code 1.0.0}
 * @param task what it is for
 * @param licence SPDX identifier of the weights' licence
 * @param input the one image it takes
 * @param outputs the one image it gives, or the layers of a feature network
 * @param scale how many times larger the output is than the input, along both axes; 1 if it keeps
 *     the size
 * @param halo radius of the receptive field in input pixels: an output pixel depends on no input
 *     pixel further away than this
 * @param multiple height and width of an input block must be multiples of this
 * @param restoresRange whether the output is in the units of the normalised input, so that the
 *     inverse of the input's normalisation brings it back to the image's own range
 * @param generation what images are made of, if they are not made of images
 */
public record ModelDescription(String id, String name, String version, Task task, String licence,
		TensorDescription input, List<TensorDescription> outputs, int scale, int halo, int multiple,
		boolean restoresRange, Optional<GenerationDescription> generation) {

	public ModelDescription {
		outputs = List.copyOf(outputs);
	}

	/** A model that makes images of images. */
	public ModelDescription(final String id, final String name, final String version, final Task task,
			final String licence, final TensorDescription input, final List<TensorDescription> outputs, final int scale,
			final int halo, final int multiple, final boolean restoresRange) {
		this(id, name, version, task, licence, input, outputs, scale, halo, multiple, restoresRange, Optional.empty());
	}

	/** A model with one output. */
	public ModelDescription(final String id, final String name, final String version, final Task task,
			final String licence, final TensorDescription input, final TensorDescription output, final int scale,
			final int halo, final int multiple, final boolean restoresRange) {
		this(id, name, version, task, licence, input, List.of(output), scale, halo, multiple, restoresRange);
	}

	/**
	 * A generator.
	 *
	 * @param task {@link Task#GENERATION}, or {@link Task#TEXT_TO_IMAGE} if it is told sentences
	 * @param input the name that the network has for its input
	 */
	public static ModelDescription ofGenerator(final String id, final String name, final String version,
			final String licence, final Task task, final String input, final TensorDescription output,
			final GenerationDescription generation) {
		return new ModelDescription(id, name, version, task, licence, generation.input(input), List.of(output), 1, 0, 1,
				false, Optional.of(generation));
	}

	/** One that is not told sentences. */
	public static ModelDescription ofGenerator(final String id, final String name, final String version,
			final String licence, final String input, final TensorDescription output,
			final GenerationDescription generation) {
		return ofGenerator(id, name, version, licence, Task.GENERATION, input, output, generation);
	}

	/** The one image it gives; of a feature network, its first layer. */
	public TensorDescription output() {
		return outputs.get(0);
	}

	public int inputChannels() {
		return input.channels().size();
	}

	public int outputChannels() {
		return output().channels().size();
	}
}
