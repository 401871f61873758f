package sc.fiji.gan.metric;

/**
 * Normalised root mean square error, NRMSE: 0 for identical images; the lower, the closer. It does
 * not depend on the unit of the pixels.
 */
public enum NormalisedError implements PixelMetric {

	/** Over the difference between the reference's greatest and least value. */
	BY_RANGE {

		@Override
		double unit(final PixelStatistics statistics) {
			return statistics.referenceRange();
		}
	},
	/** Over the reference's root mean square, which is the ratio of the two Euclidean norms. */
	BY_NORM {

		@Override
		double unit(final PixelStatistics statistics) {
			return statistics.referenceRootMeanSquare();
		}
	};

	abstract double unit(PixelStatistics statistics);

	/** {@code NaN} also if the images differ and the reference has no range, or is all 0. */
	@Override
	public double of(final PixelStatistics statistics) {
		final double error = Math.sqrt(statistics.meanSquaredError());
		if (error == 0) return 0;
		final double ratio = error / unit(statistics);
		return Double.isFinite(ratio) ? ratio : Double.NaN;
	}
}
