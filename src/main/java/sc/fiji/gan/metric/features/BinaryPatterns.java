package sc.fiji.gan.metric.features;

import sc.fiji.gan.metric.GreyImage;

/**
 * Local binary patterns: which of the 8 neighbours are at least as bright as a pixel. Patterns with
 * at most two changes around the circle are counted by how many neighbours are, 0 to 8; all others
 * together. So turned images have the same patterns.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2002.1017623">Ojala, Pietikainen and Maenpaa,
 * Multiresolution gray-scale and rotation invariant texture classification with local binary
 * patterns (2002)</a>
 */
final class BinaryPatterns {

	static final int COUNT = 10;

	/** Around the circle. */
	private static final int[][] NEIGHBOURS = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};

	private BinaryPatterns() {}

	/** The part of the inner pixels that each pattern has; all 0 if there are none. */
	static double[] of(final GreyImage image) {
		final double[] parts = new double[COUNT];
		final double pixels = (image.width() - 2.0) * (image.height() - 2.0);
		for (int y = 1; y < image.height() - 1; y++)
			for (int x = 1; x < image.width() - 1; x++)
				parts[pattern(image, x, y)] += 1 / pixels;
		return parts;
	}

	static int pattern(final GreyImage image, final int x, final int y) {
		final float centre = image.get(x, y);
		boolean last = image.get(x + 1, y - 1) >= centre;
		int changes = 0;
		int bright = 0;
		for (final int[] neighbour : NEIGHBOURS) {
			final boolean here = image.get(x + neighbour[0], y + neighbour[1]) >= centre;
			if (here) bright++;
			if (here != last) changes++;
			last = here;
		}
		return changes <= 2 ? bright : COUNT - 1;
	}
}
