package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.Polarity;

/**
 * What the training of an image translation minimises, beside not being found out.
 *
 * @param cycle weight of being the image again after the way there and back; for {@code cyclegan}
 * @param noise standard deviation of what is added to a translated image before the way back, as a
 *     part of half the range, so that nothing can be hidden in it; for {@code cyclegan}
 * @param identity weight, as a part of {@code cycle}, of leaving images alone that are of the
 *     wanted domain already, if both have as many channels; for {@code cyclegan}
 * @param structure weight of having brightness and edges where they were; for {@code cyclegan}
 * @param structureback the same for the way from target to source
 * @param polarity whether bright is to stay bright; for {@code cyclegan}
 * @param content weight of being the partner, pixel by pixel; for {@code pix2pix}
 * @param matching weight of looking alike to the discriminator's inner layers; for {@code pix2pix}
 * @param augmentation of what discriminators see: {@code none}, {@code fixed}, or {@code adaptive}
 *     for as much as it takes
 */
public record TranslationLosses(double cycle, double noise, double identity, double structure, double structureback,
		Polarity polarity, double content, double matching, String augmentation) {

	private static final List<String> AUGMENTATIONS = List.of("none", "fixed", "adaptive");

	/** What suits most images. */
	public static final TranslationLosses DEFAULT = new TranslationLosses(10, 0, 0.5, 1, 1, Polarity.AUTO, 100, 0,
			"fixed");

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public TranslationLosses {
		requireWeight("cycle", cycle);
		require(noise >= 0 && noise <= 1, "noise", noise, "a standard deviation from 0 to 1");
		requireWeight("identity", identity);
		requireWeight("structure", structure);
		requireWeight("structureback", structureback);
		requireWeight("content", content);
		requireWeight("matching", matching);
		require(AUGMENTATIONS.contains(augmentation), "augmentation", augmentation, String.join(", ", AUGMENTATIONS));
	}

	private static void requireWeight(final String key, final double weight) {
		require(weight >= 0 && weight <= 1000, key, weight, "a weight from 0 to 1000");
	}

	/**
	 * As the architecture wants them.
	 *
	 * @param sign see {@link Polarity#sign}
	 */
	Map<String, Double> parameters(final boolean paired, final int sign) {
		final Map<String, Double> parameters = new HashMap<>();
		parameters.put("augmentation", (double) AUGMENTATIONS.indexOf(augmentation));
		if (paired) {
			parameters.put("content", content);
			parameters.put("matching", matching);
		} else {
			parameters.put("cycle", cycle);
			parameters.put("noise", noise);
			parameters.put("identity", identity);
			parameters.put("structure", structure);
			parameters.put("structureback", structureback);
			parameters.put("polarity", (double) sign);
		}
		return parameters;
	}
}
