package sc.fiji.gan.training;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

import ij.IJ;
import ij.gui.Plot;

/**
 * The course of a training: a row for each validation, kept in {@code curve.csv} beside the
 * checkpoints and drawn in {@code curve.png}.
 */
final class TrainingCurve {

	/**
	 * @param step how many steps were done
	 * @param loss mean over the steps since the row before
	 * @param distance of the held-out images
	 * @param seconds mean time of a step
	 * @param waiting the part of it, 0 to 1, that was spent waiting for data
	 */
	record Row(long step, double loss, double distance, double seconds, double waiting) {

		private String toCsv() {
			return String.format(Locale.ROOT, "%d,%.6f,%.6f,%.5f,%.5f", step, loss, distance, seconds, waiting);
		}

		private static Row parse(final String csv) {
			final String[] v = csv.split(",");
			return new Row(Long.parseLong(v[0]), Double.parseDouble(v[1]), Double.parseDouble(v[2]),
					Double.parseDouble(v[3]), Double.parseDouble(v[4]));
		}
	}

	private static final String HEADER = "step,loss,heldout_rmse,seconds_per_step,waiting_for_data";

	private final Path folder;
	private final List<Row> rows = new ArrayList<>();

	/** The curve that a folder holds; empty if there is none yet. */
	TrainingCurve(final Path folder) {
		this.folder = folder;
		final Path csv = folder.resolve("curve.csv");
		if (!Files.exists(csv)) return;
		try {
			Files.readAllLines(csv).stream().skip(1).map(Row::parse).forEach(rows::add);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Adds a row; later ones, of a course that a crash has undone, are forgotten. */
	void add(final Row row) {
		rows.removeIf(r -> r.step >= row.step);
		rows.add(row);
		try {
			final List<String> lines = new ArrayList<>(List.of(HEADER));
			rows.forEach(r -> lines.add(r.toCsv()));
			Files.write(folder.resolve("curve.csv"), lines);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	List<Row> rows() {
		return rows;
	}

	/**
	 * Draws the PSNR of the held-out images over the steps.
	 *
	 * @param baseline their distance without a network, drawn as a level line
	 */
	void draw(final double baseline) {
		final double[] steps = rows.stream().mapToDouble(Row::step).toArray();
		final Plot plot = new Plot("Training", "step", "PSNR of held-out images (dB)");
		plot.setSize(640, 320);
		plot.setLineWidth(2);
		plot.setColor(new Color(0, 90, 160));
		plot.add("line", steps, rows.stream().mapToDouble(r -> decibels(r.distance)).toArray());
		plot.setColor(Color.GRAY);
		plot.add("line", new double[]{0, steps[steps.length - 1]},
				new double[]{decibels(baseline), decibels(baseline)});
		plot.setLineWidth(1);
		plot.setColor(Color.BLACK);
		final DoubleSummaryStatistics shown = rows.stream().mapToDouble(r -> decibels(r.distance)).summaryStatistics();
		shown.accept(decibels(baseline));
		final double margin = 0.05 * Math.max(1e-3, shown.getMax() - shown.getMin());
		plot.setLimits(0, steps[steps.length - 1], shown.getMin() - margin, shown.getMax() + margin);
		plot.addLegend("network\nbicubic interpolation", "bottom-right");
		IJ.saveAs(plot.getImagePlus(), "png", folder.resolve("curve.png").toString());
	}

	private static double decibels(final double distance) {
		return -20 * Math.log10(distance);
	}
}
