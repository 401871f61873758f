package sc.fiji.gan.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import sc.fiji.gan.engine.WholeFile;

/**
 * The course of a training: a row for each validation, kept in {@code curve.csv} beside the
 * checkpoints and drawn in {@code curve.png}.
 */
final class TrainingCurve {

	private static final String STEP = "step";
	private static final String LOSS = "loss_";
	private static final String RMSE = "heldout_rmse";
	private static final String DISTANCE = "heldout_distance";
	private static final String SECONDS = "seconds_per_step";
	private static final String WAITING = "waiting_for_data";
	/** The first version knew one loss, and no distance but the error. */
	private static final String LONE_LOSS = "loss";

	private static final int WIDTH = 640;
	private static final int PLOT_HEIGHT = 200;

	private final Path folder;
	private final List<CurveRow> rows = new ArrayList<>();

	/** The curve that a folder holds; empty if there is none yet. */
	TrainingCurve(final Path folder) {
		this.folder = folder;
		final Path csv = folder.resolve("curve.csv");
		if (!Files.exists(csv)) return;
		try {
			final List<String> lines = Files.readAllLines(csv);
			final String[] names = lines.get(0).split(",");
			lines.stream().skip(1).map(line -> parse(names, line.split(",", -1))).forEach(rows::add);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static CurveRow parse(final String[] names, final String[] values) {
		final Map<String, Double> row = new LinkedHashMap<>();
		for (int i = 0; i < names.length; i++)
			if (!values[i].isEmpty()) row.put(names[i], Double.parseDouble(values[i]));
		final Map<String, Double> losses = new LinkedHashMap<>();
		row.forEach((name, value) -> {
			if (name.startsWith(LOSS)) losses.put(name.substring(LOSS.length()), value);
			if (name.equals(LONE_LOSS)) losses.put("generator", value);
		});
		final double rmse = row.getOrDefault(RMSE, Double.NaN);
		return new CurveRow(row.get(STEP).longValue(), losses, rmse, row.getOrDefault(DISTANCE, rmse),
				row.getOrDefault(SECONDS, Double.NaN), row.getOrDefault(WAITING, Double.NaN));
	}

	/** Forgets what came after a step: a training that goes on from there goes that way again. */
	void resumeAt(final long step) {
		rows.removeIf(row -> row.step() > step);
	}

	/** Adds a row; later ones, of a course that a crash has undone, are forgotten. */
	void add(final CurveRow row) {
		resumeAt(row.step() - 1);
		rows.add(row);
		final Set<String> losses = CurvePlots.lossNames(rows);
		final List<String> lines = new ArrayList<>();
		lines.add(Stream
				.of(Stream.of(STEP), losses.stream().map(LOSS::concat), Stream.of(RMSE, DISTANCE, SECONDS, WAITING))
				.flatMap(names -> names).collect(Collectors.joining(",")));
		rows.forEach(r -> lines.add(toCsv(r, losses)));
		final byte[] csv = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
		write("curve.csv", out -> out.write(csv));
	}

	private static String toCsv(final CurveRow row, final Set<String> losses) {
		final StringJoiner line = new StringJoiner(",").add(Long.toString(row.step()));
		losses.forEach(name -> line.add(number("%.6f", row.losses().getOrDefault(name, Double.NaN))));
		return line.add(number("%.6f", row.rmse())).add(number("%.6f", row.distance()))
				.add(number("%.5f", row.seconds())).add(number("%.5f", row.waiting())).toString();
	}

	private static String number(final String format, final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
	}

	/**
	 * The row of a step at which there was a validation.
	 *
	 * @throws IllegalArgumentException if the file was taken away or changed; one sentence for the user
	 */
	CurveRow at(final long step) {
		return rows.stream().filter(row -> row.step() == step).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(("'%s' has no line for step %d, of which the model card"
						+ " tells: put the file back that the training wrote, or train under another name.")
						.formatted(folder.resolve("curve.csv"), step)));
	}

	/** Whether there was a validation at a step. */
	boolean has(final long step) {
		return rows.stream().anyMatch(row -> row.step() == step);
	}

	/** All rows, in the order of their steps. */
	List<CurveRow> rows() {
		return List.copyOf(rows);
	}

	/** Draws all rows. */
	void draw(final CurvePlots plots) {
		write("curve.png", out -> ImageIO.write(plots.draw(rows, WIDTH, PLOT_HEIGHT * plots.count(rows)), "png", out));
	}

	private void write(final String name, final WholeFile.Content content) {
		try {
			WholeFile.write(folder.resolve(name), content);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
