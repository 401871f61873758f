package sc.fiji.gan.image;

import sc.fiji.gan.engine.RandomStream;

/**
 * A plane of whole numbers from 0 to 255 that look random, and depend on the place alone: whichever
 * image or tile it is read for, it is the same. It is the sum of numbers for each pixel and of
 * smooth ones, of which neighbours in squares of some pixels are alike: a painter needs these to
 * lay strokes along, where an image is smooth itself.
 *
 * @param width of the image that it lies beside
 * @param height likewise
 * @see <a href="https://doi.org/10.1145/325165.325247">Perlin, An image synthesizer (1985), for
 * noise that is summed over sizes</a>
 */
public record Grain(int width, int height) implements Plane {

	/** Pixels between the numbers that those between them are interpolated from. */
	private static final int[] CELLS = {1, 6, 24};
	private static final double MEAN = 127.5;
	/** So that hardly any number lies beyond 0 or 255; each size adds as much. */
	private static final double DEVIATION = 45;

	@Override
	public int channels() {
		return 1;
	}

	/** Not mirrored beyond the border: there are numbers for every place. */
	@Override
	public void read(final int x, final int y, final int blockWidth, final int blockHeight, final float[] dest) {
		final double[] sum = new double[blockWidth * blockHeight];
		for (final int cell : CELLS)
			new Lattice(cell, x, y, blockWidth, blockHeight).add(sum);
		final double gain = DEVIATION / Math.sqrt(CELLS.length);
		for (int i = 0; i < sum.length; i++)
			dest[i] = Math.max(0, Math.min(255, Math.round(MEAN + gain * sum[i])));
	}

	/** Numbers at the corners of square cells, for a block of pixels. */
	private static final class Lattice {

		/** Of numbers that are equally likely from -1 to 1. */
		private static final double UNIFORM_DEVIATION = 1 / Math.sqrt(3);

		private final int cell;
		private final int x;
		private final int y;
		private final int width;
		private final int height;
		private final int columns;
		private final double[] corners;

		Lattice(final int cell, final int x, final int y, final int width, final int height) {
			this.cell = cell;
			this.x = x;
			this.y = y;
			this.width = width;
			this.height = height;
			final int left = Math.floorDiv(x, cell);
			final int top = Math.floorDiv(y, cell);
			columns = Math.floorDiv(x + width - 1, cell) - left + 2;
			corners = new double[columns * (Math.floorDiv(y + height - 1, cell) - top + 2)];
			for (int i = 0; i < corners.length; i++)
				corners[i] = 2 * RandomStream.of(cell, left + i % columns, top + i / columns).nextDouble() - 1;
		}

		/** Adds what has a standard deviation of 1. */
		void add(final double[] sum) {
			for (int j = 0; j < height; j++) {
				final int row = (Math.floorDiv(y + j, cell) - Math.floorDiv(y, cell)) * columns;
				final double v = weight(y + j);
				for (int i = 0; i < width; i++) {
					final int at = row + Math.floorDiv(x + i, cell) - Math.floorDiv(x, cell);
					final double u = weight(x + i);
					final double value = (1 - v) * ((1 - u) * corners[at] + u * corners[at + 1])
							+ v * ((1 - u) * corners[at + columns] + u * corners[at + columns + 1]);
					// Interpolated numbers vary less than those at the corners.
					sum[j * width + i] += value / UNIFORM_DEVIATION / Math.hypot(u, 1 - u) / Math.hypot(v, 1 - v);
				}
			}
		}

		/** How far a place lies in its cell, from 0 to 1, with a smooth beginning and end. */
		private double weight(final int place) {
			final double t = (double) Math.floorMod(place, cell) / cell;
			return t * t * (3 - 2 * t);
		}
	}
}
