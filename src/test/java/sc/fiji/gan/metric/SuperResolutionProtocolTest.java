package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

class SuperResolutionProtocolTest {

	/**
	 * Expected: {@code skimage.color.rgb2ycbcr}, which are the numbers of MATLAB's too.
	 */
	@ParameterizedTest
	@CsvSource({"0, 0, 0, 16", "255, 255, 255, 235", "255, 0, 0, 81.481", "0, 255, 0, 144.553", "0, 0, 255, 40.966",
			"100, 150, 200, 136.87941176470588"})
	void lumaIsThatOfBt601(final int red, final int green, final int blue, final float luma) {
		final ImageProcessor pixel = new ColorProcessor(1, 1, new int[]{red << 16 | green << 8 | blue});
		assertEquals(luma, SuperResolutionProtocol.luma(pixel).get(0, 0), 1e-5);
	}

	@Test
	void greyCountsAsEqualRedGreenAndBlue() {
		final ImageProcessor grey = new ByteProcessor(2, 1, new byte[]{0, (byte) 200});
		assertEquals(16, SuperResolutionProtocol.luma(grey).get(0, 0), 1e-5);
		assertEquals(16 + 219.0 / 255 * 200, SuperResolutionProtocol.luma(grey).get(1, 0), 1e-4);
		assertEquals(SuperResolutionProtocol.luma(grey.convertToRGB()), SuperResolutionProtocol.luma(grey));
	}

	/**
	 * Expected: scikit-image's rgb2ycbcr, cropped, with its PSNR and Gaussian SSIM for a range of 255.
	 */
	@ParameterizedTest
	@CsvSource({"2, 31.7781815736798, 0.9205437479452897", "4, 31.773328806023365, 0.9211674100324909"})
	void agreesWithScikitImageOnColourImages(final int scale, final double psnr, final double ssim) {
		final SuperResolutionProtocol.Quality quality = new SuperResolutionProtocol(scale).measure(colours(40),
				colours(0));
		assertEquals(psnr, quality.psnr(), 1e-5);
		assertEquals(ssim, quality.ssim(), 1e-7);
	}

	@Test
	void ignoresAsManyBorderPixelsAsTheScaleSays() {
		final ImageProcessor frame = colours(0);
		frame.setColor(0);
		frame.drawRect(0, 0, frame.getWidth(), frame.getHeight());
		frame.drawRect(1, 1, frame.getWidth() - 2, frame.getHeight() - 2);
		assertEquals(Double.POSITIVE_INFINITY, new SuperResolutionProtocol(2).measure(frame, colours(0)).psnr());
		assertTrue(new SuperResolutionProtocol(1).measure(frame, colours(0)).psnr() < 40);
	}

	@Test
	void isNotDefinedWhereTheBorderIsAllThereIs() {
		final ImageProcessor tiny = new ByteProcessor(4, 4);
		assertEquals(Double.NaN, new SuperResolutionProtocol(4).measure(tiny, tiny).psnr());
		assertEquals(Double.NaN, new SuperResolutionProtocol(1).measure(tiny, tiny).ssim());
	}

	@Test
	void refusesImagesThatAreNotOfEightBits() {
		final Exception e = assertThrows(IllegalArgumentException.class,
				() -> SuperResolutionProtocol.luma(new ShortProcessor(2, 2)));
		assertTrue(e.getMessage().contains("16-bit"), e.getMessage());
	}

	@Test
	void refusesImagesOfDifferentSizes() {
		final SuperResolutionProtocol protocol = new SuperResolutionProtocol(2);
		assertThrows(IllegalArgumentException.class,
				() -> protocol.measure(new ByteProcessor(9, 8), new ByteProcessor(8, 9)));
	}

	private static ImageProcessor colours(final double noise) {
		return new ColorProcessor(Drawing.WIDTH, Drawing.HEIGHT, Drawing.colours(noise));
	}
}
