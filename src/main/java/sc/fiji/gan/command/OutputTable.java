package sc.fiji.gan.command;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.WindowManager;
import ij.macro.Variable;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import sc.fiji.gan.evaluation.FigureTable;

/**
 * The table that a command makes: ImageJ's own <i>Results</i>, which macros read by
 * {@code getResult(column, row)} with and without a display.
 */
final class OutputTable {

	private static final String RESULTS = "Results";

	private OutputTable() {}

	/**
	 * Appends the rows to Results, and tells in the Log if a figure of the last one is undefined.
	 *
	 * @param title of the image that was measured
	 */
	static void append(final ResultsTable rows, final String title) {
		append(rows);
		final String remark = rows.getStringValue("Remark", rows.size() - 1);
		if (!remark.isEmpty()) IJ.log("Of the figures of '" + title + "': " + remark + ".");
	}

	/**
	 * Appends the rows to those of an earlier run, if they have the same columns. A table of something
	 * else gives way, to a window of its own.
	 */
	static void append(final ResultsTable rows) {
		final ResultsTable shown = ResultsTable.getResultsTable();
		if (isAlike(shown, rows)) {
			for (int row = 0; row < rows.size(); row++)
				copyRow(rows, row, shown);
			shown.show(RESULTS);
			return;
		}
		if (shown.size() > 0 && !GraphicsEnvironment.isHeadless()) ((ResultsTable) shown.clone()).show(freeTitle());
		Analyzer.setResultsTable(rows);
		FigureTable.format(rows);
		rows.show(RESULTS);
	}

	/** Puts the rows in the place of those of an earlier run, if they have the same columns. */
	static void replace(final ResultsTable rows) {
		final ResultsTable shown = ResultsTable.getResultsTable();
		if (isAlike(shown, rows)) shown.reset();
		append(rows);
	}

	private static boolean isAlike(final ResultsTable shown, final ResultsTable rows) {
		return shown.size() > 0 && String.join("\t", shown.getHeadings()).equals(String.join("\t", rows.getHeadings()));
	}

	private static void copyRow(final ResultsTable from, final int row, final ResultsTable to) {
		to.addRow();
		for (final String heading : from.getHeadings()) {
			final Variable cell = from.getColumnAsVariables(heading)[row];
			if (cell.getString() == null) to.addValue(heading, cell.getValue());
			else to.addValue(heading, cell.getString());
		}
	}

	private static String freeTitle() {
		int number = 1;
		while (WindowManager.getFrame(RESULTS + "-" + number) != null)
			number++;
		return RESULTS + "-" + number;
	}
}
