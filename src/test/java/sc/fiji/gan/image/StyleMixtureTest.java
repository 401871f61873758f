package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StyleMixtureTest {

	private static float[] mixed(final StyleMixture mixture, final float[] before, final float... after) {
		final float[] values = new float[3 + after.length];
		System.arraycopy(after, 0, values, 3, after.length);
		mixture.mix(before, values, 3);
		final float[] result = new float[after.length];
		System.arraycopy(values, 3, result, 0, after.length);
		return result;
	}

	@Test
	void strengthLeadsFromTheImageToTheStyleInAStraightLine() {
		final float[] before = {10, 20, 30, 100, 100, 100};
		final float[] after = {110, 220, 130, 0, 50, 200};
		assertArrayEquals(before, mixed(new StyleMixture(0, false), before, after));
		assertArrayEquals(new float[]{35, 70, 55, 75, 87.5f, 125}, mixed(new StyleMixture(0.25, false), before, after),
				1e-4f);
		assertArrayEquals(after, mixed(StyleMixture.FULL, before, after), 1e-4f);
	}

	/**
	 * Grey of 100 becomes red of 255, whose luma is 0.299 * 255 = 76.245; so all colours lose 23.755,
	 * and half of it at half the strength.
	 */
	@Test
	void coloursAreKeptWhereOnlyLumaIsTaken() {
		final float[] before = {120, 100, 90};
		final float luma = 0.299f * 120 + 0.587f * 100 + 0.114f * 90;
		final float change = 76.245f - luma;
		assertArrayEquals(new float[]{120 + change, 100 + change, 90 + change},
				mixed(new StyleMixture(1, true), before, 255, 0, 0), 1e-3f);
		assertArrayEquals(new float[]{120 + change / 2, 100 + change / 2, 90 + change / 2},
				mixed(new StyleMixture(0.5, true), before, 255, 0, 0), 1e-3f);
	}

	@Test
	void strengthIsFromNoneToAll() {
		for (final double strength : new double[]{-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
			assertEquals(
					"strength=" + strength
							+ " is not possible: give a number from 0 (the image as it is) to 1 (the whole style).",
					assertThrows(IllegalArgumentException.class, () -> new StyleMixture(strength, false)).getMessage());
	}
}
