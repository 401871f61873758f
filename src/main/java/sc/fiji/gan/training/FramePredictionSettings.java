package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of a prediction of frames.
 *
 * @param name the id of the model
 * @param past how many frames it sees
 * @param recursion how many frames are predicted in a step, each from those before it
 * @param width channels of the generator's layers at the full size, and of the discriminator's
 *     first
 * @param receptivefield edge of the patches that the discriminator judges: 16, 34, 70 or 142 pixels
 * @param discriminators at how many sizes it judges, each half of the one before
 * @param steps training steps; 0 for a pre-flight
 * @param batch parts of time-lapses in a step
 * @param patch edge of the squares, in pixels
 * @param rate Adam's learning rate
 * @param seed of weights and batches
 * @param losses what is minimised
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where the time-lapses come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record FramePredictionSettings(String name, int past, int recursion, int width, int receptivefield,
		int discriminators, long steps, int batch, int patch, double rate, long seed, Losses losses, boolean remedies,
		String start, String credit, String licence) implements TrainingSettings {

	/**
	 * What is minimised.
	 *
	 * @param content weight of the absolute error
	 * @param gradient weight of having edges as strong as they are
	 * @param grain weight of having as much texture as there is
	 * @param adversarial weight of not being found out by the discriminators
	 */
	public record Losses(double content, double gradient, double grain, double adversarial) {

		/** What suits most time-lapses. */
		public static final Losses DEFAULT = new Losses(100, 10, 100, 2);

		/** @throws IllegalArgumentException if a value is out of its range; the message names it */
		public Losses {
			requireWeight("content", content);
			requireWeight("gradient", gradient);
			requireWeight("grain", grain);
			requireWeight("adversarial", adversarial);
		}

		private static void requireWeight(final String key, final double weight) {
			require(weight >= 0 && weight <= 1000, key, weight, "a weight from 0 to 1000");
		}
	}

	static final String ARCHITECTURE = "frames";

	private static final double AVERAGING = 0.999;
	private static final long LARGEST_BATCH = 16_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public FramePredictionSettings {
		requireName("name", name, "predict-my-cells");
		require(past >= 2 && past <= 16, "past", past, "a whole number from 2 to 16");
		require(recursion >= 1 && recursion <= 8, "recursion", recursion, "a whole number from 1 to 8");
		require(width >= 1 && width <= 256, "width", width, "a whole number from 1 to 256");
		require(List.of(16, 34, 70, 142).contains(receptivefield), "receptivefield", receptivefield,
				"16, 34, 70 or 142 pixels");
		require(discriminators >= 1 && discriminators <= 4, "discriminators", discriminators,
				"a whole number from 1 to 4");
		requireSteps(steps);
		require(batch >= 1 && batch <= 256, "batch", batch, "a whole number from 1 to 256");
		require(patch >= 16 && patch <= 1024 && patch % 8 == 0, "patch", patch, "a multiple of 8 from 16 to 1024");
		require((long) batch * patch * patch * (past + recursion) <= LARGEST_BATCH, "batch=" + batch + " patch", patch,
				"smaller ones: with all frames together at most " + LARGEST_BATCH / 1_000_000 + " megapixels");
		require(rate > 0 && rate <= 1, "rate", rate, "a number above 0 and up to 1, such as 0.0005");
		requireLicence(licence);
	}

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param checkpoints the folder for checkpoints
	 * @param from a checkpoint to start from, or null
	 */
	TrainingPlan plan(final long until, final Path checkpoints, final Path from) {
		final Map<String, Double> parameters = new HashMap<>();
		parameters.put("past", (double) past);
		parameters.put("recursion", (double) recursion);
		parameters.put("width", (double) width);
		parameters.put("discriminatorwidth", (double) width);
		parameters.put("receptivefield", (double) receptivefield);
		parameters.put("discriminators", (double) discriminators);
		parameters.put("content", losses.content);
		parameters.put("gradient", losses.gradient);
		parameters.put("grain", losses.grain);
		parameters.put("adversarial", losses.adversarial);
		parameters.put("batch", (double) batch);
		parameters.put("patch", (double) patch);
		if (!remedies) parameters.put("remedies", 0.0);
		return new TrainingPlan(ARCHITECTURE, parameters, until, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), from);
	}
}
