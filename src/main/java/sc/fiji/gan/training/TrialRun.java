package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.ProcessMemory;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

/**
 * The first steps of a training, for their time and memory: one to get going and two that are
 * measured, with a validation and a checkpoint at the end. They are done in a temporary folder that
 * disappears.
 */
final class TrialRun {

	private static final int WARM_UP = 1;
	private static final int MEASURED = 2;

	/**
	 * What a training takes.
	 *
	 * @param plan what was tried
	 * @param step mean seconds of a step
	 * @param validation seconds of a validation with its checkpoint
	 * @param checkpoint bytes of a checkpoint
	 * @param resident bytes of RAM that the process had after the steps; 0 where the system does not
	 *     tell
	 */
	record Cost(TrainingPlan plan, double step, double validation, long checkpoint, long resident) {

		/** Seconds of a whole training. */
		double seconds(final long steps, final int interval) {
			return steps * step + Math.ceil((double) steps / interval) * validation;
		}
	}

	private final Engine engine;
	private final TrainingData data;
	private final Optional<Path> newest;
	private final Progress progress;

	/** @param newest a checkpoint to go on from, whose settings have to be the same */
	TrialRun(final Engine engine, final TrainingData data, final Optional<Path> newest, final Progress progress) {
		this.engine = engine;
		this.data = data;
		this.newest = newest;
		this.progress = progress;
	}

	/** When the trial ends, counted from the very first step of the training. */
	long steps() {
		return newest.map(TrainingFolder::step).orElse(0L) + WARM_UP + MEASURED;
	}

	/** @param plan the plan of {@link #steps()} steps for a folder */
	Cost run(final Function<Path, TrainingPlan> plan) throws IOException {
		try (TemporaryFolder work = TemporaryFolder.of("trial")) {
			if (newest.isPresent()) Files.copy(newest.get(), work.path().resolve(newest.get().getFileName()));
			return measure(plan.apply(work.path()));
		}
	}

	private Cost measure(final TrainingPlan plan) throws IOException {
		final List<Double> seconds = new ArrayList<>();
		final long[] lastStep = new long[1];
		final double[] validation = new double[1];
		final Path newestCheckpoint = engine.train(plan, data, new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double time,
					final double waited) {
				seconds.add(time);
				lastStep[0] = System.nanoTime();
				progress.update((double) seconds.size() / (WARM_UP + MEASURED), "Trying the first steps");
			}

			@Override
			public void saved(final long step, final Path checkpoint) {
				validation[0] = (System.nanoTime() - lastStep[0]) / 1e9;
			}

			@Override
			public boolean shouldStop() {
				return progress.isCanceled();
			}
		}).newest();
		if (progress.isCanceled()) throw new CancellationException("The pre-flight was canceled.");
		final double step = seconds.stream().skip(WARM_UP).mapToDouble(s -> s).average().orElseThrow();
		return new Cost(plan, step, validation[0], Files.size(newestCheckpoint), ProcessMemory.resident().orElse(0));
	}
}
