package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of a super-resolution network.
 *
 * @param name the id of the model that is made
 * @param architecture the name of a network: {@code residual}, or {@code srgan} for that network
 *     with adversarial training
 * @param scale how many times larger images become: 2, 3, 4 or 8
 * @param features channels of the network's inner layers
 * @param blocks residual blocks
 * @param steps training steps; 0 for a pre-flight
 * @param batch patches in a step
 * @param patch edge of the patches at the low resolution, in pixels
 * @param rate Adam's learning rate
 * @param seed of weights and batches
 * @param octaves at how many sizes each image is trained on: 1 as it is, 2 at half size too, 3 at a
 *     quarter too. Reduced images have more detail for each pixel
 * @param loss {@code absolute} for the mean absolute error, {@code logarithmic} for what PSNR
 *     measures. Adversarial training always takes the absolute one
 * @param degradation how the small images are made of the large ones
 * @param adversary the adversarial part, which {@code residual} ignores
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where the images come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record SuperResolutionSettings(String name, String architecture, int scale, int features, int blocks, long steps,
		int batch, int patch, double rate, long seed, int octaves, String loss, Degradation degradation,
		AdversarialSettings adversary, boolean remedies, String start, String credit,
		String licence) implements TrainingSettings {

	private static final String ADVERSARIAL = "srgan";
	private static final List<String> ARCHITECTURES = List.of("residual", ADVERSARIAL);
	private static final double AVERAGING = 0.999;
	private static final long LARGEST_BATCH = 100_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public SuperResolutionSettings {
		requireName("name", name, "my-model-x2");
		require(ARCHITECTURES.contains(architecture), "architecture", architecture, String.join(" or ", ARCHITECTURES));
		require(scale == 2 || scale == 3 || scale == 4 || scale == 8, "scale", scale, "2, 3, 4 or 8");
		require(features >= 1 && features <= 512, "features", features, "a whole number from 1 to 512");
		require(blocks >= 0 && blocks <= 64, "blocks", blocks, "a whole number from 0 to 64");
		requireSteps(steps);
		require(batch >= 1 && batch <= 1024, "batch", batch, "a whole number from 1 to 1024");
		require(patch >= 8 && patch <= 1024, "patch", patch, "a whole number from 8 to 1024");
		require((long) batch * patch * patch * scale * scale <= LARGEST_BATCH, "batch=" + batch + " patch", patch,
				"smaller ones: together at most " + LARGEST_BATCH / 1_000_000 + " megapixels at the high resolution");
		require(octaves >= 1 && octaves <= 4, "octaves", octaves, "a whole number from 1 to 4");
		require(loss.equals("absolute") || loss.equals("logarithmic"), "loss", loss, "absolute or logarithmic");
		if (architecture.equals(ADVERSARIAL)) loss = "absolute";
		requireLicence(licence);
		require(rate > 0 && rate <= 1, "rate", rate, "a number above 0 and up to 1, such as 0.0005");
	}

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param checkpoints the folder for checkpoints
	 * @param start a checkpoint to start from, or null
	 * @param extractor the feature network of the loss, or null
	 */
	TrainingPlan plan(final long until, final Path checkpoints, final Path start, final FeatureExtractor extractor) {
		return new TrainingPlan(architecture, parameters(), until, rate, TrainingPlan.Schedule.COSINE, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), start, extractor);
	}

	/**
	 * Those of the network, and those of the data, which may not change in a training that is resumed
	 * either.
	 */
	private Map<String, Double> parameters() {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("scale", (double) scale, "channels", 1.0, "features", (double) features, "blocks",
						(double) blocks, "logarithmic", loss.equals("logarithmic") ? 1.0 : 0.0, "batch", (double) batch,
						"patch", (double) patch, "octaves", (double) octaves));
		if (isAdversarial()) parameters.putAll(adversary.parameters());
		if (!remedies) parameters.put("remedies", 0.0);
		return parameters;
	}

	/**
	 * Whether results are to look right rather than to be close to the reference in each pixel, so that
	 * an error of pixels does not tell which checkpoint is the best.
	 */
	boolean isAdversarial() {
		return architecture.equals(ADVERSARIAL);
	}

	/** By what the best checkpoint is chosen. */
	SuperResolutionPairs.Quality quality() {
		return isAdversarial() ? SuperResolutionPairs.Quality.APPEARANCE : SuperResolutionPairs.Quality.FIDELITY;
	}

	/** Edge of the patches at the high resolution, in pixels. */
	int targetEdge() {
		return patch * scale;
	}
}
