package sc.fiji.gan.tensorflow.foreign;

import sc.fiji.gan.tensorflow.runtime.Refusal;

/**
 * An input of an operation: the output of another one, or only its end.
 *
 * @param node name of the other operation
 * @param index which of its outputs
 * @param control whether it is only waited for
 */
record Reference(String node, int index, boolean control) {

	/** @param text {@code conv}, {@code split:1} or {@code ^init} */
	static Reference parse(final String text) {
		if (text.startsWith("^")) return new Reference(text.substring(1), 0, true);
		final int colon = text.lastIndexOf(':');
		if (colon < 0) return new Reference(text, 0, false);
		try {
			final int index = Integer.parseInt(text.substring(colon + 1));
			if (index >= 0) return new Reference(text.substring(0, colon), index, false);
		} catch (final NumberFormatException e) {
			// told below
		}
		throw new Refusal("it refers to '" + text + "', which is no tensor");
	}

	@Override
	public String toString() {
		return control ? "^" + node : index == 0 ? node : node + ":" + index;
	}
}
