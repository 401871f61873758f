package sc.fiji.gan.image;

import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * A plane of RGB whose luma comes from the network and whose colour differences come from the
 * input, resized by {@link Resampling#BICUBIC}: the eye, and microscopes with a Bayer pattern, see
 * detail in luma.
 */
final class LumaPlane implements OutputPlane {

	/** Pixels around a tile that the cubic kernel reaches. */
	private static final int REACH = 2;

	private final ColorProcessor plane;
	private final Plane colour;

	/** @param colour red, green and blue of the input */
	LumaPlane(final int width, final int height, final Plane colour) {
		plane = new ColorProcessor(width, height);
		this.colour = colour;
	}

	@Override
	public List<ImageProcessor> processors() {
		return List.of(plane);
	}

	@Override
	public void write(final Block block) {
		final Tile s = block.source();
		final Tile t = block.target();
		final int scale = t.width() / s.width();
		final float[] rgb = colour.read(s.x() - REACH, s.y() - REACH, s.width() + 2 * REACH, s.height() + 2 * REACH);
		final float[] cb = new float[rgb.length / 3];
		final float[] cr = new float[rgb.length / 3];
		for (int i = 0; i < cb.length; i++) {
			cb[i] = YCbCr.cb(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
			cr[i] = YCbCr.cr(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
		}
		recombine(block, scale, enlarge(cb, s, scale), enlarge(cr, s, scale));
	}

	private static float[] enlarge(final float[] values, final Tile source, final int scale) {
		if (scale == 1) return values;
		final int width = source.width() + 2 * REACH;
		final int height = source.height() + 2 * REACH;
		return Resampling.BICUBIC.resize(values, width, height, width * scale, height * scale);
	}

	private void recombine(final Block block, final int scale, final float[] cb, final float[] cr) {
		final int[] pixels = (int[]) plane.getPixels();
		final Tile t = block.target();
		final int margin = REACH * scale;
		for (int y = 0; y < t.height(); y++) {
			final int to = (t.y() + y) * plane.getWidth() + t.x();
			final int luma = block.row(y);
			final int from = (y + margin) * (t.width() + 2 * margin) + margin;
			for (int x = 0; x < t.width(); x++)
				pixels[to + x] = YCbCr.rgb(block.values()[luma + x], cb[from + x], cr[from + x]);
		}
	}
}
