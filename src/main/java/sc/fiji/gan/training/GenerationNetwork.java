package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks of a generator's training, and what holds the discriminator back. What is 0 or
 * {@code auto} is as suits the architecture.
 *
 * @param width channels of the finest layers; of {@code vanilla} the units of its first layer; or 0
 * @param latent how many random numbers an image is made of; or 0
 * @param augmentation of what the discriminator sees: {@code none}, {@code fixed}, or
 *     {@code adaptive} for as much as it takes
 * @param r1 how strongly the discriminator's gradient at real images is held down, or {@code auto}
 * @param frozen how many of the discriminator's layers, from the images on, stay what they are, in
 *     a training that starts from a model
 */
public record GenerationNetwork(int width, int latent, String augmentation, String r1, int frozen) {

	private static final List<String> AUGMENTATIONS = List.of("none", "fixed", "adaptive");
	private static final double LARGEST_R1 = 1000;

	/** What suits most images. */
	public static final GenerationNetwork DEFAULT = new GenerationNetwork(0, 0, "adaptive", "auto", 0);

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public GenerationNetwork {
		require(width >= 0 && width <= 512, "width", width,
				"a whole number from 1 to 512, or 0 for what suits the architecture");
		require(latent >= 0 && latent <= 1024, "latent", latent,
				"a whole number from 1 to 1024, or 0 for what suits the architecture");
		require(AUGMENTATIONS.contains(augmentation), "augmentation", augmentation, String.join(", ", AUGMENTATIONS));
		require(r1.equals("auto") || isWeight(r1), "r1", r1,
				"a number from 0 to 1000, or auto for what suits the architecture");
		require(frozen >= 0 && frozen <= 64, "frozen", frozen, "a whole number from 0 to 64");
	}

	private static boolean isWeight(final String text) {
		try {
			final double number = Double.parseDouble(text);
			return number >= 0 && number <= LARGEST_R1;
		} catch (final NumberFormatException e) {
			return false;
		}
	}

	/** As the architecture wants them. */
	Map<String, Double> parameters() {
		final Map<String, Double> parameters = new HashMap<>();
		if (width > 0) parameters.put("width", (double) width);
		if (latent > 0) parameters.put("latent", (double) latent);
		parameters.put("augmentation", (double) AUGMENTATIONS.indexOf(augmentation));
		if (!r1.equals("auto")) parameters.put("r1", Double.parseDouble(r1));
		if (frozen > 0) parameters.put("frozen", (double) frozen);
		return parameters;
	}
}
