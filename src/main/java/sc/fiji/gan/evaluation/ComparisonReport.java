package sc.fiji.gan.evaluation;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.gan.evaluation.HtmlReport.Picture;
import sc.fiji.gan.metric.GreyImage;

/**
 * A comparison on one page: what was measured and how, the figures beside those of the baseline,
 * plots, and the slice with the lowest PSNR with the part of it that is furthest off.
 */
public final class ComparisonReport {

	private static final int DETAIL = 75;

	private final ComparisonResult result;
	private final int example;
	private final GreyImage error;
	private final GreyImage baselineError;
	private final double reach;

	public ComparisonReport(final ComparisonResult result) {
		this.result = result;
		example = result.worstPlane();
		final GreyImage wanted = grey(new MeasuredImage(result.reference(), true));
		error = grey(new MeasuredImage(result.input(), true)).minus(wanted);
		baselineError = result.baseline().map(b -> grey(new MeasuredImage(b.image(), true, b.factor())).minus(wanted))
				.orElse(null);
		final MapDisplay display = new MapDisplay();
		display.add(error.values());
		if (baselineError != null) display.add(baselineError.values());
		reach = display.reach();
	}

	private GreyImage grey(final MeasuredImage image) {
		return image.plane(example).get(0);
	}

	/**
	 * Writes page and figures.
	 *
	 * @throws java.io.UncheckedIOException if they cannot be written
	 */
	public void write(final ReportFiles files) {
		HtmlReport.writeCsv(ComparisonTable.of(result), files.figures());
		final HtmlReport report = new HtmlReport("Comparison of " + result.input().getTitle());
		report.paragraph(method());
		report.table(headings(), rows());
		notes().forEach(report::paragraph);
		report.paragraph(
				"Closer images have higher PSNR, SSIM, MS-SSIM and Pearson, and lower NRMSE and MAE. Figures of all"
						+ " slices: " + files.figures().getFileName());
		report.heading("Plots").pictures(plots());
		final String slice = result.planes().size() == 1 ? "" : ": slice " + example + ", which has the lowest PSNR";
		report.heading("Images" + slice).pictures(panels(new Rectangle(error.width(), error.height())));
		report.heading("Where the error is largest, enlarged").pictures(panels(worstPart()));
		report.write(files.page());
	}

	private String method() {
		final ComparisonSettings settings = result.settings();
		final int slices = result.planes().size();
		final String images = "'" + result.input().getTitle() + "' against the reference '"
				+ result.reference().getTitle() + "'"
				+ result.baseline().map(b -> ", beside the baseline '" + b.name() + "'").orElse("");
		final String size = result.reference().getWidth() + " x " + result.reference().getHeight() + " pixels, "
				+ (slices == 1
						? "1 slice"
						: slices + " slices, of which PSNR, NRMSE, MAE and Pearson take all pixels at"
								+ " once, and SSIM and MS-SSIM are means");
		final String range = result.range() > 0
				? "Data range " + Figures.text(result.range()) + (settings.hasGivenRange() ? " (given)" : "")
				: "No data range, since the reference is constant";
		return images + "; " + size + ". " + range + "; NRMSE over the range of the reference; border of "
				+ settings.border() + " pixels left out"
				+ (MeasuredImage.isColour(result.reference()) ? "; colours by their " + settings.colour() : "") + ".";
	}

	private static List<String> headings() {
		return Stream
				.concat(Stream.of(""),
						Stream.of(Measure.values()).map(m -> m == Measure.PSNR ? m.heading() + " (dB)" : m.heading()))
				.toList();
	}

	private List<List<String>> rows() {
		final List<List<String>> rows = new ArrayList<>();
		result.baseline().ifPresent(b -> rows.add(row(b.name(), b.whole())));
		rows.add(row(result.input().getTitle(), result.whole()));
		return rows;
	}

	private static List<String> row(final String name, final Scores scores) {
		return Stream
				.concat(Stream.of(name), Stream.of(Measure.values()).map(m -> Figures.text(scores.get(m).value(), 5)))
				.toList();
	}

	private List<String> notes() {
		final List<String> notes = new ArrayList<>();
		if (!result.whole().notes().isEmpty()) notes.add("Of the image, " + result.whole().notes() + ".");
		result.baseline().map(b -> b.whole().notes()).filter(n -> !n.isEmpty())
				.ifPresent(n -> notes.add("Of the baseline, " + n + "."));
		return notes;
	}

	private List<Picture> plots() {
		final List<Picture> plots = new ArrayList<>();
		if (result.planes().size() > 1) {
			plots.add(new Picture(ErrorPlots.ofSlices(result, Measure.PSNR, " (dB)"), "PSNR of each slice"));
			plots.add(new Picture(ErrorPlots.ofSlices(result, Measure.SSIM, ""), "SSIM of each slice"));
		}
		plots.add(new Picture(ErrorPlots.ofErrors(error, baselineError, reach),
				"Pixels that are further off than a number"
						+ (result.planes().size() == 1 ? "" : ", in slice " + example)));
		return plots;
	}

	private List<Picture> panels(final Rectangle part) {
		final List<GreyImage> wanted = new MeasuredImage(result.reference(), false).plane(example);
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (final float value : wanted.get(0).values()) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		final List<Picture> panels = new ArrayList<>();
		panels.add(new Picture(Panel.of(wanted, part, min, max), "reference"));
		final List<GreyImage> image = new MeasuredImage(result.input(), false).plane(example);
		panels.add(new Picture(Panel.of(image, part, min, max), "image"));
		panels.add(new Picture(errorPanel(error, part), "error of the image, " + legend()));
		if (baselineError != null) {
			final ComparisonResult.Baseline baseline = result.baseline().orElseThrow();
			final List<GreyImage> plane = new MeasuredImage(baseline.image(), false, baseline.factor()).plane(example);
			panels.add(new Picture(Panel.of(plane, part, min, max), "baseline"));
			panels.add(new Picture(errorPanel(baselineError, part), "error of the baseline, " + legend()));
		}
		return panels;
	}

	private BufferedImage errorPanel(final GreyImage errors, final Rectangle part) {
		return Panel.of(errors, part, MapDisplay.lut(true), -reach, reach);
	}

	private String legend() {
		return Figures.text(-reach, 3) + " (blue) to " + Figures.text(reach, 3) + " (red) grey values";
	}

	private Rectangle worstPart() {
		final int width = Math.min(DETAIL, error.width());
		final int height = Math.min(DETAIL, error.height());
		Rectangle worst = new Rectangle(width, height);
		double largest = -1;
		for (int y = 0; y + height <= error.height(); y += Math.max(1, height / 3))
			for (int x = 0; x + width <= error.width(); x += Math.max(1, width / 3)) {
				final Rectangle part = new Rectangle(x, y, width, height);
				final double sum = absoluteErrors(part);
				if (sum <= largest) continue;
				largest = sum;
				worst = part;
			}
		return worst;
	}

	private double absoluteErrors(final Rectangle part) {
		double sum = 0;
		for (int y = part.y; y < part.y + part.height; y++)
			for (int x = part.x; x < part.x + part.width; x++)
				if (Float.isFinite(error.get(x, y))) sum += Math.abs(error.get(x, y));
		return sum;
	}
}
