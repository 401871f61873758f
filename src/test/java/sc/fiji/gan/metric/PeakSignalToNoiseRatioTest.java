package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeakSignalToNoiseRatioTest {

	private final ImageMetric psnr = new PeakSignalToNoiseRatio(255);

	@Test
	void agreesWithScikitImage() {
		final GreyImage waves = Drawing.waves();
		final GreyImage degraded = Drawing.degraded(waves);
		// skimage.metrics.peak_signal_noise_ratio, scikit-image 0.26
		assertEquals(25.888007757459594, psnr.compare(degraded, waves), 1e-6);
		assertEquals(37.75720414878049, new PeakSignalToNoiseRatio(1000).compare(degraded, waves), 1e-6);
	}

	@Test
	void isTwentyDecibelsForAnErrorOfATenthOfTheRange() {
		assertEquals(20, new PeakSignalToNoiseRatio(1).compare(plane(0.5f, 0.6f), plane(0.6f, 0.5f)), 1e-5);
	}

	@Test
	void isInfiniteForIdenticalImages() {
		assertEquals(Double.POSITIVE_INFINITY, psnr.compare(plane(3, 4), plane(3, 4)));
	}

	@Test
	void isNotDefinedForNaNInfiniteOrNoPixels() {
		assertEquals(Double.NaN, psnr.compare(plane(1, Float.NaN), plane(1, 2)));
		assertEquals(Double.NaN, psnr.compare(plane(1, 2), plane(Float.POSITIVE_INFINITY, 2)));
		assertEquals(Double.NaN, psnr.compare(plane(Float.POSITIVE_INFINITY, 2), plane(Float.POSITIVE_INFINITY, 2)));
		assertEquals(Double.NaN, psnr.compare(plane(), plane()));
	}

	@Test
	void refusesImagesOfDifferentSizes() {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> psnr.compare(plane(1, 2), plane(1)));
		assertTrue(e.getMessage().contains("2 x 1") && e.getMessage().contains("1 x 1"), e.getMessage());
	}

	@Test
	void refusesARangeThatIsNotPositive() {
		assertThrows(IllegalArgumentException.class, () -> new PeakSignalToNoiseRatio(0));
		assertThrows(IllegalArgumentException.class, () -> new PeakSignalToNoiseRatio(Double.NaN));
	}

	private static GreyImage plane(final float... values) {
		return new GreyImage(values, values.length, 1);
	}
}
