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

	private static final double K1 = 0.01;
	private static final double K2 = 0.03;
	private static final GaussianWindow WINDOW = new GaussianWindow(5, 1.5);

	public StructuralSimilarity {
		Pair.requirePositive(dynamicRange);
	}

	@Override
	public double compare(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		final int width = image.width();
		if (Math.min(width, image.height()) < WINDOW.size()) return Double.NaN;
		final double[] a = toDouble(image.values());
		final double[] b = toDouble(reference.values());
		final double[] ma = WINDOW.mean(a, width);
		final double[] mb = WINDOW.mean(b, width);
		final double[] maa = WINDOW.mean(product(a, a), width);
		final double[] mbb = WINDOW.mean(product(b, b), width);
		final double[] mab = WINDOW.mean(product(a, b), width);
		double sum = 0;
		for (int i = 0; i < ma.length; i++)
			sum += similarity(ma[i], mb[i], maa[i] - ma[i] * ma[i], mbb[i] - mb[i] * mb[i], mab[i] - ma[i] * mb[i]);
		return sum / ma.length;
	}

	private double similarity(final double meanA, final double meanB, final double varianceA, final double varianceB,
			final double covariance) {
		final double c1 = K1 * dynamicRange * K1 * dynamicRange;
		final double c2 = K2 * dynamicRange * K2 * dynamicRange;
		final double luminance = (2 * meanA * meanB + c1) / (meanA * meanA + meanB * meanB + c1);
		return luminance * (2 * covariance + c2) / (varianceA + varianceB + c2);
	}

	private static double[] toDouble(final float[] values) {
		final double[] result = new double[values.length];
		for (int i = 0; i < values.length; i++)
			result[i] = values[i];
		return result;
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] result = new double[a.length];
		for (int i = 0; i < a.length; i++)
			result[i] = a[i] * b[i];
		return result;
	}
}
