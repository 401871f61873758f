package sc.fiji.gan.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.training.CurvePlots;
import sc.fiji.gan.training.CurveRow;
import sc.fiji.gan.training.TrainingMonitor;

/**
 * What has been told of a training, and what the user wants of it. Written by the thread that
 * trains, read by the one that draws.
 */
final class TrainingRecord implements TrainingMonitor {

	/** Beyond that every second one is given up, for the sake of memory. */
	static final int MOST_PICTURES = 100;

	/**
	 * Previews at one moment.
	 *
	 * @param label for the user
	 */
	record Picture(String label, ImageProcessor image) {}

	private final LossBins losses = new LossBins();
	private final List<CurveRow> earlier = new ArrayList<>();
	private final List<CurveRow> validations = new ArrayList<>();
	private final List<Picture> pictures = new ArrayList<>();
	private final List<String> faults = new ArrayList<>();
	private String name = "";
	private CurvePlots plots;
	private long steps = 1;
	private long step;
	private double seconds;
	private String left = "";
	private Wish wish = Wish.GO_ON;
	private String end = "";

	@Override
	public synchronized void began(final String model, final long stepsInAll, final CurvePlots curves,
			final List<CurveRow> curve) {
		name = model;
		steps = stepsInAll;
		plots = curves;
		earlier.addAll(curve);
		step = curve.isEmpty() ? 0 : curve.get(curve.size() - 1).step();
	}

	@Override
	public synchronized void stepped(final long done, final Map<String, Double> values, final double secondsPerStep,
			final String timeLeft) {
		step = done;
		left = timeLeft;
		seconds = secondsPerStep;
		losses.add(done, values);
	}

	@Override
	public synchronized void validated(final CurveRow row, final ImageProcessor previews) {
		step = row.step();
		validations.add(row.withoutLosses());
		pictures.add(new Picture(Double.isNaN(row.rmse())
				? "step %,d, distance %.3f".formatted(row.step(), row.distance())
				: "step %,d, %.2f dB".formatted(row.step(), row.psnr()), previews));
		// The first and the newest always stay.
		if (pictures.size() > MOST_PICTURES) for (int i = pictures.size() - 2; i > 0; i -= 2)
			pictures.remove(i);
	}

	@Override
	public synchronized void diagnosed(final Diagnosis diagnosis) {
		faults.add("Step %,d: %s".formatted(diagnosis.step(), diagnosis.message()));
	}

	@Override
	public synchronized void ended(final String message) {
		end = message == null ? "The training has ended." : message;
	}

	@Override
	public synchronized Wish wish() {
		return wish;
	}

	/** What the user wants from now on; once it is to end, that stays. */
	synchronized void setWish(final Wish wanted) {
		if (!isEnding()) wish = wanted;
	}

	/** Whether there is nothing to choose any more. */
	synchronized boolean isEnding() {
		return hasEnded() || wish == Wish.KEEP || wish == Wish.CANCEL;
	}

	synchronized boolean hasEnded() {
		return !end.isEmpty();
	}

	/** Of the model. */
	synchronized String name() {
		return name;
	}

	synchronized String title() {
		return "%s: step %,d of %,d".formatted(name, step, steps);
	}

	/** What is going on, in a line. */
	synchronized String status() {
		if (hasEnded()) return end;
		final String where = "Step %,d of %,d".formatted(step, steps);
		return switch (wish) {
			case PAUSE -> where + ", paused";
			case KEEP -> where + ", the model is being made of what there is";
			case CANCEL -> where + ", ends after this step";
			case GO_ON -> seconds == 0 || step == steps
					? where
					: where + ", %s a step, %s left".formatted(
							seconds < 1 ? "%.0f ms".formatted(1000 * seconds) : "%.1f s".formatted(seconds), left);
		};
	}

	/** What is done, 0 to 1. */
	synchronized double fraction() {
		return (double) step / steps;
	}

	/** All faults that were noticed, one a line. */
	synchronized String faults() {
		return String.join("\n", faults);
	}

	/** The previews, in the order of time. */
	synchronized List<Picture> pictures() {
		return List.copyOf(pictures);
	}

	/** What draws the curves. */
	synchronized CurvePlots plots() {
		return plots;
	}

	/** What is to be drawn: the losses of all steps, and all validations. */
	synchronized List<CurveRow> rows() {
		final List<CurveRow> rows = new ArrayList<>(earlier);
		rows.addAll(losses.rows());
		rows.addAll(validations);
		rows.sort(Comparator.comparingLong(CurveRow::step));
		return rows;
	}
}
