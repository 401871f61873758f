package sc.fiji.gan.ui;

import java.awt.Component;

import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;

/**
 * Shows the text of a cell on as many lines as it needs, and as a tip too where even so it does not
 * fit.
 */
final class TipRenderer extends DefaultTableCellRenderer {

	private static final long serialVersionUID = 1;

	/** What a cell has beside its text, in pixels. */
	private static final int MARGIN = 6;

	@Override
	public Component getTableCellRendererComponent(final JTable table, final Object value, final boolean isSelected,
			final boolean hasFocus, final int row, final int column) {
		final String text = String.valueOf(value);
		setToolTipText(text);
		// Only with a width of its own does a text know its height, and is in the middle of the row.
		final int width = table.getColumnModel().getColumn(column).getWidth() - MARGIN;
		final String lines = "<html><div width=" + width + ">" + text.replace("&", "&amp;").replace("<", "&lt;")
				+ "</div></html>";
		return super.getTableCellRendererComponent(table, lines, isSelected, false, row, column);
	}
}
