package sc.fiji.gan.training;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrainingListener;

/** Turns what the engine tells of a training into progress, lines of a log, and rows of a curve. */
final class TrainingReport implements TrainingListener {

	/** How much the newest step counts in the time that is left. */
	private static final double SMOOTHING = 0.02;

	private final long steps;
	private final TrainingCurve curve;
	private final ToDoubleFunction<List<FloatArray>> error;
	private final Progress progress;
	private final Consumer<String> log;

	private double secondsPerStep;
	private final Map<String, DoubleSummaryStatistics> losses = new LinkedHashMap<>();
	private double secondsSum;
	private double waitedSum;
	private int count;

	/** @param error the root mean square error of outputs, as a part of the range */
	TrainingReport(final long steps, final TrainingCurve curve, final ToDoubleFunction<List<FloatArray>> error,
			final Progress progress, final Consumer<String> log) {
		this.steps = steps;
		this.curve = curve;
		this.error = error;
		this.progress = progress;
		this.log = log;
	}

	@Override
	public void stepped(final long step, final Map<String, Double> values, final double seconds, final double waited) {
		secondsPerStep = secondsPerStep == 0 ? seconds : secondsPerStep + SMOOTHING * (seconds - secondsPerStep);
		values.forEach((name, loss) -> losses.computeIfAbsent(name, n -> new DoubleSummaryStatistics()).accept(loss));
		secondsSum += seconds;
		waitedSum += waited;
		count++;
		progress.update((double) step / steps,
				"Step %,d of %,d, %s, %s left".formatted(step, steps, losses("%.4f"), left(step)));
	}

	/** The mean losses since the last validation; a loss that is the only one needs no name. */
	private String losses(final String format) {
		final StringJoiner text = new StringJoiner(", ");
		losses.forEach((name, loss) -> text
				.add((losses.size() == 1 ? "loss " : name + " loss ") + format.formatted(loss.getAverage())));
		return text.toString();
	}

	private Map<String, Double> means() {
		final Map<String, Double> means = new LinkedHashMap<>();
		losses.forEach((name, loss) -> means.put(name, loss.getAverage()));
		return means;
	}

	private String left(final long step) {
		final Duration left = Duration.ofSeconds((long) ((steps - step) * secondsPerStep));
		return left.toHours() > 0
				? "%d h %02d min".formatted(left.toHours(), left.toMinutesPart())
				: left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
	}

	@Override
	public void validated(final long step, final double distance, final List<FloatArray> outputs) {
		final double rmse = error.applyAsDouble(outputs);
		curve.add(new TrainingCurve.Row(step, means(), rmse, distance, secondsSum / count, waitedSum / secondsSum));
		log.accept("Step %,d of %,d: %s, held-out error %.5f (%.2f dB)%s, %.0f ms a step, %s left".formatted(step,
				steps, losses("%.5f"), rmse, -20 * Math.log10(rmse),
				distance == rmse ? "" : ", distance %.4f".formatted(distance), 1000 * secondsSum / count, left(step)));
		losses.clear();
		secondsSum = 0;
		waitedSum = 0;
		count = 0;
	}

	@Override
	public void diagnosed(final Diagnosis diagnosis) {
		log.accept("Step %,d of %,d: %s".formatted(diagnosis.step(), steps, diagnosis.message()));
	}

	@Override
	public boolean shouldStop() {
		return progress.isCanceled();
	}
}
