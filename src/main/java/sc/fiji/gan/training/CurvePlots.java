package sc.fiji.gan.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import ij.gui.Plot;

/**
 * Draws the course of a training, one plot below the other: each loss, the PSNR of the held-out
 * images if there is one, and their distance if that is something else. What they are compared with
 * is a level line.
 *
 * @param level what they are compared with
 * @param levelError its root mean square error on the held-out images, as a part of the range; no
 *     number if that is not known, or if there is no such error but a distance
 * @param levelDistance its distance, by which the best checkpoint is chosen, or no number; the same
 *     number as the error if that is what is chosen by
 */
public record CurvePlots(String level, double levelError, double levelDistance) {

	private static final Color CURVE = new Color(0, 90, 160);
	private static final Color LEVEL = new Color(120, 120, 120);
	private static final int FONT_SIZE = 11;
	private static final int LEAST_WIDTH = 320;
	private static final int LEAST_HEIGHT = 150;
	/** What may be missing between a curve and the frame, as a part of the height. */
	private static final double MARGIN = 0.1;
	/** In pixels. */
	private static final int TEXT_HEIGHT = 15;

	/** Compared with bicubic interpolation; of a translation neither is known. */
	public CurvePlots(final double levelError, final double levelDistance) {
		this("bicubic", levelError, levelDistance);
	}

	/** @param level a line to compare with, or no number */
	private record Curve(String name, ToDoubleFunction<CurveRow> value, double level) {}

	/**
	 * @param rows in the order of their steps; each curve goes through those that know its value
	 * @param width of the picture, in pixels
	 * @param height of all plots together
	 */
	public BufferedImage draw(final List<CurveRow> rows, final int width, final int height) {
		final List<Curve> curves = curves(rows);
		final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		for (int i = 0; i < curves.size(); i++) {
			final int top = height * i / curves.size();
			final int rest = height * (i + 1) / curves.size() - top;
			// Where there is too little room for the labels, all becomes smaller.
			final double scale = Math.min(1, Math.min((double) width / LEAST_WIDTH, (double) rest / LEAST_HEIGHT));
			final BufferedImage plot = plot(curves.get(i), rows, (int) (width / scale), (int) (rest / scale));
			graphics.drawImage(plot, 0, top, width, rest, null);
		}
		graphics.dispose();
		return picture;
	}

	/** How many plots there are for some rows. */
	public int count(final List<CurveRow> rows) {
		return curves(rows).size();
	}

	private List<Curve> curves(final List<CurveRow> rows) {
		final List<Curve> curves = new ArrayList<>();
		final Set<String> losses = lossNames(rows);
		losses.forEach(name -> curves.add(new Curve(losses.size() == 1 ? "loss" : name + " loss",
				row -> row.losses().getOrDefault(name, Double.NaN), Double.NaN)));
		// A generator is compared with real images as a set, pixel by pixel there is nothing to compare.
		if (Double.isFinite(levelError) || !Double.isFinite(levelDistance))
			curves.add(new Curve("held-out PSNR (dB)", CurveRow::psnr, CurveRow.decibels(levelError)));
		if (levelDistance != levelError) curves.add(new Curve("held-out distance", CurveRow::distance, levelDistance));
		return curves;
	}

	/** Of all rows: an earlier training may have had others. */
	static Set<String> lossNames(final List<CurveRow> rows) {
		return rows.stream().flatMap(row -> row.losses().keySet().stream())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private BufferedImage plot(final Curve curve, final List<CurveRow> rows, final int width, final int height) {
		final List<CurveRow> known = rows.stream().filter(row -> Double.isFinite(curve.value.applyAsDouble(row)))
				.toList();
		final double[] steps = known.stream().mapToDouble(CurveRow::step).toArray();
		final double[] values = known.stream().mapToDouble(curve.value).toArray();
		final double last = Math.max(1, rows.stream().mapToDouble(CurveRow::step).max().orElse(1));
		final Plot plot = new Plot(curve.name, "step", curve.name);
		plot.setFontSize(FONT_SIZE);
		plot.setSize(width, height);
		final double[] limits = limits(values, curve.level);
		plot.setLimits(0, last, limits[0], limits[1]);
		if (Double.isFinite(curve.level)) addLevel(plot, last, curve.level, limits);
		plot.setColor(CURVE, CURVE);
		plot.setLineWidth(2);
		plot.add(values.length > 1 ? "line" : "circle", steps, values);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		return plot.getProcessor().getBufferedImage();
	}

	/** The lowest and the highest value that is in the plot. */
	private static double[] limits(final double[] values, final double level) {
		double least = Double.isFinite(level) ? level : Double.POSITIVE_INFINITY;
		double most = Double.isFinite(level) ? level : Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		if (least > most) least = most = 0;
		final double margin = MARGIN * Math.max(most - least, 1e-3 * Math.max(1e-3, Math.abs(most)));
		return new double[]{least - margin, most + margin};
	}

	private void addLevel(final Plot plot, final double last, final double value, final double[] limits) {
		plot.setColor(LEVEL);
		plot.setLineWidth(1);
		plot.add("line", new double[]{0, last}, new double[]{value, value});
		plot.setJustification(Plot.RIGHT);
		// Towards the middle, where there is room: a text stands on its place.
		final boolean isHigh = value > (limits[0] + limits[1]) / 2;
		final double textHeight = TEXT_HEIGHT * (limits[1] - limits[0]) / plot.getDrawingFrame().height;
		plot.addText(level, 0.99 * last, isHigh ? value - textHeight : value);
	}
}
