package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of a style.
 *
 * @param name the id of the model
 * @param stylesize the longer edge that the picture is reduced to, in pixels
 * @param network generator and discriminators
 * @param losses what is minimised
 * @param steps training steps; 0 for a pre-flight
 * @param batch squares of photographs in a step
 * @param patch edge of the squares, in pixels
 * @param rate Adam's learning rate
 * @param seed of weights and batches
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where picture and photographs come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record StyleSettings(String name, int stylesize, TranslationNetwork network, StyleLosses losses, long steps,
		int batch, int patch, double rate, long seed, boolean remedies, String start, String credit,
		String licence) implements TrainingSettings {

	private static final double AVERAGING = 0.999;
	private static final long LARGEST_BATCH = 16_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public StyleSettings {
		requireName("name", name, "style-my-painting");
		require(stylesize >= 32 && stylesize <= 4096, "stylesize", stylesize, "a whole number from 32 to 4096");
		requireSteps(steps);
		require(batch >= 1 && batch <= 256, "batch", batch, "a whole number from 1 to 256");
		require(patch >= 64 && patch <= 1024 && patch % 8 == 0, "patch", patch, "a multiple of 8 from 64 to 1024");
		require((long) batch * patch * patch <= LARGEST_BATCH, "batch=" + batch + " patch", patch,
				"smaller ones: together at most " + LARGEST_BATCH / 1_000_000 + " megapixels");
		require(rate > 0 && rate <= 1, "rate", rate, "a number above 0 and up to 1, such as 0.001");
		requireLicence(licence);
	}

	/**
	 * The plan for the engine.
	 *
	 * @param architecture the network that learns one style, or any
	 * @param until the last step
	 * @param checkpoints the folder for checkpoints
	 * @param start a checkpoint to start from, or null
	 * @param extractor the feature network of the texture's loss, or null
	 */
	TrainingPlan plan(final String architecture, final long until, final Path checkpoints, final Path start,
			final FeatureExtractor extractor) {
		final Map<String, Double> parameters = new HashMap<>(network.parameters(false));
		parameters.putAll(losses.parameters());
		parameters.put("stylesize", (double) stylesize);
		parameters.put("batch", (double) batch);
		parameters.put("patch", (double) patch);
		if (!remedies) parameters.put("remedies", 0.0);
		return new TrainingPlan(architecture, parameters, until, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), start, extractor);
	}
}
