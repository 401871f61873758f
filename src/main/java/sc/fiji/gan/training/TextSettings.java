package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.dataset.CaptionedImages;
import sc.fiji.gan.dataset.Fit;
import sc.fiji.gan.dataset.Flips;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of a network that makes images of sentences.
 *
 * @param name the id of the model
 * @param size edge of the images, in pixels
 * @param fit how images become squares of that size
 * @param flips which mirrored and turned images have the same caption
 * @param rare in how many captions a word has to be, so that it is learnt
 * @param network the networks
 * @param divergence how strongly what the generator is told of a sentence is held to what it is
 *     told of others
 * @param steps training steps; 0 for a pre-flight
 * @param batch images in a step
 * @param rate Adam's learning rate
 * @param seed of weights and batches
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param realimages whether the model card shows images that were held out, beside generated ones
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where the images come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record TextSettings(String name, int size, Fit fit, Flips flips, int rare, GenerationNetwork network,
		double divergence, long steps, int batch, double rate, long seed, boolean remedies, boolean realimages,
		String start, String credit, String licence) implements TrainingSettings {

	/** What the engine calls the network. */
	static final String ARCHITECTURE = "text";

	/** What suits most images. */
	public static final double RATE = 0.0005;
	/** Half of the average comes from the last 300 steps or so. */
	private static final double AVERAGING = 0.998;
	private static final long LARGEST_BATCH = 16_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public TextSettings {
		requireName("name", name, "my-cells-from-text");
		require(size >= 8 && size <= 1024, "size", size, "a whole number from 8 to 1024");
		require(rare >= 1 && rare <= 10_000, "rare", rare, "a whole number from 1 to 10000");
		require(divergence >= 0 && divergence <= 10, "divergence", divergence, "a number from 0 to 10");
		requireSteps(steps);
		require(batch >= 2 && batch <= 1024, "batch", batch, "a whole number from 2 to 1024");
		require((long) batch * size * size <= LARGEST_BATCH, "batch=" + batch + " size", size,
				"smaller ones: together at most " + LARGEST_BATCH / 1_000_000 + " megapixels");
		require(rate > 0 && rate <= 1, "rate", rate, "a number above 0 and up to 1");
		require(network.frozen() == 0 || !start.isBlank(), "frozen", network.frozen(),
				"0, or a model to start from (start=[model]): layers that have learnt nothing are no good frozen");
		requireLicence(licence);
	}

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param checkpoints the folder for checkpoints
	 * @param from a checkpoint to start from, or null
	 */
	TrainingPlan plan(final long until, final CaptionedImages images, final Path checkpoints, final Path from) {
		final Map<String, Double> parameters = new HashMap<>(network.parameters());
		parameters.put("size", (double) size);
		parameters.put("channels", (double) images.images().kind().channels());
		parameters.put("words", (double) images.vocabulary().words().size());
		parameters.put("length", (double) images.vocabulary().length());
		parameters.put("divergence", divergence);
		parameters.put("batch", (double) batch);
		if (!remedies) parameters.put("remedies", 0.0);
		return new TrainingPlan(ARCHITECTURE, parameters, until, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), from);
	}
}
