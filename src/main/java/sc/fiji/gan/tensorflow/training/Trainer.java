package sc.fiji.gan.tensorflow.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tensorflow.Graph;
import org.tensorflow.Session;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Architectures;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * The training loop of every architecture: update, average, and at intervals validate and save. A
 * training that is resumed takes the course that it would have taken undisturbed, since its
 * checkpoint holds every variable and its batches depend on the step alone.
 */
public final class Trainer {

	private final TrainingPlan plan;
	private final Architecture architecture;
	private final TrainingData data;
	private final TrainingListener listener;
	private final CheckpointFolder checkpoints;

	public Trainer(final TrainingPlan plan, final TrainingData data, final TrainingListener listener) {
		this(plan, Architectures.named(plan.architecture()), data, listener);
	}

	/** For architectures that are not listed. */
	Trainer(final TrainingPlan plan, final Architecture architecture, final TrainingData data,
			final TrainingListener listener) {
		this.plan = plan;
		this.architecture = architecture;
		this.data = data;
		this.listener = listener;
		checkpoints = new CheckpointFolder(plan.folder());
	}

	/** Trains to the plan's last step, or until the listener wants to stop. */
	public TrainingSummary run(final Sessions sessions) {
		try (Graph graph = new Graph()) {
			final TrainingGraph training = new TrainingGraph(graph, plan, architecture, data.batch(0));
			try (Session session = sessions.open(graph)) {
				final TrainingState state = begin(training, session);
				return loop(training, session, state);
			}
		}
	}

	/** How many multiplications with additions a step takes; nothing is trained. */
	public double multiplyAdds() {
		try (Graph graph = new Graph()) {
			return new TrainingGraph(graph, plan, architecture, data.batch(0)).multiplyAdds();
		}
	}

	/** What the variables of a training take, in bytes; nothing is trained. */
	public long checkpointBytes() {
		try (Graph graph = new Graph()) {
			return new TrainingGraph(graph, plan, architecture, data.batch(0)).variables().bytes();
		}
	}

	private TrainingState begin(final TrainingGraph training, final Session session) {
		final Optional<Path> newest = checkpoints.newest();
		if (newest.isEmpty()) {
			training.variables().initialise(session);
			if (plan.start() != null) takeOver(training, session, CheckpointFolder.read(plan.start()).arrays());
			return TrainingState.start(plan, data);
		}
		final Npz.Content content = CheckpointFolder.read(newest.get());
		final TrainingState state = TrainingState.parse(content.state()).resumed(plan, data);
		training.variables().restore(session, content.arrays());
		return state;
	}

	/**
	 * Starts from another network's averaged weights, as far as names and shapes agree.
	 */
	private static void takeOver(final TrainingGraph training, final Session session,
			final Map<String, FloatArray> other) {
		final Map<String, FloatArray> values = new LinkedHashMap<>(training.variables().save(session));
		values.replaceAll((name, value) -> {
			final FloatArray theirs = other.get(name.replaceFirst("^weights/", MovingAverage.PREFIX));
			return theirs != null && Arrays.equals(theirs.shape(), value.shape()) ? theirs : value;
		});
		training.variables().restore(session, values);
	}

	private TrainingSummary loop(final TrainingGraph training, final Session session, final TrainingState begin) {
		TrainingState state = begin;
		try (BatchQueue batches = new BatchQueue(data, state.step())) {
			boolean stop = state.step() >= plan.steps();
			for (long step = state.step(); !stop; step++) {
				step(training, session, batches, step);
				stop = step + 1 == plan.steps() || listener.shouldStop();
				if (stop || (step + 1) % plan.checkpointInterval() == 0)
					state = save(training, session, state, step + 1);
			}
		}
		return new TrainingSummary(state.step(), checkpoints.file(state.step()), checkpoints.file(state.bestStep()),
				state.bestStep(), state.bestDistance());
	}

	private void step(final TrainingGraph training, final Session session, final BatchQueue batches, final long step) {
		final long begin = System.nanoTime();
		final Map<String, FloatArray> batch = batches.take();
		final double waited = seconds(begin);
		final Map<String, Double> losses = training.step(session, step, batch);
		losses.forEach((name, loss) -> {
			if (!Double.isFinite(loss))
				throw new EngineException("The training diverged at step " + step + ": the loss '" + name + "' is "
						+ loss + ". The checkpoint before is valid; train again with a lower rate than " + plan.rate()
						+ ".");
		});
		listener.stepped(step + 1, losses, seconds(begin), waited);
	}

	private TrainingState save(final TrainingGraph training, final Session session, final TrainingState before,
			final long steps) {
		final List<FloatArray> outputs = training.generate(session, data.heldOut());
		final double distance = data.distance(outputs);
		final TrainingState state = before.after(steps, distance);
		final Path file = checkpoints.save(state, training.variables().save(session));
		listener.validated(steps, distance, outputs);
		listener.saved(steps, file);
		return state;
	}

	private static double seconds(final long begin) {
		return (System.nanoTime() - begin) / 1e9;
	}
}
