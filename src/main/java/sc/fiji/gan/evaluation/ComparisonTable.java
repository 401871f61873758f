package sc.fiji.gan.evaluation;

import ij.measure.ResultsTable;

/**
 * The figures of a comparison as ImageJ's table: a row for each slice, and one for all of them
 * together. In a column a larger number is better if it is so for {@link Measure#higherIsBetter()}.
 */
public final class ComparisonTable {

	private static final String BASELINE = "Baseline";
	private static final int DIGITS = 6;

	private ComparisonTable() {}

	/**
	 * @return the columns Slice ({@code all} in the last row), one for each {@link Measure}, the same
	 * after the word Baseline if there is one, Range, Border, Remark, which says why a figure is NaN,
	 * and the titles Image, Reference and Baseline
	 */
	public static ResultsTable of(final ComparisonResult result) {
		final ResultsTable table = new ResultsTable();
		for (int i = 0; i < result.planes().size(); i++) {
			final int plane = i;
			addRow(table, result, Integer.toString(i + 1), result.planes().get(i),
					result.baseline().map(b -> b.planes().get(plane)).orElse(null));
		}
		addRow(table, result, "all", result.whole(),
				result.baseline().map(ComparisonResult.Baseline::whole).orElse(null));
		for (final Measure measure : Measure.values()) {
			final int places = places(result.whole().get(measure).value());
			table.setDecimalPlaces(table.getColumnIndex(measure.heading()), places);
			if (result.baseline().isPresent())
				table.setDecimalPlaces(table.getColumnIndex(BASELINE + " " + measure.heading()), places);
		}
		table.setDecimalPlaces(table.getColumnIndex("Range"), places(result.range()));
		table.setDecimalPlaces(table.getColumnIndex("Border"), 0);
		return table;
	}

	private static void addRow(final ResultsTable table, final ComparisonResult result, final String slice,
			final Scores scores, final Scores baseline) {
		table.addRow();
		table.addValue("Slice", slice);
		for (final Measure measure : Measure.values())
			table.addValue(measure.heading(), scores.get(measure).value());
		String notes = scores.notes();
		if (baseline != null) {
			for (final Measure measure : Measure.values())
				table.addValue(BASELINE + " " + measure.heading(), baseline.get(measure).value());
			if (!baseline.notes().isEmpty())
				notes += (notes.isEmpty() ? "" : "; ") + "of the baseline, " + baseline.notes();
		}
		table.addValue("Range", result.range() > 0 ? result.range() : Double.NaN);
		table.addValue("Border", result.settings().border());
		table.addValue("Remark", notes);
		table.addValue("Image", result.input().getTitle());
		table.addValue("Reference", result.reference().getTitle());
		result.baseline().ifPresent(b -> table.addValue(BASELINE, b.name()));
	}

	/** As many as show six significant digits; below zero for ImageJ's scientific notation. */
	private static int places(final double value) {
		if (!(Math.abs(value) > 0) || !Double.isFinite(value)) return DIGITS;
		final int places = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
		return places > 9 ? 1 - DIGITS : Math.max(0, places);
	}
}
