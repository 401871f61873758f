package sc.fiji.gan.metric;

/**
 * Peak signal-to-noise ratio in decibels: {@code 10 log10(range^2 / MSE)}. Identical images have
 * {@code +Infinity}.
 *
 * <pre>{@code
 *
 * double db = new PeakSignalToNoiseRatio(255).compare(image, reference); // 8 bits
 * }</pre>
 *
 * @param dynamicRange the distance between the least and the greatest value that a pixel can have,
 *     such as 255 for 8 bits; positive
 */
public record PeakSignalToNoiseRatio(double dynamicRange) implements PixelMetric {

	public PeakSignalToNoiseRatio {
		Pair.requirePositive(dynamicRange);
	}

	@Override
	public double of(final PixelStatistics statistics) {
		return 10 * Math.log10(dynamicRange * dynamicRange / statistics.meanSquaredError());
	}
}
