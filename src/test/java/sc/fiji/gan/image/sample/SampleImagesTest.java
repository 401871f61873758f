package sc.fiji.gan.image.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;

class SampleImagesTest {

	@Test
	void areDrawnTheSameEachTime() {
		assertArrayEquals((int[]) pixels(SampleImages.photo(64, 3)), (int[]) pixels(SampleImages.photo(64, 3)));
		assertArrayEquals((short[]) pixels(SampleImages.nuclei(64, 3)), (short[]) pixels(SampleImages.nuclei(64, 3)));
		assertArrayEquals((byte[]) pixels(SampleImages.chart(64)), (byte[]) pixels(SampleImages.chart(64)));
	}

	@Test
	void changeWithTheSeed() {
		assertFalse(
				Arrays.equals((int[]) pixels(SampleImages.photo(64, 3)), (int[]) pixels(SampleImages.photo(64, 4))));
		assertFalse(Arrays.equals((short[]) pixels(SampleImages.nuclei(64, 3)),
				(short[]) pixels(SampleImages.nuclei(64, 4))));
	}

	@Test
	void haveTheTypesThatTheyPromise() {
		final ImagePlus photo = SampleImages.photo();
		assertEquals(ImagePlus.COLOR_RGB, photo.getType());
		assertEquals("photo", photo.getTitle());
		assertEquals(256, photo.getWidth());
		assertEquals(256, photo.getHeight());
		assertEquals(ImagePlus.GRAY16, SampleImages.nuclei().getType());
		assertEquals(ImagePlus.GRAY8, SampleImages.chart().getType());
	}

	@Test
	void nucleiAreCalibratedInMicrons() {
		final Calibration calibration = SampleImages.nuclei(32, 1).getCalibration();
		assertEquals(0.325, calibration.pixelWidth);
		assertEquals(0.325, calibration.pixelHeight);
		assertTrue(calibration.scaled());
	}

	/**
	 * Light follows Poisson: with 2 grey values a photon, variance is 2 (mean - 100) + 2.5^2.
	 */
	@Test
	void nucleiHaveTheNoiseOfPhotonsAndCamera() {
		final ImageProcessor ip = SampleImages.nuclei(256, 1).getProcessor();
		double squares = 0;
		double light = 0;
		int count = 0;
		for (int y = 0; y < 256; y++)
			for (int x = 0; x + 1 < 256; x += 2)
				if (ip.get(x, y) < 172 && ip.get(x + 1, y) < 172) {
					final double difference = ip.get(x, y) - ip.get(x + 1, y);
					squares += difference * difference / 2;
					light += (ip.get(x, y) + ip.get(x + 1, y)) / 2.0 - 100;
					count++;
				}
		assertTrue(count > 5000, "dark pixels: " + count);
		assertEquals(1, squares / count / (2 * light / count + 6.25), 0.15);
	}

	@Test
	void showEdgesFlatsAndAWideRangeOfGreys() {
		final ImageStatistics photo = SampleImages.photo().getProcessor().convertToByte(false).getStats();
		assertTrue(photo.min < 40 && photo.max > 225 && photo.stdDev > 45, photo.toString());
		final ImageStatistics chart = SampleImages.chart().getProcessor().getStats();
		assertEquals(15, chart.min, 1);
		assertEquals(240, chart.max, 1);
	}

	/**
	 * At half a cycle per pixel neighbouring pixels are opposite: contrast is lost only near the rim.
	 */
	@Test
	void zonePlateReachesTheFinestPatternThatPixelsCarry() {
		final ImageProcessor chart = SampleImages.chart(256).getProcessor();
		int alternations = 0;
		for (int x = 236; x < 250; x++)
			if ((chart.get(x, 64) > 127) != (chart.get(x + 1, 64) > 127)) alternations++;
		assertTrue(alternations >= 9, "alternations at the rim: " + alternations);
	}

	private static Object pixels(final ImagePlus image) {
		return image.getProcessor().getPixels();
	}
}
