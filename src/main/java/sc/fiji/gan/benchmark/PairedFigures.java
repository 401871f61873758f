package sc.fiji.gan.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.TDistribution;

/** A mean of a few runs with the interval that holds the true one in 95 % of all cases. */
record PairedFigures(double mean, double half) {

	private static final double QUANTILE = 0.975;

	/** After Student; the interval of one value is not a number. */
	static PairedFigures of(final double... values) {
		final double mean = Arrays.stream(values).average().orElseThrow();
		if (values.length < 2) return new PairedFigures(mean, Double.NaN);
		final double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
		final double t = new TDistribution(values.length - 1.0).inverseCumulativeProbability(QUANTILE);
		return new PairedFigures(mean, t * Math.sqrt(variance / values.length));
	}

	/** Of the differences of runs that have the same seed. */
	static PairedFigures ofDifferences(final double[] values, final double[] from) {
		return of(IntStream.range(0, values.length).mapToDouble(i -> values[i] - from[i]).toArray());
	}

	/** In percent, such as {@code 91.2 +- 1.3}. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.1f +- %.1f", 100 * mean, 100 * half);
	}

	/** The same with a sign. */
	String signed() {
		return String.format(Locale.ROOT, "%+.1f +- %.1f", 100 * mean, 100 * half);
	}
}
