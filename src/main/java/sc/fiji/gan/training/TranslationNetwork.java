package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks of an image translation.
 *
 * @param generator {@code resnet}, {@code unet}, or {@code auto} for what suits the architecture
 * @param width channels of the generator's and the discriminator's first layer
 * @param blocks residual blocks of a ResNet; how often a U-Net halves the resolution
 * @param receptivefield edge of the patches that the discriminator judges: 16, 34, 70 or 142 pixels
 * @param discriminators at how many sizes it judges, each half of the one before
 */
public record TranslationNetwork(String generator, int width, int blocks, int receptivefield, int discriminators) {

	/** What suits small computers. */
	public static final TranslationNetwork DEFAULT = new TranslationNetwork("auto", 16, 4, 34, 1);

	private static final int MOST_LEVELS = 8;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public TranslationNetwork {
		require(List.of("auto", "resnet", "unet").contains(generator), "generator", generator,
				"resnet, unet, or auto for what suits the architecture");
		require(width >= 1 && width <= 256, "width", width, "a whole number from 1 to 256");
		require(blocks >= 1 && blocks <= 32, "blocks", blocks, "a whole number from 1 to 32");
		require(!generator.equals("unet") || blocks <= MOST_LEVELS, "generator=unet blocks", blocks,
				"a whole number from 1 to " + MOST_LEVELS);
		require(List.of(16, 34, 70, 142).contains(receptivefield), "receptivefield", receptivefield,
				"16, 34, 70 or 142 pixels");
		require(discriminators >= 1 && discriminators <= 4, "discriminators", discriminators,
				"a whole number from 1 to 4");
	}

	/**
	 * Reads a number of pixels.
	 *
	 * @throws IllegalArgumentException if it is none; one sentence for the user
	 */
	public static int receptiveField(final String text) {
		try {
			return Integer.parseInt(text.trim());
		} catch (final NumberFormatException e) {
			throw new IllegalArgumentException(
					"receptivefield=" + text + " is not possible: give 16, 34, 70 or 142 pixels.", e);
		}
	}

	/** Whether it is a U-Net for an architecture. */
	boolean isUnet(final boolean paired) {
		return generator.equals("auto") ? paired : generator.equals("unet");
	}

	/** As the architecture wants them. */
	Map<String, Double> parameters(final boolean paired) {
		final boolean unet = isUnet(paired);
		final Map<String, Double> parameters = new HashMap<>();
		parameters.put("generator", unet ? 1.0 : 0.0);
		parameters.put("width", (double) width);
		parameters.put(unet ? "levels" : "blocks", (double) (unet ? Math.min(MOST_LEVELS, blocks) : blocks));
		parameters.put("discriminatorwidth", (double) width);
		parameters.put("receptivefield", (double) receptivefield);
		parameters.put("discriminators", (double) discriminators);
		return parameters;
	}
}
