package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;

import java.util.HashMap;
import java.util.Map;

/**
 * What the training of a style minimises.
 *
 * @param texture weight of having the picture's texture
 * @param adversarial weight of not being found out by the discriminators
 * @param content weight of having light and edges where the photograph has them
 * @param smoothness weight of having few differences between neighbouring pixels
 * @param steadiness weight of a camera's noise not flickering
 * @param extractor the id or folder of a feature network that takes the place of the random filters
 *     in the texture's loss; empty for these
 */
public record StyleLosses(double texture, double adversarial, double content, double smoothness, double steadiness,
		String extractor) {

	/** What suits most pictures. */
	public static final StyleLosses DEFAULT = new StyleLosses(10, 3, 4, 0.1, 1, "");

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public StyleLosses {
		requireWeight("texture", texture);
		requireWeight("adversarial", adversarial);
		requireWeight("content", content);
		requireWeight("smoothness", smoothness);
		requireWeight("steadiness", steadiness);
	}

	private static void requireWeight(final String key, final double weight) {
		require(weight >= 0 && weight <= 1000, key, weight, "a weight from 0 to 1000");
	}

	/**
	 * As the architecture wants them. Without steadiness they are those of a time that did not know it,
	 * so that its trainings can be resumed.
	 */
	Map<String, Double> parameters() {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("texture", texture, "adversarial", adversarial, "content", content, "smoothness", smoothness));
		if (steadiness > 0) parameters.put("steadiness", steadiness);
		return parameters;
	}
}
