package sc.fiji.gan.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user chooses for the adversarial part of a training.
 *
 * @param discriminator {@code patch} scores overlapping patches, {@code unet} every pixel
 * @param adversarial weight of not being found out; content has the weight 1
 * @param matching weight of looking alike to the discriminator's inner layers
 * @param consistency weight of being the input again when made small
 * @param perceptual weight of looking alike to the inner layers of {@code extractor}
 * @param extractor the id or folder of a feature network; empty for none
 * @param augmentation {@code fixed} augments all that the discriminator sees, {@code adaptive} as
 *     much as keeps it from knowing the images by heart, {@code none} nothing
 */
public record AdversarialSettings(String discriminator, double adversarial, double matching, double consistency,
		double perceptual, String extractor, String augmentation) {

	private static final List<String> AUGMENTATIONS = List.of("none", "fixed", "adaptive");

	/** What suits most images. */
	public static final AdversarialSettings DEFAULT = new AdversarialSettings("patch", 0.01, 0.1, 1, 0, "", "fixed");

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public AdversarialSettings {
		if (!discriminator.equals("patch") && !discriminator.equals("unet"))
			throw new IllegalArgumentException("discriminator=" + discriminator
					+ " is not possible: give patch (faster) or unet (judges every pixel).");
		if (!AUGMENTATIONS.contains(augmentation))
			throw new IllegalArgumentException("augmentation=" + augmentation + " is not possible: give "
					+ String.join(", ", AUGMENTATIONS) + ".");
		requireWeight("adversarial", adversarial);
		requireWeight("matching", matching);
		requireWeight("consistency", consistency);
		requireWeight("perceptual", perceptual);
		if (perceptual > 0 && extractor.isBlank())
			throw new IllegalArgumentException(
					"perceptual=" + perceptual + " needs a feature network: give extractor=[model], or perceptual=0.");
	}

	private static void requireWeight(final String key, final double weight) {
		if (!(weight >= 0 && weight <= 1000))
			throw new IllegalArgumentException(
					key + "=" + weight + " is not possible: give a weight from 0 to 1000; content has 1.");
	}

	/** As the architecture wants them; what came to be later is left out if it has its default. */
	Map<String, Double> parameters() {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("unet", discriminator.equals("unet") ? 1.0 : 0.0, "adversarial", adversarial, "matching",
						matching, "consistency", consistency, "perceptual", perceptual));
		if (!augmentation.equals(DEFAULT.augmentation))
			parameters.put("augmentation", (double) AUGMENTATIONS.indexOf(augmentation));
		return parameters;
	}
}
