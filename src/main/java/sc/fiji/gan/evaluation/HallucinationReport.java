package sc.fiji.gan.evaluation;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import sc.fiji.gan.evaluation.HtmlReport.Picture;
import sc.fiji.gan.metric.GreyImage;

/** A check for hallucinations on one page: figures, maps, and what they cannot tell. */
public final class HallucinationReport {

	private static final String CONSISTENCY = "Consistency: the result, made like the input again, less the input."
			+ " What exceeds three standard deviations of the noise (0.27 % of the pixels do by chance) was not in the"
			+ " input. What agrees need not be true: detail that the way back removes leaves no trace.";
	private static final String SPREAD = "Spread: the standard deviation of several outputs for the same input. Where it"
			+ " is large they guess, each in its own way. Where it is small they may be wrong alike.";

	private final HallucinationResult result;
	private final int example;

	public HallucinationReport(final HallucinationResult result) {
		this.result = result;
		example = worst(result.consistency().map(c -> values(c.planes(), "RMS difference"))
				.orElseGet(() -> values(result.spread().orElseThrow().planes(), "Mean spread")));
	}

	private static double[] values(final List<Map<String, Figure>> planes, final String figure) {
		return planes.stream().mapToDouble(p -> p.get(figure).value()).toArray();
	}

	private static int worst(final double[] values) {
		return 1 + IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).boxed()
				.max((a, b) -> Double.compare(values[a], values[b])).orElse(0);
	}

	/**
	 * Writes page and figures.
	 *
	 * @throws java.io.UncheckedIOException if they cannot be written
	 */
	public void write(final ReportFiles files) {
		final ResultsTable table = HallucinationTable.of(result);
		HtmlReport.writeCsv(table, files.figures());
		final HtmlReport report = new HtmlReport("Check of " + result.result().orElse(result.input()).getTitle());
		report.paragraph("Input '" + result.input().getTitle() + "'" + result.result()
				.map(r -> "; result '" + r.getTitle() + "', made like the input again by " + result.way()).orElse("")
				+ result.spread().map(s -> "; " + s.map().getInfoProperty().strip()).orElse("") + ".");
		if (!FigureTable.remark(table).isEmpty()) report.paragraph("Undefined: " + FigureTable.remark(table) + ".");
		result.consistency()
				.ifPresent(c -> report.table(List.of("Consistency", ""), rows(c.whole())).paragraph(CONSISTENCY));
		result.spread().ifPresent(s -> report.table(List.of("Spread", ""), rows(s.whole())).paragraph(SPREAD));
		report.paragraph("Figures of all slices: " + files.figures().getFileName());
		final String slice = result.input().getStackSize() == 1
				? ""
				: ": slice " + example + ", the one that is furthest off";
		report.heading("Images" + slice).pictures(panels());
		report.write(files.page());
	}

	private static List<List<String>> rows(final Map<String, Figure> figures) {
		return figures.entrySet().stream().map(e -> List.of(e.getKey(), Figures.text(e.getValue().value(), 5)))
				.toList();
	}

	private List<Picture> panels() {
		final List<Picture> panels = new ArrayList<>();
		panels.add(new Picture(picture(result.input()), "input"));
		result.result().ifPresent(r -> panels.add(new Picture(picture(r), "result")));
		result.consistency().ifPresent(c -> {
			panels.add(map(c.map(), true, "consistency", " grey values"));
			c.relative().ifPresent(r -> panels.add(map(r, true, "consistency", " standard deviations of the noise")));
		});
		result.spread().ifPresent(s -> panels.add(map(s.map(), false, "spread", " grey values")));
		return panels;
	}

	private BufferedImage picture(final ImagePlus image) {
		final List<GreyImage> plane = new MeasuredImage(image, false).plane(example);
		return Panel.of(plane, whole(plane.get(0)));
	}

	private Picture map(final ImagePlus map, final boolean signed, final String name, final String unit) {
		final GreyImage plane = new MeasuredImage(map, false).plane(example).get(0);
		final double min = map.getDisplayRangeMin();
		final double max = map.getDisplayRangeMax();
		return new Picture(Panel.of(plane, whole(plane), MapDisplay.lut(signed), min, max),
				name + ", " + Figures.text(min, 3) + (signed ? " (blue)" : " (black)") + " to " + Figures.text(max, 3)
						+ (signed ? " (red)" : " (white)") + unit);
	}

	private static Rectangle whole(final GreyImage plane) {
		return new Rectangle(plane.width(), plane.height());
	}
}
