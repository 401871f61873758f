package sc.fiji.gan.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.util.List;

import javax.swing.JComponent;

import sc.fiji.gan.training.CurvePlots;
import sc.fiji.gan.training.CurveRow;

/** Shows curves, drawn for the room that there is. */
final class CurvesPanel extends JComponent {

	private static final long serialVersionUID = 1;

	private transient CurvePlots plots;
	private transient List<CurveRow> rows = List.of();
	private transient BufferedImage drawn;

	CurvesPanel() {
		setPreferredSize(new Dimension(420, 480));
	}

	void show(final CurvePlots curves, final List<CurveRow> newRows) {
		plots = curves;
		rows = newRows;
		drawn = null;
		repaint();
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		if (plots == null || getWidth() < 1 || getHeight() < 1) return;
		if (drawn == null || drawn.getWidth() != getWidth() || drawn.getHeight() != getHeight())
			drawn = plots.draw(rows, getWidth(), getHeight());
		graphics.drawImage(drawn, 0, 0, null);
	}
}
