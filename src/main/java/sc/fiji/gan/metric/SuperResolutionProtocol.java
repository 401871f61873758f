package sc.fiji.gan.metric;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * How the super-resolution literature measures: PSNR and SSIM on the luma alone, {@code scale}
 * pixels shaved from each border, images of 8 bits.
 * <p>
 * Luma is ITU-R BT.601's, in 16..235 and not rounded, as MATLAB's {@code rgb2ycbcr} defines it for
 * RGB in 0..1. A grey image counts as one whose red, green and blue are equal. The dynamic range is
 * nevertheless taken as 255. All of this raises the figures (by 1.3 dB for the narrower range
 * alone), so they are comparable only among themselves.
 *
 * @param scale how many times larger the judged image is than the one it was made from
 */
public record SuperResolutionProtocol(int scale) {

	private static final PeakSignalToNoiseRatio PSNR = new PeakSignalToNoiseRatio(255);
	private static final StructuralSimilarity SSIM = new StructuralSimilarity(255);

	/**
	 * @param psnr in decibels; infinite if nothing differs
	 * @param ssim at most 1; {@code NaN} if less than 11 x 11 pixels are left inside the borders
	 */
	public record Quality(double psnr, double ssim) {}

	public SuperResolutionProtocol {
		if (scale < 1) throw new IllegalArgumentException("Scale " + scale + " is not 1 or more");
	}

	/**
	 * @param image 8-bit grey or RGB
	 * @param reference 8-bit grey or RGB, of the same size
	 * @throws IllegalArgumentException if an image has another type, or the sizes differ
	 */
	public Quality measure(final ImageProcessor image, final ImageProcessor reference) {
		final GreyImage a = luma(image);
		final GreyImage b = luma(reference);
		Pair.requireSameSize(a, b);
		final GreyImage innerA = a.shave(scale);
		final GreyImage innerB = b.shave(scale);
		return new Quality(PSNR.compare(innerA, innerB), SSIM.compare(innerA, innerB));
	}

	/**
	 * The luma of an 8-bit grey or RGB image, 16 (black) to 235 (white).
	 *
	 * @throws IllegalArgumentException if the image has another type
	 */
	public static GreyImage luma(final ImageProcessor image) {
		final float[] luma = new float[image.getPixelCount()];
		if (image instanceof ColorProcessor) for (int i = 0; i < luma.length; i++)
			luma[i] = luma(image.get(i) >> 16 & 0xff, image.get(i) >> 8 & 0xff, image.get(i) & 0xff);
		else if (image instanceof ByteProcessor) for (int i = 0; i < luma.length; i++)
			luma[i] = luma(image.get(i), image.get(i), image.get(i));
		else
			throw new IllegalArgumentException("The super-resolution protocol takes 8-bit and RGB images, not "
					+ image.getBitDepth() + "-bit ones: convert to 8 bits first (Image > Type > 8-bit)");
		return new GreyImage(luma, image.getWidth(), image.getHeight());
	}

	private static float luma(final int red, final int green, final int blue) {
		return (float) (16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255);
	}
}
