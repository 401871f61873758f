package sc.fiji.gan.metric;

/**
 * Peak signal-to-noise ratio in decibels: {@code 10 log10(range^2 / MSE)}. Identical images have
 * {@code +Infinity}.
 *
 * <pre>{@code
 *
 * double db = new PeakSignalToNoiseRatio(255).compare(image, reference); // 8-bit
 * 																		// images
 * }</pre>
 *
 * @param dynamicRange the distance between the least and the greatest value that a pixel can have,
 *     such as 255 for 8 bits; positive
 */
public record PeakSignalToNoiseRatio(double dynamicRange) implements ImageMetric {

	public PeakSignalToNoiseRatio {
		Pair.requirePositive(dynamicRange);
	}

	@Override
	public double compare(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		final double mse = meanSquaredError(image.values(), reference.values());
		// Without pixels, or with infinite ones, the mean of squares is not a finite
		// number
		return Double.isFinite(mse) ? 10 * Math.log10(dynamicRange * dynamicRange / mse) : Double.NaN;
	}

	private static double meanSquaredError(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = (double) a[i] - b[i];
			sum += difference * difference;
		}
		return sum / a.length;
	}
}
