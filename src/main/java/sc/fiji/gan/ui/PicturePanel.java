package sc.fiji.gan.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;

import javax.swing.JComponent;

/** Shows a picture as large as there is room. */
final class PicturePanel extends JComponent {

	private static final long serialVersionUID = 1;

	private transient Image picture;

	PicturePanel() {
		setPreferredSize(new Dimension(480, 480));
		setFocusable(true);
	}

	void show(final Image image) {
		picture = image;
		repaint();
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		if (picture == null) return;
		final int width = picture.getWidth(null);
		final int height = picture.getHeight(null);
		final double scale = Math.min((double) getWidth() / width, (double) getHeight() / height);
		final int w = (int) (scale * width);
		final int h = (int) (scale * height);
		final Graphics2D g = (Graphics2D) graphics.create();
		// Pixels shall be seen as they are; what is made smaller has to be smoothed.
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
				scale < 1
						? RenderingHints.VALUE_INTERPOLATION_BILINEAR
						: RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		g.drawImage(picture, (getWidth() - w) / 2, 0, w, h, null);
		g.dispose();
	}
}
