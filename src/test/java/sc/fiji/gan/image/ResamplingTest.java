package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The expected numbers come from another implementation of MATLAB's imresize, in double precision
 * and as a product of matrices.
 */
class ResamplingTest {

	private static final float[] IN = {0, 7, 28, 63, 48, 47, 13, 25, 51, 27, 17, 21, 26, 43, 10, 55, 50, 59, 39, 61, 33,
			19, 19, 33, 52, 15, 56, 47, 52, 7};

	@Test
	void cubicEnlargesAsImresize() {
		final float[] out = Resampling.BICUBIC.resize(IN, 6, 5, 12, 10);
		assertArrayEquals(new float[]{-1.83105f, -0.37329f, 2.54224f, 8.99219f, 18.97656f, 35.88281f, 59.71094f,
				66.11719f, 55.10156f, 49.52026f, 49.37329f, 49.2998f}, Arrays.copyOf(out, 12), 2e-5f);
		assertArrayEquals(new float[]{57.20605f, 43.46704f, 15.98901f, 17.53906f, 48.11719f, 59.63281f, 52.08594f,
				51.32031f, 57.33594f, 45.21411f, 14.95483f, -0.1748f}, Arrays.copyOfRange(out, 108, 120), 2e-5f);
	}

	@Test
	void cubicByThreeReachesBeyondBothBorders() {
		assertArrayEquals(new float[]{-16.04938f, -5.55556f, 22.42798f, 60.90535f, 88.88889f, 99.38272f},
				Arrays.copyOf(Resampling.BICUBIC.resize(new float[]{0, 100, 50, 200}, 2, 2, 6, 6), 6), 2e-5f);
	}

	@Test
	void cubicShrinksWithAntialiasing() {
		assertArrayEquals(new float[]{8.41955f, 41.47713f, 39.09607f, 33.13439f, 32.5531f, 41.25328f, 42.1888f,
				41.83945f, 26.84856f}, Resampling.BICUBIC.resize(IN, 6, 5, 3, 3), 2e-5f);
	}

	@Test
	void triangleShrinksWithAntialiasing() {
		assertArrayEquals(new float[]{12.17188f, 38.5625f, 38.45312f, 32.15278f, 34.22222f, 40.90278f, 41.57812f,
				40.4375f, 27.79688f}, Resampling.BILINEAR.resize(IN, 6, 5, 3, 3), 2e-5f);
	}

	@Test
	void triangleEnlargesByOneAndAHalf() {
		assertArrayEquals(new float[]{0, 3.5f, 10.5f, 24.5f, 45.5f, 60.5f, 50.5f, 47.5f, 47},
				Arrays.copyOf(Resampling.BILINEAR.resize(IN, 6, 5, 9, 7), 9), 2e-5f);
	}

	@Test
	void nearestRepeatsPixels() {
		assertArrayEquals(new float[]{1, 1, 2, 2, 1, 1, 2, 2},
				Resampling.NEAREST.resize(new float[]{1, 2}, 2, 1, 4, 2));
	}

	@ParameterizedTest
	@CsvSource({"1, 1", "7, 5", "29, 31"})
	void keepsWhatHasTheRightSizeAlready(final int width, final int height) {
		final float[] plane = new float[width * height];
		for (int i = 0; i < plane.length; i++)
			plane[i] = i * 37 % 101;
		for (final Resampling method : Resampling.values())
			assertArrayEquals(plane, method.resize(plane, width, height, width, height), method.name());
	}

	@ParameterizedTest
	@EnumSource
	void keepsConstants(final Resampling method) {
		final float[] plane = new float[11 * 7];
		Arrays.fill(plane, 123.25f);
		for (final int width : new int[]{1, 3, 11, 17, 44})
			for (final float v : method.resize(plane, 11, 7, width, 5))
				assertEquals(123.25f, v, 1e-4f);
	}

	@Test
	void keepsRampsInside() {
		final float[] ramp = new float[20];
		for (int x = 0; x < 20; x++)
			ramp[x] = 3 * x + 2;
		final float[] larger = Resampling.BICUBIC.resize(ramp, 20, 1, 80, 1);
		for (int x = 8; x < 72; x++)
			assertEquals(3 * ((x + 0.5) / 4 - 0.5) + 2, larger[x], 1e-4);
	}

	@Test
	void mirrorsAsOftenAsNeeded() {
		final int[] expected = {2, 1, 0, 0, 1, 2, 2, 1, 0, 0};
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], Resampling.mirror(i - 3, 3));
		assertEquals(0, Resampling.mirror(-1000, 1));
	}
}
