package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.metric.GreyImage;

class NoiseEstimateTest {

	private static GreyImage slope(final int width, final int height) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = 3 * (i % width) + 2 * (i / width);
		return new GreyImage(values, width, height);
	}

	@Test
	void aSlopeHasNone() {
		assertEquals(0, NoiseEstimate.of(slope(20, 10)), 1e-6);
	}

	/** The filter's weights are 1, -2 and 4: their absolute values sum to 16, over 8 x 6 places. */
	@Test
	void aLonePixelCountsByTheWeightsOfTheFilter() {
		final float[] values = new float[80];
		values[44] = 5;
		assertEquals(Math.sqrt(Math.PI / 2) * 16 * 5 / 6 / 48, NoiseEstimate.of(new GreyImage(values, 10, 8)), 1e-9);
	}

	@Test
	void gaussianNoiseOnASlopeIsFound() {
		final GreyImage image = slope(200, 200);
		final Random random = new Random(1);
		for (int i = 0; i < image.values().length; i++)
			image.values()[i] += (float) (10 * random.nextGaussian());
		assertEquals(10, NoiseEstimate.of(image), 0.2);
	}

	@Test
	void pixelsThatAreNotFiniteAreLeftOut() {
		final GreyImage image = slope(20, 10);
		image.values()[45] = Float.NaN;
		assertEquals(0, NoiseEstimate.of(image), 1e-6);
		assertEquals(Double.NaN, NoiseEstimate.of(slope(2, 10)));
	}
}
