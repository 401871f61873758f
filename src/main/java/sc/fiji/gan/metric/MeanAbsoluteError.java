package sc.fiji.gan.metric;

/** Mean absolute error, MAE, in the unit of the pixels; the lower, the closer. */
public record MeanAbsoluteError() implements PixelMetric {

	@Override
	public double of(final PixelStatistics statistics) {
		return statistics.meanAbsoluteError();
	}
}
