package sc.fiji.gan.training;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.IJ;
import ij.gui.Plot;

/**
 * The course of a training: a row for each validation, kept in {@code curve.csv} beside the
 * checkpoints and drawn in {@code curve.png}.
 */
final class TrainingCurve {

	/**
	 * @param step how many steps were done
	 * @param losses by the names of the objectives, means over the steps since the row before
	 * @param rmse of the held-out images, as a part of the range
	 * @param distance by which the best checkpoint is chosen
	 * @param seconds mean time of a step
	 * @param waiting the part of it, 0 to 1, that was spent waiting for data
	 */
	record Row(long step, Map<String, Double> losses, double rmse, double distance, double seconds, double waiting) {}

	private static final String STEP = "step";
	private static final String LOSS = "loss_";
	private static final String RMSE = "heldout_rmse";
	private static final String DISTANCE = "heldout_distance";
	private static final String SECONDS = "seconds_per_step";
	private static final String WAITING = "waiting_for_data";
	/** The first version knew one loss, and no distance but the error. */
	private static final String LONE_LOSS = "loss";

	private final Path folder;
	private final List<Row> rows = new ArrayList<>();

	/** The curve that a folder holds; empty if there is none yet. */
	TrainingCurve(final Path folder) {
		this.folder = folder;
		final Path csv = folder.resolve("curve.csv");
		if (!Files.exists(csv)) return;
		try {
			final List<String> lines = Files.readAllLines(csv);
			final String[] names = lines.get(0).split(",");
			lines.stream().skip(1).map(line -> parse(names, line.split(","))).forEach(rows::add);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Row parse(final String[] names, final String[] values) {
		final Map<String, Double> row = new LinkedHashMap<>();
		for (int i = 0; i < names.length; i++)
			if (!values[i].isEmpty()) row.put(names[i], Double.parseDouble(values[i]));
		final Map<String, Double> losses = new LinkedHashMap<>();
		row.forEach((name, value) -> {
			if (name.startsWith(LOSS)) losses.put(name.substring(LOSS.length()), value);
			if (name.equals(LONE_LOSS)) losses.put("generator", value);
		});
		return new Row(row.get(STEP).longValue(), losses, row.get(RMSE), row.getOrDefault(DISTANCE, row.get(RMSE)),
				row.get(SECONDS), row.get(WAITING));
	}

	/** Adds a row; later ones, of a course that a crash has undone, are forgotten. */
	void add(final Row row) {
		rows.removeIf(r -> r.step >= row.step);
		rows.add(row);
		final Set<String> losses = lossNames();
		final List<String> lines = new ArrayList<>();
		lines.add(Stream
				.of(Stream.of(STEP), losses.stream().map(LOSS::concat), Stream.of(RMSE, DISTANCE, SECONDS, WAITING))
				.flatMap(names -> names).collect(Collectors.joining(",")));
		rows.forEach(r -> lines.add(toCsv(r, losses)));
		try {
			Files.write(folder.resolve("curve.csv"), lines);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Of all rows: an earlier training may have had others. */
	private Set<String> lossNames() {
		return rows.stream().flatMap(r -> r.losses.keySet().stream())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String toCsv(final Row row, final Set<String> losses) {
		final StringJoiner line = new StringJoiner(",").add(Long.toString(row.step));
		losses.forEach(name -> line.add(row.losses.containsKey(name) ? number("%.6f", row.losses.get(name)) : ""));
		return line.add(number("%.6f", row.rmse)).add(number("%.6f", row.distance)).add(number("%.5f", row.seconds))
				.add(number("%.5f", row.waiting)).toString();
	}

	private static String number(final String format, final double value) {
		return String.format(Locale.ROOT, format, value);
	}

	/** The row of a step at which there was a validation. */
	Row at(final long step) {
		return rows.stream().filter(r -> r.step == step).findFirst().orElseThrow();
	}

	List<Row> rows() {
		return rows;
	}

	/**
	 * Draws the PSNR of the held-out images over the steps.
	 *
	 * @param baseline their error without a network, drawn as a level line
	 */
	void draw(final double baseline) {
		final double[] steps = rows.stream().mapToDouble(Row::step).toArray();
		final Plot plot = new Plot("Training", "step", "PSNR of held-out images (dB)");
		plot.setSize(640, 320);
		plot.setLineWidth(2);
		plot.setColor(new Color(0, 90, 160));
		plot.add("line", steps, rows.stream().mapToDouble(r -> decibels(r.rmse)).toArray());
		plot.setColor(Color.GRAY);
		plot.add("line", new double[]{0, steps[steps.length - 1]},
				new double[]{decibels(baseline), decibels(baseline)});
		plot.setLineWidth(1);
		plot.setColor(Color.BLACK);
		final DoubleSummaryStatistics shown = rows.stream().mapToDouble(r -> decibels(r.rmse)).summaryStatistics();
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
