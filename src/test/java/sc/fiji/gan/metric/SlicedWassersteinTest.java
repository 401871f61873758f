package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.SlicedWasserstein.Distance;
import sc.fiji.gan.metric.SlicedWasserstein.Scaling;

class SlicedWassersteinTest {

	/** Expected: {@code scipy.stats.wasserstein_distance}, SciPy 1.16. */
	@Test
	void agreesWithSciPyInOneDimension() {
		assertEquals(1.025, SlicedWasserstein.wasserstein(new float[]{3.1f, -0.4f, 2.2f, 7.5f, 0.05f, 1.6f},
				new float[]{0.3f, 4.4f, -1.9f, 2.8f, 2.7f, 6.1f}), 1e-6);
	}

	@Test
	void shiftOfAGaussianIsItsLengthInWhateverOrder() {
		final float[] values = noise(100, 10).values();
		final float[] shifted = new float[values.length];
		for (int i = 0; i < values.length; i++)
			shifted[(i + 371) % values.length] = values[i] + 0.75f;
		assertEquals(0.75, SlicedWasserstein.wasserstein(values, shifted), 1e-6);
	}

	@Test
	void identicalImagesAreAtNoDistance() {
		final Distance distance = SlicedWasserstein.OF_PAIRS.compare(Drawing.waves(), Drawing.waves());
		assertEquals(List.of(0.0, 0.0), distance.levels());
		assertEquals(0, distance.mean());
	}

	@Test
	void contrastCountsOnlyBesideTheReference() {
		final GreyImage waves = Drawing.waves();
		final GreyImage stronger = changed(waves, 2, -100);
		assertEquals(0, new SlicedWasserstein(500, 20, 3, Scaling.EACH).compare(stronger, waves).mean(), 1e-5);
		assertTrue(new SlicedWasserstein(500, 20, 3, Scaling.REFERENCE).compare(stronger, waves).mean() > 0.5);
	}

	/**
	 * Noise of twice the strength: along each direction d, the values d x become 2 d x. The distance is
	 * the mean of |d x| = sqrt(2 / pi), since d x is normal with variance 1.
	 */
	@Test
	void doubledNoiseIsAtTheMeanOfItsAbsoluteValues() {
		final GreyImage noise = noise(2000, 30);
		final double distance = new SlicedWasserstein(8000, 200, 1, Scaling.REFERENCE)
				.compare(changed(noise, 2, 0), noise).mean();
		assertEquals(Math.sqrt(2 / Math.PI), distance, 0.02);
	}

	/**
	 * Brighter by one standard deviation: all components along d are shifted by the sum of d's 49
	 * numbers. For random d its absolute value is on average {@code 7 Gamma(24.5) / (sqrt(pi)
	 * Gamma(25))} = 0.80197.
	 */
	@Test
	void shiftedNoiseIsAtTheMeanShiftOfADirection() {
		final GreyImage noise = noise(2000, 30);
		final double distance = new SlicedWasserstein(2000, 4000, 1, Scaling.REFERENCE)
				.compare(changed(noise, 1, 5), noise).mean();
		// The noise has a deviation of 5; the mean over 4000 directions is uncertain by 0.01.
		assertEquals(0.80197, distance, 0.03);
	}

	@Test
	void blurIsSeenAtTheFineLevelFirst() {
		final GreyImage noise = noise(100, 80);
		final float[] blurred = new float[noise.values().length];
		for (int i = 0; i < blurred.length; i++)
			for (int k = -1; k <= 1; k++)
				blurred[i] += noise.values()[Math.floorMod(i + k, blurred.length)] / 3;
		final List<Double> levels = SlicedWasserstein.OF_PAIRS
				.compare(new GreyImage(blurred, noise.width(), noise.height()), noise).levels();
		assertEquals(3, levels.size());
		assertTrue(levels.get(0) > 2 * levels.get(2), levels.toString());
	}

	/** Colours count by channel; the order of the images in a set does not. */
	@Test
	void setsAreComparedWhateverTheirOrder() {
		final FloatArray one = colours(1);
		final FloatArray two = colours(20);
		final SlicedWasserstein metric = new SlicedWasserstein(4000, 50, 1, Scaling.REFERENCE);
		final double reordered = metric.compare(List.of(one, two, two), List.of(two, one, two)).mean();
		final double different = metric.compare(List.of(one, one), List.of(two, two, two)).mean();
		assertTrue(reordered < 0.2 * different, reordered + " beside " + different);
	}

	@Test
	void imagesWithoutPatchesOrWithInfinitePixelsHaveNoDistance() {
		final GreyImage small = new GreyImage(new float[60], 10, 6);
		assertTrue(Double.isNaN(SlicedWasserstein.OF_PAIRS.compare(small, small).mean()));
		final GreyImage broken = Drawing.waves().topLeft(20, 20);
		broken.values()[210] = Float.NaN;
		assertTrue(Double.isNaN(SlicedWasserstein.OF_PAIRS.compare(broken, Drawing.waves().topLeft(20, 20)).mean()));
	}

	@Test
	void differentSizesAreRefused() {
		final FloatArray large = FloatArray.zeros(1, 32, 32, 3);
		final FloatArray small = FloatArray.zeros(1, 32, 31, 3);
		assertTrue(assertThrows(IllegalArgumentException.class,
				() -> SlicedWasserstein.OF_SETS.compare(List.of(small), List.of(large))).getMessage()
				.contains("[1, 32, 31, 3]"));
		assertThrows(IllegalArgumentException.class,
				() -> SlicedWasserstein.OF_SETS.compare(List.of(), List.of(large)));
	}

	/** Normal, deviation 5. */
	private static GreyImage noise(final int width, final int height) {
		final Random random = new Random(5);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (5 * random.nextGaussian());
		return new GreyImage(values, width, height);
	}

	private static GreyImage changed(final GreyImage image, final float gain, final float offset) {
		final float[] values = image.values().clone();
		for (int i = 0; i < values.length; i++)
			values[i] = gain * values[i] + offset;
		return new GreyImage(values, image.width(), image.height());
	}

	/** 20 x 20 pixels of three channels, the last of them of some strength. */
	private static FloatArray colours(final double strength) {
		final FloatArray image = FloatArray.zeros(1, 20, 20, 3);
		final Random random = new Random(8);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) ((i % 3 == 2 ? strength : 1) * random.nextGaussian());
		return image;
	}
}
