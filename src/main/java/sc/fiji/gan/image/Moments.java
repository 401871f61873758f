package sc.fiji.gan.image;

/**
 * Mean and standard deviation of a stream of values, by merging those of its blocks, which does not
 * cancel where the mean is large. Values that are not finite are left out.
 *
 * @see <a href="https://doi.org/10.2307/2683386">Chan, Golub, LeVeque, Algorithms for computing the
 * sample variance (1983)</a>
 */
final class Moments {

	private long count;
	private double mean;
	private double squares;

	/** Takes in {@code values[first]} and each {@code stride}-th after it. */
	void add(final float[] values, final int length, final int first, final int stride) {
		long n = 0;
		double sum = 0;
		for (int i = first; i < length; i += stride)
			if (Float.isFinite(values[i])) {
				sum += values[i];
				n++;
			}
		if (n == 0) return;
		final double blockMean = sum / n;
		double blockSquares = 0;
		for (int i = first; i < length; i += stride)
			if (Float.isFinite(values[i])) blockSquares += (values[i] - blockMean) * (values[i] - blockMean);
		merge(n, blockMean, blockSquares);
	}

	private void merge(final long n, final double otherMean, final double otherSquares) {
		final long all = count + n;
		final double delta = otherMean - mean;
		squares += otherSquares + delta * delta * count * n / all;
		mean += delta * n / all;
		count = all;
	}

	/** 0 if there were no values. */
	double mean() {
		return mean;
	}

	/** The population's standard deviation; 0 if there were no values. */
	double standardDeviation() {
		return count == 0 ? 0 : Math.sqrt(squares / count);
	}
}
