package sc.fiji.gan.image;

import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * A plane of RGB, out of a network's three channels: red, green and blue from 0 to 255.
 */
final class RgbPlane implements OutputPlane {

	private final ColorProcessor plane;

	RgbPlane(final int width, final int height) {
		plane = new ColorProcessor(width, height);
	}

	@Override
	public List<ImageProcessor> processors() {
		return List.of(plane);
	}

	@Override
	public void write(final Block block) {
		final int[] pixels = (int[]) plane.getPixels();
		final float[] v = block.values();
		final Tile t = block.target();
		for (int y = 0; y < t.height(); y++) {
			final int to = (t.y() + y) * plane.getWidth() + t.x();
			for (int x = 0, from = block.row(y); x < t.width(); x++, from += 3)
				pixels[to + x] = Rounding.toRgb(v[from], v[from + 1], v[from + 2]);
		}
	}
}
