package sc.fiji.gan.evaluation;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ij.gui.Plot;
import sc.fiji.gan.metric.GreyImage;

/** The plots of a comparison, with the image and, if there is one, the baseline in it. */
final class ErrorPlots {

	private static final Color IMAGE = new Color(0, 90, 160);
	private static final Color BASELINE = new Color(200, 110, 0);
	private static final int WIDTH = 420;
	private static final int HEIGHT = 220;
	private static final int STEPS = 100;

	private ErrorPlots() {}

	/** The figures of all slices, in their order. */
	static BufferedImage ofSlices(final ComparisonResult result, final Measure measure, final String unit) {
		final Plot plot = new Plot(measure.heading(), "slice", measure.heading() + unit);
		final double[] slices = IntStream.rangeClosed(1, result.planes().size()).asDoubleStream().toArray();
		addLine(plot, IMAGE, slices, values(result.planes(), measure));
		result.baseline().ifPresent(b -> addLine(plot, BASELINE, slices, values(b.planes(), measure)));
		return draw(plot, result.baseline().isPresent());
	}

	private static double[] values(final List<Scores> planes, final Measure measure) {
		return planes.stream().mapToDouble(p -> p.get(measure).value()).toArray();
	}

	/**
	 * How many pixels are off by more than a number, for all numbers, on a logarithmic scale.
	 *
	 * @param baseline null if there is none
	 * @param reach the largest error that is drawn
	 */
	static BufferedImage ofErrors(final GreyImage image, final GreyImage baseline, final double reach) {
		final Plot plot = new Plot("Errors", "error (grey values)", "% of pixels further off");
		final double[] errors = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> reach * i / STEPS).toArray();
		addLine(plot, IMAGE, errors, furtherOff(image, errors));
		if (baseline != null) addLine(plot, BASELINE, errors, furtherOff(baseline, errors));
		plot.setLogScaleY();
		return draw(plot, baseline != null);
	}

	private static double[] furtherOff(final GreyImage errors, final double[] than) {
		final double[] sorted = IntStream.range(0, errors.values().length)
				.mapToDouble(i -> Math.abs(errors.values()[i])).filter(Double::isFinite).sorted().toArray();
		return Arrays.stream(than).map(limit -> {
			final int place = Arrays.binarySearch(sorted, Math.nextUp(limit));
			final int further = sorted.length - (place < 0 ? -place - 1 : place);
			return further == 0 ? Double.NaN : 100.0 * further / sorted.length;
		}).toArray();
	}

	private static void addLine(final Plot plot, final Color colour, final double[] x, final double[] y) {
		plot.setColor(colour);
		plot.setLineWidth(2);
		plot.add(x.length == 1 ? "circle" : "line", x, y);
	}

	private static BufferedImage draw(final Plot plot, final boolean two) {
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(1);
		plot.setColor(Color.BLACK);
		plot.setLimitsToFit(false);
		plot.addLegend(two ? "image\nbaseline" : "image", "auto");
		return plot.getProcessor().convertToColorProcessor().getBufferedImage();
	}
}
