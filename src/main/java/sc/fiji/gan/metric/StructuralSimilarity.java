package sc.fiji.gan.metric;

/**
 * Mean structural similarity, SSIM, between -1 and 1; identical images have 1.
 * <p>
 * Around each pixel, with local means {@code m}, variances {@code v} and covariance {@code c} under
 * a Gaussian window of 11 x 11 pixels and sigma 1.5,
 *
 * <pre>
 * SSIM = (2 m1 m2 + C1) (2 c + C2) / ((m1^2 + m2^2 + C1) (v1 + v2 + C2))
 * C1 = (0.01 range)^2, C2 = (0.03 range)^2
 * </pre>
 *
 * averaged over the pixels whose window lies wholly inside the image, as the authors' MATLAB
 * program does. Images with a side below 11 pixels have none such: their SSIM is {@code NaN}.
 *
 * @param dynamicRange the distance between the least and the greatest value that a pixel can have,
 *     such as 255 for 8 bits; positive
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang, Bovik, Sheikh and Simoncelli, Image
 * quality assessment: from error visibility to structural similarity (2004)</a>
 */
public record StructuralSimilarity(double dynamicRange) implements ImageMetric {

	/** The least width and height of an image that has an SSIM. */
	public static final int SMALLEST_SIDE = 11;

	public StructuralSimilarity {
		Pair.requirePositive(dynamicRange);
	}

	@Override
	public double compare(final GreyImage image, final GreyImage reference) {
		return LocalSimilarity.of(image, reference, dynamicRange).mean();
	}

	/**
	 * The similarity around each pixel.
	 *
	 * @return 10 columns and rows fewer than the image has: pixel (0, 0) is that around pixel (5, 5) of
	 * the image; of no pixels at all if the image is smaller than the window
	 * @throws IllegalArgumentException if the two differ in size
	 */
	public GreyImage map(final GreyImage image, final GreyImage reference) {
		return LocalSimilarity.map(image, reference, dynamicRange);
	}
}
