package sc.fiji.gan.exchange;

import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.gan.engine.NetworkOutline;
import sc.fiji.gan.engine.NetworkOutline.Port;
import sc.fiji.gan.model.ModelException;

/** Chooses the one input and the one output of a network that are used. */
final class Ports {

	private static final List<String> NO_IMAGES = List.of("bool", "string", "resource", "variant");

	private final NetworkOutline outline;

	Ports(final NetworkOutline outline) {
		this.outline = outline;
	}

	/**
	 * @param given by the user: a name in the signature, or any tensor; may be empty
	 * @param read in the package, likewise
	 * @throws ModelException if there are several and none of them is named
	 */
	Finding<Port> input(final String given, final String read) {
		final List<Port> images = outline.inputs().stream().filter(port -> !NO_IMAGES.contains(port.type())).toList();
		return choose("input", images, given, read);
	}

	/** The same for the output. Of a network without a signature it is the last that nothing needs. */
	Finding<Port> output(final String given, final String read) {
		final List<Port> images = outline.outputs().stream().filter(port -> !NO_IMAGES.contains(port.type())).toList();
		final boolean isChosen = !given.isEmpty() || named(images, read) != null;
		if (!isChosen && outline.signature().isEmpty() && images.size() > 1) return Finding.assumed(images.get(0));
		return choose("output", images, given, read);
	}

	private static Finding<Port> choose(final String end, final List<Port> ports, final String given,
			final String read) {
		if (!given.isEmpty()) {
			final Port port = named(ports, given);
			return Finding.given(port != null ? port : inner(given));
		}
		final Port port = named(ports, read);
		if (port != null) return Finding.read(port);
		if (ports.size() == 1) return Finding.read(ports.get(0));
		throw new ModelException("The network has " + (ports.isEmpty() ? "no " : "several ") + end + "s"
				+ (ports.isEmpty() ? "" : ": " + ports.stream().map(Port::toString).collect(Collectors.joining(", ")))
				+ "; name the tensor that is the image (" + end + "tensor=name).");
	}

	/** One of them by its name, or by that of its tensor with or without its number. */
	private static Port named(final List<Port> ports, final String name) {
		return name.isEmpty()
				? null
				: ports.stream().filter(port -> port.name().equals(name) || port.tensor().equals(name)
						|| port.tensor().equals(name + ":0")).findFirst().orElse(null);
	}

	private static Port inner(final String tensor) {
		return new Port(tensor, tensor.contains(":") ? tensor : tensor + ":0", "unknown", List.of());
	}
}
