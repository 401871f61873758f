package sc.fiji.gan.metric;

/**
 * Pearson's coefficient of correlation between the pixels of two images, -1 to 1. It does not see
 * brightness and contrast. {@code NaN} if an image is constant.
 */
public record PearsonCorrelation() implements PixelMetric {

	@Override
	public double of(final PixelStatistics statistics) {
		return statistics.correlation();
	}
}
