package sc.fiji.gan.tensorflow.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tensorflow.Session;

import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.Diagnosis.Fault;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;

/**
 * The training loop of every architecture: update, average, and at intervals validate and save;
 * what goes wrong is noticed and mended on the way. A training that is resumed takes the course
 * that it would have taken undisturbed, since its checkpoint holds every variable and all that its
 * watch remembers, and its batches depend on the step alone.
 */
final class TrainingRun {

	private final TrainingPlan plan;
	private final TrainingData data;
	private final TrainingListener listener;
	private final TrainingGraph training;
	private final Session session;
	private final Watch watch;
	private final CheckpointFolder checkpoints;
	private TrainingState state;

	TrainingRun(final TrainingPlan plan, final TrainingData data, final TrainingListener listener,
			final TrainingGraph training, final Session session, final Watch watch) {
		this.plan = plan;
		this.data = data;
		this.listener = listener;
		this.training = training;
		this.session = session;
		this.watch = watch;
		checkpoints = new CheckpointFolder(plan.folder());
	}

	TrainingSummary run() {
		resumeOrStart();
		try (BatchQueue batches = new BatchQueue(data, state.step())) {
			show(state.step());
			boolean stop = state.step() >= plan.steps();
			for (long step = state.step(); !stop; step++) {
				step(batches, step);
				final boolean last = step + 1 == plan.steps();
				final boolean canceled = !last && listener.isCanceled();
				stop = last || canceled || listener.shouldStop();
				final boolean due = (step + 1) % plan.checkpointInterval() == 0;
				// Without a validation a checkpoint is never the best.
				if (canceled && !due) save(step + 1, Double.POSITIVE_INFINITY);
				else if (stop || due) save(step + 1, due);
				else show(step + 1);
			}
		}
		return summary();
	}

	/** A training that was canceled early may have been validated at no checkpoint. */
	private TrainingSummary summary() {
		final long best = state.bestStep() == 0 ? state.step() : state.bestStep();
		return new TrainingSummary(state.step(), checkpoints.file(state.step()), checkpoints.file(best), best,
				state.bestDistance(), state.course().diagnoses());
	}

	/**
	 * Lets the listener see held-out results, if it wants to; the course of the training does not
	 * change.
	 */
	private void show(final long steps) {
		if (!listener.wantsToSee(steps)) return;
		final List<FloatArray> outputs = training.heldOut(session, data);
		listener.validated(steps, data.distance(outputs), outputs);
	}

	private void resumeOrStart() {
		final Optional<Path> newest = checkpoints.newest();
		if (newest.isEmpty()) {
			state = TrainingState.start(plan, data);
			start();
			return;
		}
		final Npz.Content content = CheckpointFolder.read(newest.get());
		state = TrainingState.parse(content.state()).resumed(plan, data);
		training.restore(session, content.arrays());
		watch.recall(state.course().memory());
	}

	private void start() {
		training.initialise(session);
		if (plan.start() != null) takeOver(CheckpointFolder.read(plan.start()).arrays());
	}

	/**
	 * Starts from another training's averaged generators, and from its discriminators, as far as names
	 * and shapes agree.
	 */
	private void takeOver(final Map<String, FloatArray> other) {
		final Map<String, FloatArray> values = new LinkedHashMap<>(training.save(session));
		values.replaceAll((name, value) -> {
			final FloatArray theirs = start(other, name);
			return theirs != null && Arrays.equals(theirs.shape(), value.shape()) ? theirs : value;
		});
		training.restore(session, values);
	}

	/** What the optimiser has gathered is not taken over. */
	private static FloatArray start(final Map<String, FloatArray> other, final String name) {
		if (name.startsWith(Adam.PREFIX)) return null;
		return other.getOrDefault(name.replaceFirst("^weights/", MovingAverage.PREFIX), other.get(name));
	}

	private void step(final BatchQueue batches, final long step) {
		final long begin = System.nanoTime();
		final Map<String, FloatArray> batch = batches.take();
		final double waited = seconds(begin);
		final Map<String, Signal> signals = training.step(session, step, batch, state.course().pace(),
				watch.augmentation());
		listener.stepped(step + 1, losses(signals), seconds(begin), waited);
		watch.stepped(step, signals).ifPresent(found -> mend(found, step + 1));
	}

	/** What is not a number is the watch's matter, and would spoil every mean. */
	private static Map<String, Double> losses(final Map<String, Signal> signals) {
		final Map<String, Double> losses = new LinkedHashMap<>();
		signals.forEach((name, signal) -> {
			if (signal.isFinite()) losses.put(name, signal.loss());
		});
		return losses;
	}

	/** @param due whether it is an interval's end, and not one that the user chose */
	private void save(final long steps, final boolean due) {
		final List<FloatArray> outputs = training.heldOut(session, data);
		final double distance = data.distance(outputs);
		listener.validated(steps, distance, outputs);
		final Optional<Detector> found = due
				? watch.checked(
						new Check(distance, data.variety(outputs), data.contrast(outputs), data.change(outputs)))
				: Optional.empty();
		final boolean setBack = found.isPresent() && mend(found.get(), steps);
		// What was set back is no longer what was validated.
		save(steps, setBack ? Double.POSITIVE_INFINITY : distance);
	}

	private void save(final long steps, final double distance) {
		state = state.after(steps, distance, state.course().remembering(watch.memory()), plan.steps());
		listener.saved(steps, checkpoints.save(state, training.save(session)));
	}

	/**
	 * Tells what was found, and does something about it, unless the plan does not want that or it has
	 * been tried often enough.
	 *
	 * @return whether the variables were set back
	 * @throws EngineException if the training diverges and nothing is done about it
	 */
	private boolean mend(final Detector found, final long steps) {
		final boolean wanted = plan.parameter("remedies", 1) != 0;
		final boolean mends = wanted && state.course().remedies() < Remedy.MOST;
		if (!mends && found.fault() == Fault.DIVERGENCE) throw hopeless(found, steps);
		final Remedy remedy = Remedy.of(found.fault());
		final String done = mends
				? remedy.sentence(state.bestStep())
				: "Nothing was done, since "
						+ (wanted ? Remedy.MOST + " remedies have not helped." : "remedies are off.");
		final boolean setsBack = mends && remedy.setBack() != Remedy.SetBack.NONE;
		if (setsBack) setBack(remedy.setBack());
		final Diagnosis diagnosis = new Diagnosis(steps, found.fault(), found.symptom() + " " + done);
		state = state.with((mends ? state.course().after(remedy) : state.course()).with(diagnosis));
		watch.reset();
		listener.diagnosed(diagnosis);
		return setsBack;
	}

	/** What was the best before a new beginning is so no longer: it has the fault too. */
	private void setBack(final Remedy.SetBack to) {
		if (to == Remedy.SetBack.BEGINNING) state = state.withoutBest();
		if (state.bestStep() == 0) start();
		else training.restore(session, CheckpointFolder.read(checkpoints.file(state.bestStep())).arrays());
	}

	private EngineException hopeless(final Detector found, final long steps) {
		return new EngineException(("The training diverged at step %d. %s %s; train again with a lower rate than %s.")
				.formatted(steps, found.symptom(),
						state.step() == 0
								? "There is no checkpoint yet"
								: "The checkpoint of step " + state.step() + " is valid",
						plan.rate()));
	}

	private static double seconds(final long begin) {
		return (System.nanoTime() - begin) / 1e9;
	}
}
