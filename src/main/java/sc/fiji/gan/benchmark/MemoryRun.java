package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import sc.fiji.gan.dataset.SuperResolutionPairs;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.ProcessMemory;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

/** A training that notes its memory, in a process of its own; a child of {@link TrainingMemory}. */
final class MemoryRun implements TrainingListener {

	private static final int SCALE = 2;

	private final long every;
	private final StringJoiner megabytes = new StringJoiner(" ");
	private double seconds;
	private double waited;

	private MemoryRun(final long every) {
		this.every = every;
	}

	/**
	 * @param arguments architecture, steps, steps between two notes, patches in a step, their edge,
	 *     features, blocks
	 */
	public static void main(final String... arguments) throws IOException {
		try (TemporaryFolder folder = TemporaryFolder.of("benchmark")) {
			final int edge = Integer.parseInt(arguments[4]);
			final SuperResolutionPairs pairs = new SuperResolutionPairs(SamplePhotos.draw(4, 4 * SCALE * edge).planes(),
					SCALE, Integer.parseInt(arguments[3]), edge, 1);
			final MemoryRun run = new MemoryRun(Long.parseLong(arguments[2]));
			Engines.engine().train(plan(arguments, folder.path()), pairs, run);
			System.out.printf(Locale.ROOT, "%s%.5f %s%n", ChildJvm.RESULT, run.waited / run.seconds, run.megabytes);
		}
	}

	/** Validations and checkpoints are part of it, at the same steps. */
	private static TrainingPlan plan(final String[] arguments, final Path folder) {
		return new TrainingPlan(arguments[0],
				Map.of("scale", (double) SCALE, "channels", 1.0, "features", Double.parseDouble(arguments[5]), "blocks",
						Double.parseDouble(arguments[6]), "consistency", 1.0),
				Long.parseLong(arguments[1]), 1e-4, TrainingPlan.Schedule.COSINE, 0.999, 1, folder,
				Integer.parseInt(arguments[2]), null);
	}

	@Override
	public void stepped(final long step, final Map<String, Double> losses, final double time, final double waiting) {
		seconds += time;
		waited += waiting;
		if (step % every == 0)
			megabytes.add(String.format(Locale.ROOT, "%.1f", ProcessMemory.resident().orElseThrow() * 1e-6));
	}
}
