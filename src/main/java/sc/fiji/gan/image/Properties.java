package sc.fiji.gan.image;

import ij.ImagePlus;

/** What is written about an image, such as its Info. */
final class Properties {

	private Properties() {}

	/** Gives {@code result} what {@code input} has. */
	static void transfer(final ImagePlus input, final ImagePlus result) {
		if (input.getProperties() != null) input.getProperties().forEach((key, value) -> {
			if (value instanceof String) result.setProperty((String) key, value);
		});
		if (input.getImageProperties() != null)
			input.getImageProperties().forEach((key, value) -> result.setProp((String) key, (String) value));
	}
}
