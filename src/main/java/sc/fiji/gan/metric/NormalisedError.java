package sc.fiji.gan.metric;

/**
 * Normalised root mean square error, NRMSE: 0 for identical images; the lower, the closer. It does
 * not depend on the unit of the pixels.
 */
public enum NormalisedError implements ImageMetric {

	/** Over the difference between the reference's greatest and least value. */
	BY_RANGE {

		@Override
		double unit(final float[] reference) {
			float min = Float.POSITIVE_INFINITY;
			float max = Float.NEGATIVE_INFINITY;
			for (final float value : reference) {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
			return max - min;
		}
	},
	/** Over the reference's root mean square, which is the ratio of the two Euclidean norms. */
	BY_NORM {

		@Override
		double unit(final float[] reference) {
			return rootMeanSquare(reference, new float[reference.length]);
		}
	};

	abstract double unit(float[] reference);

	/** {@code NaN} also if the images differ and the reference has no range, or is all 0. */
	@Override
	public double compare(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		final double error = rootMeanSquare(image.values(), reference.values());
		if (error == 0) return 0;
		final double ratio = error / unit(reference.values());
		return Double.isFinite(ratio) ? ratio : Double.NaN;
	}

	private static double rootMeanSquare(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = (double) a[i] - b[i];
			sum += difference * difference;
		}
		return Math.sqrt(sum / a.length);
	}
}
