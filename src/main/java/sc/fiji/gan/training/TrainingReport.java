package sc.fiji.gan.training;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingListener;

/**
 * Turns what the engine tells of a training into progress, lines of a log, rows of a curve and
 * pictures, and tells the engine what the audience wants.
 */
final class TrainingReport implements TrainingListener {

	/** How much the newest step counts in the time that is left. */
	private static final double SMOOTHING = 0.02;

	/** So that there is something to see soon, and as long as much changes. */
	private static final Set<Long> EARLY = Set.of(10L, 20L, 50L, 100L, 200L, 500L);

	private final long steps;
	private final TrainingCurve curve;
	private final ToDoubleFunction<List<FloatArray>> error;
	private final Pictures pictures;
	private final Audience audience;

	private boolean begun;
	private double secondsPerStep;
	private final Map<String, DoubleSummaryStatistics> losses = new LinkedHashMap<>();
	private double secondsSum;
	private double waitedSum;
	private int count;

	/**
	 * @param error the root mean square error of outputs, as a part of the range; no number if there is
	 *     none
	 */
	TrainingReport(final long steps, final TrainingCurve curve, final ToDoubleFunction<List<FloatArray>> error,
			final Pictures pictures, final Audience audience) {
		this.steps = steps;
		this.curve = curve;
		this.error = error;
		this.pictures = pictures;
		this.audience = audience;
	}

	@Override
	public void stepped(final long step, final Map<String, Double> values, final double seconds, final double waited) {
		secondsPerStep = secondsPerStep == 0 ? seconds : secondsPerStep + SMOOTHING * (seconds - secondsPerStep);
		values.forEach((name, loss) -> losses.computeIfAbsent(name, n -> new DoubleSummaryStatistics()).accept(loss));
		secondsSum += seconds;
		waitedSum += waited;
		count++;
		audience.progress().update((double) step / steps,
				"Step %,d of %,d, %s, %s left".formatted(step, steps, losses("%.4f"), left(step)));
		audience.monitor().stepped(step, values, secondsPerStep, left(step));
		audience.awaitGo();
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

	/** Always at the beginning, for what a resumed training goes on with is worth seeing too. */
	@Override
	public boolean wantsToSee(final long step) {
		final boolean first = !begun;
		begun = true;
		return first || EARLY.contains(step);
	}

	@Override
	public void validated(final long step, final double distance, final List<FloatArray> outputs) {
		final double rmse = error.applyAsDouble(outputs);
		final CurveRow row = new CurveRow(step, means(), rmse, distance, secondsSum / count, waitedSum / secondsSum);
		// A training that is resumed has told before what it was interrupted at.
		if (count > 0 || !curve.has(step)) {
			curve.add(row);
			audience.log().accept(line(row));
		}
		audience.monitor().validated(row, pictures.picture(outputs));
		losses.clear();
		secondsSum = 0;
		waitedSum = 0;
		count = 0;
	}

	private String line(final CurveRow row) {
		final StringJoiner line = new StringJoiner(", ", "Step %,d of %,d: ".formatted(row.step(), steps), "");
		if (count > 0) line.add(losses("%.5f"));
		if (!Double.isNaN(row.rmse())) line.add("held-out error %.5f (%.2f dB)".formatted(row.rmse(), row.psnr()));
		if (row.distance() != row.rmse()) line.add("distance %.4f".formatted(row.distance()));
		if (count > 0) line.add("%.0f ms a step".formatted(1000 * row.seconds())).add(left(row.step()) + " left");
		return line.toString();
	}

	@Override
	public void diagnosed(final Diagnosis diagnosis) {
		audience.log().accept("Step %,d of %,d: %s".formatted(diagnosis.step(), steps, diagnosis.message()));
		audience.monitor().diagnosed(diagnosis);
	}

	@Override
	public boolean shouldStop() {
		return audience.keeps();
	}

	@Override
	public boolean isCanceled() {
		return audience.cancels();
	}
}
