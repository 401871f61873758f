package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.Fit;
import sc.fiji.gan.dataset.Flips;
import sc.fiji.gan.dataset.GenerationImages;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of a generator.
 *
 * @param name the id of the model
 * @param architecture {@code stylegan}, {@code conditional}, {@code dcgan} or {@code vanilla}
 * @param categories {@code auto}: folders are categories if the architecture knows some;
 *     {@code none}: all images are of one kind
 * @param size edge of the images, in pixels
 * @param fit how images become squares of that size
 * @param flips which mirrored and turned images are of the same kind
 * @param network the networks
 * @param steps training steps; 0 for a pre-flight
 * @param batch images in a step
 * @param rate Adam's learning rate; 0 for what suits the architecture
 * @param seed of weights and batches
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param realimages whether the model card shows images that were held out, beside generated ones
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where the images come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record GenerationSettings(String name, String architecture, String categories, int size, Fit fit, Flips flips,
		GenerationNetwork network, long steps, int batch, double rate, long seed, boolean remedies, boolean realimages,
		String start, String credit, String licence) implements TrainingSettings {

	private static final String STYLES = "stylegan";
	private static final String CONDITIONAL = "conditional";
	private static final List<String> ARCHITECTURES = List.of(STYLES, CONDITIONAL, "dcgan", "vanilla");
	private static final double RATE = 0.0002;
	/** Learning rates of its layers are equalised. */
	private static final double RATE_OF_STYLES = 0.0025;
	/** Half of the average comes from the last 300 steps or so. */
	private static final double AVERAGING = 0.998;
	private static final long LARGEST_BATCH = 16_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public GenerationSettings {
		require(ARCHITECTURES.contains(architecture), "architecture", architecture,
				"stylegan, conditional, dcgan or vanilla");
		requireName("name", name, "my-cells");
		require(categories.equals("auto") || categories.equals("none"), "categories", categories, "auto or none");
		require(!architecture.equals(CONDITIONAL) || categories.equals("auto"), "categories", categories,
				"auto, for architecture=conditional makes images of categories, or choose dcgan");
		require(size >= 8 && size <= 1024, "size", size, "a whole number from 8 to 1024");
		requireSteps(steps);
		require(batch >= 2 && batch <= 1024, "batch", batch, "a whole number from 2 to 1024");
		require((long) batch * size * size <= LARGEST_BATCH, "batch=" + batch + " size", size,
				"smaller ones: together at most " + LARGEST_BATCH / 1_000_000 + " megapixels");
		require(rate >= 0 && rate <= 1, "rate", rate,
				"a number above 0 and up to 1, or 0 for what suits the architecture");
		require(network.frozen() == 0 || !start.isBlank(), "frozen", network.frozen(),
				"0, or a model to start from (start=[model]): layers that have learnt nothing are no good frozen");
		requireLicence(licence);
		if (rate == 0) rate = architecture.equals(STYLES) ? RATE_OF_STYLES : RATE;
	}

	/** Whether folders are categories. */
	public boolean isOfCategories() {
		return categories.equals("auto") && (architecture.equals(STYLES) || architecture.equals(CONDITIONAL));
	}

	/**
	 * Looks whether images are what the architecture needs.
	 *
	 * @throws IllegalArgumentException if they are not; one sentence for the user
	 */
	void requireSuited(final GenerationImages images) {
		if (architecture.equals(CONDITIONAL) && !images.isConditional())
			throw new IllegalArgumentException("'" + images.source()
					+ "' has no folders of two categories or more, which architecture=conditional needs: put the images"
					+ " of each category into a folder of its own, or choose stylegan or dcgan.");
	}

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param channels of the images
	 * @param classes how many categories there are; 0 for none
	 * @param checkpoints the folder for checkpoints
	 * @param from a checkpoint to start from, or null
	 */
	TrainingPlan plan(final long until, final int channels, final int classes, final Path checkpoints,
			final Path from) {
		final Map<String, Double> parameters = new HashMap<>(network.parameters());
		parameters.put("size", (double) size);
		parameters.put("channels", (double) channels);
		parameters.put("classes", (double) classes);
		parameters.put("batch", (double) batch);
		if (!remedies) parameters.put("remedies", 0.0);
		return new TrainingPlan(architecture, parameters, until, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), from);
	}
}
