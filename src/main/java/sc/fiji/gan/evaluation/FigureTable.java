package sc.fiji.gan.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import ij.macro.Variable;
import ij.measure.ResultsTable;

/**
 * Figures as ImageJ's table: a row for each slice and one for all of them, with as many digits as
 * mean something, and a remark that says why a figure is NaN.
 */
public final class FigureTable {

	private static final String SLICE = "Slice";
	private static final String ALL = "all";
	private static final String REMARK = "Remark";
	/** More places than this are shown as an exponent. */
	private static final int MOST_PLACES = 9;

	private final ResultsTable table = new ResultsTable();
	private final Map<String, String> titles;

	/** @param titles the last columns, the same in each row: which images were measured */
	FigureTable(final Map<String, String> titles) {
		this.titles = new LinkedHashMap<>(titles);
	}

	/**
	 * @param slice from 1
	 * @param figures by the names of their columns
	 */
	void addSlice(final int slice, final Map<String, Figure> figures) {
		addRow(Integer.toString(slice), figures);
	}

	/** Adds the last row. */
	ResultsTable finish(final Map<String, Figure> whole) {
		addRow(ALL, whole);
		format(table);
		return table;
	}

	/**
	 * Shows the numbers of each column with as many digits as mean something in the last row. To be
	 * called again when a table has become ImageJ's <i>Results</i>, which get the digits of <i>Set
	 * Measurements...</i>
	 */
	public static void format(final ResultsTable table) {
		for (final String heading : table.getHeadings()) {
			final Variable last = table.getColumnAsVariables(heading)[table.size() - 1];
			if (last.getString() == null)
				table.setDecimalPlaces(table.getColumnIndex(heading), places(last.getValue()));
		}
	}

	private void addRow(final String slice, final Map<String, Figure> figures) {
		table.addRow();
		table.addValue(SLICE, slice);
		final StringJoiner remark = new StringJoiner("; ");
		figures.forEach((heading, figure) -> {
			table.addValue(heading, figure.value());
			if (!figure.note().isEmpty()) remark.add(heading + ": " + figure.note());
		});
		table.addValue(REMARK, remark.toString());
		titles.forEach(table::addValue);
	}

	/** What is to be said of the last row; empty if nothing. */
	static String remark(final ResultsTable table) {
		return table.getStringValue(REMARK, table.size() - 1);
	}

	/** As many as show the significant digits; below zero for ImageJ's scientific notation. */
	private static int places(final double value) {
		if (value == 0 || !Double.isFinite(value)) return Figures.DIGITS;
		if (value == Math.rint(value) && Math.abs(value) < 1e6) return 0;
		final int places = Figures.DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
		return places > MOST_PLACES ? 1 - Figures.DIGITS : Math.max(0, places);
	}
}
