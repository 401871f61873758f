package sc.fiji.gan.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingPlan;

/** What is told about a training before it is begun. */
record PreFlight(String name, Subject subject, Engine engine, TrialRun.Cost cost) {

	/**
	 * What is to be trained.
	 *
	 * @param images a sentence without its end
	 * @param network likewise, before its parameters and its receptive field
	 * @param imageBytes what the images take in memory
	 * @param stepValues how many values the layers of the networks have in a step
	 */
	record Subject(String images, String network, long imageBytes, long stepValues) {}

	/** How many steps people take: a first look, the default, and patience. */
	private static final List<Long> STEPS = List.of(1_000L, 10_000L, 40_000L);
	/** Of each value that the network computes there are its gradient and copies on the way. */
	private static final int COPIES = 4;

	/**
	 * The report, line by line.
	 *
	 * @param training where checkpoints would go
	 * @param models where the models would go
	 * @param ids of the models
	 * @throws IllegalArgumentException if there is not enough room
	 */
	List<String> lines(final Path training, final Path models, final List<String> ids) {
		final NetworkFacts facts = largest(engine, cost.plan());
		final DiskNeed need = DiskNeed.of(cost.checkpoint(), exported(engine, cost.plan()));
		need.require(training);
		final List<String> lines = new ArrayList<>();
		lines.add("Pre-flight of '%s': nothing was written, and nothing stands against it.".formatted(name));
		lines.add("Images: " + subject.images);
		lines.add("Network: %s, %s".formatted(subject.network, measures(facts)));
		lines.addAll(times());
		lines.add(memory());
		lines.add("Disk: %s for a checkpoint, %s in all; %s are free".formatted(DiskNeed.megabytes(cost.checkpoint()),
				DiskNeed.megabytes(need.bytes()), DiskNeed.megabytes(DiskNeed.free(training))));
		lines.add("Checkpoints would go to " + training + " until the model is made");
		ids.forEach(id -> lines.add("The model would go to " + models.resolve(id)));
		return lines;
	}

	/** How large a network is, and how far it sees if it is shown an image. */
	static String measures(final NetworkFacts facts) {
		final String parameters = "%,d parameters".formatted(facts.parameters());
		return facts.latents().isPresent()
				? parameters
				: parameters + ", receptive field %d x %d px".formatted(2 * facts.halo() + 1, 2 * facts.halo() + 1);
	}

	/** The generator with the most weights: there may be one for each direction. */
	static NetworkFacts largest(final Engine engine, final TrainingPlan plan) {
		return engine.generators(plan).values().stream().max(Comparator.comparingLong(NetworkFacts::parameters))
				.orElseThrow();
	}

	/** The weights of all generators, each of which may become a model. */
	static long exported(final Engine engine, final TrainingPlan plan) {
		return engine.generators(plan).values().stream().mapToLong(NetworkFacts::parameters).sum();
	}

	private List<String> times() {
		final List<String> lines = new ArrayList<>();
		lines.add("Time: %.0f ms a step (mean of two), %.1f s a validation, on %s".formatted(1000 * cost.step(),
				cost.validation(), engine.devices().get(engine.devices().size() - 1).name()));
		for (final long steps : STEPS)
			lines.add("%,d steps would take about %s".formatted(steps,
					duration(cost.seconds(steps, CheckpointInterval.of(steps)))));
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
				DiskNeed.megabytes(subject.imageBytes), DiskNeed.megabytes(Runtime.getRuntime().maxMemory()),
				cost.resident() > 0
						? DiskNeed.megabytes(cost.resident()) + " for all of ImageJ after these steps"
						: "about " + DiskNeed.megabytes(COPIES * Float.BYTES * subject.stepValues) + " for a step");
	}
}
