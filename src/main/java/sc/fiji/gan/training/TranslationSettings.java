package sc.fiji.gan.training;

import static sc.fiji.gan.training.TrainingSettings.require;
import static sc.fiji.gan.training.TrainingSettings.requireLicence;
import static sc.fiji.gan.training.TrainingSettings.requireName;
import static sc.fiji.gan.training.TrainingSettings.requireSteps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.gan.dataset.Polarity;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * What a user chooses for the training of an image translation.
 *
 * @param name the id of the model from source to target
 * @param architecture {@code cyclegan}, which needs no pairs, or {@code pix2pix}, which learns from
 *     them
 * @param direction {@code forward}, {@code backward} or {@code both}: which generators become
 *     models; {@code pix2pix} has but the first
 * @param inverse the id of the model from target to source; empty for {@code <name>-inverse}
 * @param network generators and discriminators
 * @param losses what is minimised
 * @param steps training steps; 0 for a pre-flight
 * @param batch squares of each domain in a step
 * @param patch edge of the squares, in pixels
 * @param rate Adam's learning rate
 * @param seed of weights and batches
 * @param remedies whether faults that are noticed are mended, and not only told
 * @param start the id of a model whose weights are the beginning; empty to begin with random ones
 * @param credit where the images come from and under which licence, for the model card
 * @param licence of the weights, an SPDX identifier such as {@code CC-BY-4.0}
 */
public record TranslationSettings(String name, String architecture, String direction, String inverse,
		TranslationNetwork network, TranslationLosses losses, long steps, int batch, int patch, double rate, long seed,
		boolean remedies, String start, String credit, String licence) implements TrainingSettings {

	private static final String PAIRED = "pix2pix";
	private static final double AVERAGING = 0.999;
	private static final long LARGEST_BATCH = 16_000_000;

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public TranslationSettings {
		require(architecture.equals(PAIRED) || architecture.equals("cyclegan"), "architecture", architecture,
				"cyclegan (no pairs) or pix2pix (pairs)");
		if (architecture.equals(PAIRED)) direction = "forward";
		require(List.of("forward", "backward", "both").contains(direction), "direction", direction,
				"forward, backward or both");
		if (inverse.isBlank()) inverse = name + "-inverse";
		requireName("name", name, "my-stain");
		requireName("inverse", inverse, "my-stain");
		require(!inverse.equals(name), "inverse", inverse, "another name than that of the model, or none");
		requireSteps(steps);
		require(batch >= 1 && batch <= 1024, "batch", batch, "a whole number from 1 to 1024");
		require(patch >= 16 && patch <= 2048, "patch", patch, "a whole number from 16 to 2048");
		require((long) batch * patch * patch <= LARGEST_BATCH, "batch=" + batch + " patch", patch,
				"smaller ones: together at most " + LARGEST_BATCH / 1_000_000 + " megapixels");
		requireLicence(licence);
		require(rate > 0 && rate <= 1, "rate", rate, "a number above 0 and up to 1, such as 0.0002");
	}

	/** Whether it learns from pairs. */
	public boolean isPaired() {
		return architecture.equals(PAIRED);
	}

	/** The generators that become models, the first of which keeps what training goes on from. */
	List<String> generators() {
		return switch (direction) {
			case "forward" -> List.of(Generators.SOURCE_TO_TARGET);
			case "backward" -> List.of(Generators.TARGET_TO_SOURCE);
			default -> List.of(Generators.SOURCE_TO_TARGET, Generators.TARGET_TO_SOURCE);
		};
	}

	/** The id of the model that a generator becomes. */
	String id(final String generator) {
		return generator.equals(Generators.SOURCE_TO_TARGET) ? name : inverse;
	}

	/**
	 * The plan for the engine.
	 *
	 * @param until the last step
	 * @param sourceChannels of the images of the source
	 * @param targetChannels of those of the target
	 * @param polarity see {@link Polarity#sign}
	 * @param checkpoints the folder for checkpoints
	 * @param start a checkpoint to start from, or null
	 */
	TrainingPlan plan(final long until, final int sourceChannels, final int targetChannels, final int polarity,
			final Path checkpoints, final Path start) {
		final Map<String, Double> parameters = new HashMap<>(network.parameters(isPaired()));
		parameters.putAll(losses.parameters(isPaired(), polarity));
		parameters.put("sourcechannels", (double) sourceChannels);
		parameters.put("targetchannels", (double) targetChannels);
		parameters.put("batch", (double) batch);
		parameters.put("patch", (double) patch);
		if (!remedies) parameters.put("remedies", 0.0);
		return new TrainingPlan(architecture, parameters, until, rate, TrainingPlan.Schedule.LINEAR, AVERAGING, seed,
				checkpoints, CheckpointInterval.of(until), start);
	}
}
