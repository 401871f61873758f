package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GrainTest {

	@Test
	void dependsOnThePlaceAlone() {
		final float[] whole = new Grain(100, 50).read(-5, -7, 40, 30);
		final float[] part = new Grain(9, 3000).read(3, 2, 6, 4);
		for (int y = 0; y < 4; y++)
			for (int x = 0; x < 6; x++)
				assertEquals(whole[(y + 9) * 40 + x + 8], part[y * 6 + x]);
	}

	/**
	 * Three parts of one variance: of one, no pixel depends on its neighbours, and of two, it hardly
	 * differs from them, so the correlation is a little less than 2/3. A cell away, that of the smaller
	 * cells is gone, and 100 pixels away all. The mean of some 450 large cells deviates by about 1.2.
	 */
	@Test
	void hasPartsOfThreeSizes() {
		final int edge = 512;
		final float[] grain = new Grain(edge, edge).read();
		for (final float value : grain)
			assertEquals(Math.rint(Math.max(0, Math.min(255, value))), value);
		assertEquals(127.5, mean(grain), 5);
		assertEquals(45 * 45, covariance(grain, edge, 0, 0), 200);
		final double variance = covariance(grain, edge, 0, 0);
		for (final int[] right : new int[][]{{1, 0}, {0, 1}})
			assertEquals(0.63, covariance(grain, edge, right[0], right[1]) / variance, 0.04);
		for (final int[] far : new int[][]{{100, 0}, {0, 100}})
			assertEquals(0, covariance(grain, edge, far[0], far[1]) / variance, 0.08);
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	/** Of pixels and those that lie so far to the right and below. */
	private static double covariance(final float[] grain, final int edge, final int right, final int below) {
		final double mean = mean(grain);
		double sum = 0;
		for (int y = 0; y < edge - below; y++)
			for (int x = 0; x < edge - right; x++)
				sum += (grain[y * edge + x] - mean) * (grain[(y + below) * edge + x + right] - mean);
		return sum / ((edge - below) * (edge - right));
	}
}
