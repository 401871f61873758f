package sc.fiji.gan.evaluation;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;
import sc.fiji.gan.evaluation.HtmlReport.Picture;

/**
 * An evaluation on one page: what was measured and how, the figures beside those of real images,
 * plots, and examples; and the same figures as CSV.
 */
public final class GeneratorReport {

	private static final int PAIRS = 12;
	private static final int PAIR_HEIGHT = 128;

	private static final List<String> COLUMNS = List.of("Measure", "Generated", "Error", "Generated, n of real", "Real",
			"Better");
	private static final List<String> HEADINGS = List.of("", "generated", "standard error", "generated, as few as real",
			"real against real", "better", "images");

	private final GeneratorResult result;

	/** Of an evaluation that is done. */
	public GeneratorReport(final GeneratorResult result) {
		this.result = result;
	}

	/**
	 * Writes page and figures; those of the nearest training images go to {@code <name>-nearest.csv}.
	 *
	 * @throws java.io.UncheckedIOException if they cannot be written
	 */
	public void write(final ReportFiles files) {
		HtmlReport.writeCsv(result.figures(), files.figures());
		result.nearest().ifPresent(table -> HtmlReport.writeCsv(table, nearest(files)));
		final HtmlReport report = new HtmlReport("Evaluation of " + result.title());
		report.paragraph(result.method() + ".").table(HEADINGS, rows());
		report.paragraph(
				"Read each figure beside what real images reach: one half of them against the other half, and the"
						+ " generated images, as few, against that other half. Errors are standard errors.");
		result.remarks().forEach(report::paragraph);
		report.heading("Plots").pictures(plots());
		for (int page = 1; page <= result.examples().getStackSize(); page++)
			report.heading("Images: " + result.examples().getStack().getSliceLabel(page))
					.pictures(List.of(new Picture(image(result.examples(), page, 1), "")));
		result.pairs()
				.ifPresent(pairs -> report
						.heading("Nearest training images: left the generated image, right the training image")
						.pictures(pairs(pairs)));
		report.write(files.page());
	}

	private static Path nearest(final ReportFiles files) {
		final String name = files.figures().getFileName().toString();
		return files.figures().resolveSibling(name.replaceFirst("\\.csv$", "-nearest.csv"));
	}

	private List<List<String>> rows() {
		final ResultsTable table = result.figures();
		final List<List<String>> rows = new ArrayList<>();
		for (int row = 0; row < table.size(); row++) {
			final int r = row;
			final List<String> cells = new ArrayList<>(COLUMNS.stream().map(column -> cell(table, column, r)).toList());
			cells.add(table.getStringValue("n generated", r) + " / " + table.getStringValue("n reference", r) + "; "
					+ table.getStringValue("n of real", r));
			rows.add(cells);
		}
		return rows;
	}

	private static String cell(final ResultsTable table, final String column, final int row) {
		if (List.of("Measure", "Better").contains(column)) return table.getStringValue(column, row);
		final double value = table.getValue(column, row);
		return column.equals("Error") && Double.isNaN(value) ? "" : Figures.text(value, 4);
	}

	private List<Picture> plots() {
		return Stream
				.concat(Stream.of(new Picture(
						image(result.features(), 1, 1),
						"Generated images in the features, along the directions in which real ones differ most")),
						result.distances().stream().map(plot -> new Picture(image(plot, 1, 1),
								"How near images come to their nearest training image; what lies left of the line is called a copy")))
				.toList();
	}

	private static List<Picture> pairs(final ImagePlus pairs) {
		final int zoom = Math.max(1, PAIR_HEIGHT / pairs.getHeight());
		return IntStream.rangeClosed(1, Math.min(PAIRS, pairs.getStackSize()))
				.mapToObj(i -> new Picture(image(pairs, i, zoom), pairs.getStack().getSliceLabel(i))).toList();
	}

	private static BufferedImage image(final ImagePlus image, final int slice, final int zoom) {
		final ImageProcessor pixels = image.getStack().getProcessor(slice).convertToRGB();
		pixels.setInterpolationMethod(ImageProcessor.NONE);
		return pixels.resize(zoom * pixels.getWidth(), zoom * pixels.getHeight()).getBufferedImage();
	}
}
