package sc.fiji.gan.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.swing.ImageIcon;

import sc.fiji.gan.model.InstalledModel;

/** Small squares of the covers of models: of each the middle, as large as fits. */
final class CoverIcons {

	private final int edge;
	private final ImageIcon none;
	private final Map<Path, ImageIcon> icons = new HashMap<>();

	CoverIcons(final int edge) {
		this.edge = edge;
		none = new ImageIcon(new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB));
	}

	/** The square of a model; empty if it has no cover that can be read. */
	ImageIcon of(final InstalledModel model) {
		return model.cover().map(cover -> icons.computeIfAbsent(cover, this::read)).orElse(none);
	}

	private ImageIcon read(final Path cover) {
		try {
			final BufferedImage image = ImageIO.read(cover.toFile());
			return image == null ? none : new ImageIcon(square(image));
		} catch (final IOException e) {
			return none; // the details of the model tell what is wrong with it
		}
	}

	private BufferedImage square(final BufferedImage image) {
		final int side = Math.min(image.getWidth(), image.getHeight());
		final BufferedImage square = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = square.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		final int x = (image.getWidth() - side) / 2;
		final int y = (image.getHeight() - side) / 2;
		graphics.drawImage(image, 0, 0, edge, edge, x, y, x + side, y + side, null);
		graphics.dispose();
		return square;
	}
}
