package sc.fiji.gan.image;

import java.util.Arrays;
import java.util.List;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * Planes of 8, 16 or 32 bits, one for each channel. Integers are rounded and clipped; floats are
 * kept as they are, except that pixels that come from a NaN are NaN again.
 */
final class GreyPlanes implements OutputPlane {

	private final ImageProcessor[] planes;
	private final List<FinitePlane> sources;

	/** @param sources the 32-bit planes from which the pixels are computed */
	GreyPlanes(final int bitDepth, final int width, final int height, final int channels,
			final List<FinitePlane> sources) {
		this.sources = sources.stream().filter(s -> s.nan() > 0).toList();
		planes = new ImageProcessor[channels];
		Arrays.setAll(planes, c -> switch (bitDepth) {
			case 8 -> new ByteProcessor(width, height);
			case 16 -> new ShortProcessor(width, height);
			default -> new FloatProcessor(width, height);
		});
	}

	@Override
	public List<ImageProcessor> processors() {
		return List.of(planes);
	}

	@Override
	public void write(final Block block) {
		for (int c = 0; c < planes.length; c++) {
			final Object pixels = planes[c].getPixels();
			final int width = planes[c].getWidth();
			if (pixels instanceof byte[] bytes) writeBytes(block, c, bytes, width);
			else if (pixels instanceof short[] shorts) writeShorts(block, c, shorts, width);
			else writeFloats(block, c, (float[]) pixels, width);
		}
	}

	private static void writeBytes(final Block block, final int channel, final byte[] pixels, final int width) {
		final Tile t = block.target();
		for (int y = 0; y < t.height(); y++) {
			final int to = (t.y() + y) * width + t.x();
			for (int x = 0, from = block.row(y) + channel; x < t.width(); x++, from += block.channels())
				pixels[to + x] = (byte) Rounding.toRange(block.values()[from], 255);
		}
	}

	private static void writeShorts(final Block block, final int channel, final short[] pixels, final int width) {
		final Tile t = block.target();
		for (int y = 0; y < t.height(); y++) {
			final int to = (t.y() + y) * width + t.x();
			for (int x = 0, from = block.row(y) + channel; x < t.width(); x++, from += block.channels())
				pixels[to + x] = (short) Rounding.toRange(block.values()[from], 65535);
		}
	}

	private void writeFloats(final Block block, final int channel, final float[] pixels, final int width) {
		final Tile t = block.target();
		for (int y = 0; y < t.height(); y++) {
			final int to = (t.y() + y) * width + t.x();
			for (int x = 0, from = block.row(y) + channel; x < t.width(); x++, from += block.channels())
				pixels[to + x] = block.values()[from];
		}
		for (final FinitePlane source : sources)
			restoreNan(block, source.raw(), pixels, width);
	}

	private static void restoreNan(final Block block, final Plane raw, final float[] pixels, final int width) {
		final Tile s = block.source();
		final int scale = block.target().width() / s.width();
		final float[] values = raw.read(s.x(), s.y(), s.width(), s.height());
		for (int i = 0; i < values.length; i++) {
			if (!Float.isNaN(values[i])) continue;
			final int x = (s.x() + i % s.width()) * scale;
			final int y = (s.y() + i / s.width()) * scale;
			for (int row = y; row < y + scale; row++)
				Arrays.fill(pixels, row * width + x, row * width + x + scale, Float.NaN);
		}
	}
}
