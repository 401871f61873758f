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
	 * Of whole numbers from 0 to 255, all equally likely, the mean is 127.5 and the variance (256^2 -
	 * 1) / 12 = 5461.25; of 65,536 of them the mean deviates by 0.29. Neighbours do not depend on each
	 * other: the correlation of as many pairs deviates by 0.004.
	 */
	@Test
	void isUniformAndWithoutPattern() {
		final int edge = 256;
		final float[] grain = new Grain(edge, edge).read();
		double mean = 0;
		for (final float value : grain)
			mean += value / grain.length;
		double variance = 0;
		double right = 0;
		double below = 0;
		for (int i = 0; i < grain.length; i++) {
			assertEquals(Math.rint(Math.max(0, Math.min(255, grain[i]))), grain[i]);
			variance += Math.pow(grain[i] - mean, 2) / grain.length;
			right += (grain[i] - mean) * (grain[(i + 1) % grain.length] - mean) / grain.length;
			below += (grain[i] - mean) * (grain[(i + edge) % grain.length] - mean) / grain.length;
		}
		assertEquals(127.5, mean, 4 * 0.29);
		assertEquals(5461.25, variance, 100);
		assertEquals(0, right / variance, 4 * 0.004);
		assertEquals(0, below / variance, 4 * 0.004);
	}
}
