package sc.fiji.gan.engine;

import java.util.List;

/**
 * What a network that somebody else made says of itself, read without running it.
 *
 * @param signature the name of the signature that was looked at; empty if the network has none
 * @param signatures the names of all that there are
 * @param inputs what it can be given, in no particular order
 * @param outputs what it makes, likewise
 * @param operations how many operations it consists of
 */
public record NetworkOutline(String signature, List<String> signatures, List<Port> inputs, List<Port> outputs,
		int operations) {

	/**
	 * An input or output.
	 *
	 * @param name in the signature; of a network without signature, the operation's
	 * @param tensor such as {@code conv/Relu:0}
	 * @param type of its values, such as {@code float}; {@code unknown} if that is not said
	 * @param shape the sizes along its axes, -1 where they may vary; empty if nothing is said
	 */
	public record Port(String name, String tensor, String type, List<Integer> shape) {

		public Port {
			shape = List.copyOf(shape);
		}

		/** Name, type and shape, as it is shown to the user. */
		@Override
		public String toString() {
			return name + " (" + type + (shape.isEmpty() ? "" : " " + shape.toString().replace("-1", "?")) + ")";
		}
	}

	public NetworkOutline {
		signatures = List.copyOf(signatures);
		inputs = List.copyOf(inputs);
		outputs = List.copyOf(outputs);
	}
}
