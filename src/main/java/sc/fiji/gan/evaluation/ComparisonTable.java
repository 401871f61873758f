package sc.fiji.gan.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

import ij.measure.ResultsTable;

/**
 * The figures of a comparison as ImageJ's table: a row for each slice, and one for all of them
 * together.
 */
public final class ComparisonTable {

	private static final String BASELINE = "Baseline";

	private ComparisonTable() {}

	/**
	 * @return the columns Slice ({@code all} in the last row), one for each {@link Measure}, the same
	 * after the word Baseline if there is one, Range, Border, Remark, which says why a figure is NaN,
	 * and the titles Image, Reference and Baseline
	 */
	public static ResultsTable of(final ComparisonResult result) {
		final Map<String, String> titles = new LinkedHashMap<>();
		titles.put("Image", result.input().getTitle());
		titles.put("Reference", result.reference().getTitle());
		result.baseline().ifPresent(b -> titles.put(BASELINE, b.name()));
		final FigureTable table = new FigureTable(titles);
		for (int i = 0; i < result.planes().size(); i++) {
			final int plane = i;
			table.addSlice(i + 1, figures(result, result.planes().get(i),
					result.baseline().map(b -> b.planes().get(plane)).orElse(null)));
		}
		return table.finish(
				figures(result, result.whole(), result.baseline().map(ComparisonResult.Baseline::whole).orElse(null)));
	}

	private static Map<String, Figure> figures(final ComparisonResult result, final Scores scores,
			final Scores baseline) {
		final Map<String, Figure> figures = new LinkedHashMap<>();
		for (final Measure measure : Measure.values())
			figures.put(measure.heading(), scores.get(measure));
		if (baseline != null) for (final Measure measure : Measure.values())
			figures.put(BASELINE + " " + measure.heading(), baseline.get(measure));
		// Without a range the measures that need one say so.
		figures.put("Range", Figure.of(result.range() > 0 ? result.range() : Double.NaN));
		figures.put("Border", Figure.of(result.settings().border()));
		return figures;
	}
}
