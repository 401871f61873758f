package sc.fiji.gan.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.NetworkFacts;

/** What is told about a training before it is begun. */
record PreFlight(SuperResolutionSettings settings, TrainingImages images, Engine engine, TrialRun.Cost cost) {

	/** How many steps people take: a first look, the default, and patience. */
	private static final List<Long> STEPS = List.of(1_000L, 10_000L, 40_000L);
	/** Of each value that the network computes there are its gradient and copies on the way. */
	private static final int COPIES = 4;

	/**
	 * The report, line by line.
	 *
	 * @param training where checkpoints would go
	 * @param models where the model would go
	 * @throws IllegalArgumentException if there is not enough room
	 */
	List<String> lines(final Path training, final Path models) {
		final NetworkFacts facts = engine.facts(cost.plan());
		final DiskNeed need = DiskNeed.of(cost.checkpoint(), facts.parameters());
		need.require(training);
		final List<String> lines = new ArrayList<>();
		lines.add("Pre-flight of '%s': nothing was written, and nothing stands against it.".formatted(settings.name()));
		lines.add("Images: '%s', %d images, %d planes, %,d pixels".formatted(images.source(), images.images(),
				images.planes().size(), images.pixels()));
		lines.add("Network: %s x%d, 1 channel, %,d parameters, receptive field %d x %d px".formatted(
				settings.architecture(), settings.scale(), facts.parameters(), 2 * facts.halo() + 1,
				2 * facts.halo() + 1));
		lines.addAll(times());
		lines.add(memory());
		lines.add("Disk: %s for a checkpoint, %s in all; %s are free".formatted(DiskNeed.megabytes(cost.checkpoint()),
				DiskNeed.megabytes(need.bytes()), DiskNeed.megabytes(DiskNeed.free(training))));
		lines.add("Checkpoints would go to " + training + " until the model is made");
		lines.add("The model would go to " + models.resolve(settings.name()));
		return lines;
	}

	private List<String> times() {
		final List<String> lines = new ArrayList<>();
		lines.add("Time: %.0f ms a step (mean of two), %.1f s a validation, on %s".formatted(1000 * cost.step(),
				cost.validation(), engine.devices().get(engine.devices().size() - 1).name()));
		for (final long steps : STEPS)
			lines.add("%,d steps would take about %s".formatted(steps,
					duration(cost.seconds(steps, settings.withSteps(steps).interval()))));
		return lines;
	}

	/** Two digits of what is known to no more. */
	static String duration(final double seconds) {
		final Duration time = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
		if (time.toHours() >= 10) return time.plusMinutes(30).toHours() + " h";
		if (time.toHours() > 0) return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
		return time.toMinutes() > 0 ? time.plusSeconds(30).toMinutes() + " min" : time.toSeconds() + " s";
	}

	private String memory() {
		return "Memory: %s for the images in Java's heap, which may have %s; %s".formatted(
				DiskNeed.megabytes(imageBytes()), DiskNeed.megabytes(Runtime.getRuntime().maxMemory()),
				cost.resident() > 0
						? DiskNeed.megabytes(cost.resident()) + " for all of ImageJ after these steps"
						: "about " + DiskNeed.megabytes(stepBytes()) + " for a step");
	}

	/** At both resolutions, four bytes a pixel. */
	private long imageBytes() {
		return Float.BYTES * (images.pixels() + images.pixels() / (settings.scale() * settings.scale()));
	}

	/** All layers are at the low resolution, two in each block. */
	private long stepBytes() {
		final long values = (long) settings.batch() * settings.patch() * settings.patch()
				* (settings.features() * (2L * settings.blocks() + 2) + 2L * settings.scale() * settings.scale());
		return COPIES * Float.BYTES * values;
	}
}
