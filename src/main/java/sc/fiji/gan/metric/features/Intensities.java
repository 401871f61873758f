package sc.fiji.gan.metric.features;

import java.util.Arrays;
import java.util.List;

/** The histogram of an image in numbers: moments, percentiles, entropy. */
final class Intensities {

	static final List<String> NAMES = List.of("mean", "sd", "skewness", "kurtosis", "p1", "p10", "p25", "p50", "p75",
			"p90", "p99", "entropy", "energy");

	private static final double[] PERCENTILES = {1, 10, 25, 50, 75, 90, 99};

	/** Of the histogram that entropy and energy are taken of, over 0 to 1. */
	private static final int BINS = 64;

	private Intensities() {}

	static double[] of(final float[] values) {
		final double mean = mean(values);
		final double deviation = deviation(values);
		final double[] features = new double[NAMES.size()];
		int i = 0;
		features[i++] = mean;
		features[i++] = deviation;
		features[i++] = moment(values, mean, deviation, 3);
		// That of a normal distribution is 0.
		features[i++] = deviation == 0 ? 0 : moment(values, mean, deviation, 4) - 3;
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		for (final double percentile : PERCENTILES)
			features[i++] = percentile(sorted, percentile);
		final double[] histogram = histogram(values);
		features[i++] = entropy(histogram);
		features[i] = Arrays.stream(histogram).map(p -> p * p).sum();
		return features;
	}

	static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	static double deviation(final float[] values) {
		final double mean = mean(values);
		double squares = 0;
		for (final float value : values)
			squares += (value - mean) * (value - mean);
		return Math.sqrt(squares / values.length);
	}

	/** Of values less their mean over their deviation; 0 if all are alike. */
	private static double moment(final float[] values, final double mean, final double deviation, final int power) {
		if (deviation == 0) return 0;
		double sum = 0;
		for (final float value : values)
			sum += Math.pow((value - mean) / deviation, power);
		return sum / values.length;
	}

	/** Between two values linearly interpolated. */
	static double percentile(final float[] sorted, final double percentile) {
		final double rank = percentile / 100 * (sorted.length - 1);
		final int below = (int) rank;
		final int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
	}

	private static double[] histogram(final float[] values) {
		final double[] histogram = new double[BINS];
		for (final float value : values)
			histogram[Math.max(0, Math.min(BINS - 1, (int) (value * BINS)))] += 1.0 / values.length;
		return histogram;
	}

	/** In bits. */
	static double entropy(final double[] probabilities) {
		double sum = 0;
		for (final double p : probabilities)
			if (p > 0) sum -= p * Math.log(p) / Math.log(2);
		return sum;
	}
}
