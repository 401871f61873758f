package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class NormalisedErrorTest {

	/** RMSE 1; range 5; root mean square sqrt(50 / 4). */
	@Test
	void isTheErrorOverTheReferencesRangeOrNorm() {
		final GreyImage reference = new GreyImage(new float[]{1, 2, 3, 6}, 2, 2);
		final GreyImage image = new GreyImage(new float[]{1, 2, 3, 4}, 2, 2);
		assertEquals(0.2, NormalisedError.BY_RANGE.compare(image, reference), 1e-12);
		assertEquals(1 / Math.sqrt(12.5), NormalisedError.BY_NORM.compare(image, reference), 1e-12);
		assertEquals(0, NormalisedError.BY_RANGE.compare(image, image));
	}

	@Test
	void isNotDefinedWithoutAUnit() {
		final GreyImage flat = new GreyImage(new float[]{0, 0}, 2, 1);
		final GreyImage other = new GreyImage(new float[]{0, 1}, 2, 1);
		assertTrue(Double.isNaN(NormalisedError.BY_RANGE.compare(other, flat)));
		assertTrue(Double.isNaN(NormalisedError.BY_NORM.compare(other, flat)));
		assertEquals(0, NormalisedError.BY_RANGE.compare(flat, flat));
		assertThrows(IllegalArgumentException.class,
				() -> NormalisedError.BY_RANGE.compare(flat, new GreyImage(new float[1], 1, 1)));
	}

	/** One pixel of 64 differs by all of the range, 100: sqrt(100^2 / 64) / 100. */
	@Test
	void consistencyIsTheErrorOfTheReducedImage() {
		final float[] values = new float[64];
		Arrays.fill(values, 100);
		values[20] = 200;
		final GreyImage input = new GreyImage(values, 8, 8);
		final float[] large = new float[256];
		Arrays.fill(large, 100);
		final GreyImage enlarged = new GreyImage(large, 16, 16);
		assertEquals(0.125, new Consistency(NormalisedError.BY_RANGE).measure(enlarged, input), 1e-6);
	}

	/** Detail that averages out does not count, light does. */
	@Test
	void consistencySeesLightButNotFineDetail() {
		final float[] values = new float[64];
		for (int i = 0; i < values.length; i++)
			values[i] = i < 32 ? 50 : 150;
		final GreyImage input = new GreyImage(values, 8, 8);
		final float[] large = new float[256];
		for (int i = 0; i < large.length; i++)
			large[i] = 3 + edge().values()[i] + (Math.abs(i % 16 - 7.5) > 4 ? 0 : i % 2 == 0 ? 20 : -20);
		final double error = new Consistency(NormalisedError.BY_RANGE).measure(new GreyImage(large, 16, 16), input);
		// 0.03 for the light; the edge alone, reduced, gives some more.
		final double edge = new Consistency(NormalisedError.BY_RANGE).measure(edge(), input);
		// The detail, 0.2 of the range, leaves next to nothing.
		assertEquals(Math.hypot(0.03, edge), error, 0.006);
	}

	private static GreyImage edge() {
		final float[] large = new float[256];
		for (int i = 0; i < large.length; i++)
			large[i] = i < 128 ? 50 : 150;
		return new GreyImage(large, 16, 16);
	}
}
