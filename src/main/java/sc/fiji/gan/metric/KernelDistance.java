package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * The squared maximum mean discrepancy of two sets of features, with the kernel
 * {@code (x . y / d + 1)^3} of {@code d} features: what is called KID for the features of an
 * Inception network. The estimate is unbiased, at whatever number of images; so it is on both sides
 * of 0 for sets that are alike, and a little below 0 for two identical ones.
 * <p>
 * The standard error is that of the jackknife: each image of either set is left out once. It needs
 * no random numbers, and takes all images, where subsets of 1000 would say nothing of a set of
 * 1000.
 *
 * @see <a href="https://arxiv.org/abs/1801.01401">Binkowski, Sutherland, Arbel and Gretton,
 * Demystifying MMD GANs (2018)</a>
 * @see <a href="https://doi.org/10.1214/aos/1176345462">Efron and Stein, The jackknife estimate of
 * variance (1981)</a>
 */
public final class KernelDistance implements SetMetric {

	/** Leaving one out must leave a pair. */
	private static final int LEAST = 3;

	@Override
	public Estimate compare(final FeatureSet images, final FeatureSet references) {
		final Optional<String> problem = FeatureSet.problem(images, references, LEAST);
		if (problem.isPresent()) return Estimate.undefined(problem.get());
		final Side a = Side.of(images, references);
		final Side b = Side.of(references, images);
		final double within = a.within() + b.within();
		final double across = Arrays.stream(a.across).sum() / ((double) images.size() * references.size());
		return Estimate.of(within - 2 * across, Math.sqrt(a.variance(b.across.length) + b.variance(a.across.length)));
	}

	/** For each vector of one set, the sum of the kernel with all vectors of another. */
	private static double[] sums(final FeatureSet from, final FeatureSet to) {
		return Arrays.stream(from.vectors()).parallel()
				.mapToDouble(x -> Arrays.stream(to.vectors()).mapToDouble(y -> kernel(x, y)).sum()).toArray();
	}

	private static double kernel(final float[] x, final float[] y) {
		double product = 0;
		for (int d = 0; d < x.length; d++)
			product += x[d] * y[d];
		final double base = product / x.length + 1;
		return base * base * base;
	}

	/**
	 * One of the sets.
	 *
	 * @param own for each image the sum of the kernel with the others of its set
	 * @param across the same with the other set
	 */
	private record Side(double[] own, double[] across) {

		static Side of(final FeatureSet set, final FeatureSet other) {
			final double[] own = sums(set, set);
			for (int i = 0; i < own.length; i++)
				own[i] -= kernel(set.vectors()[i], set.vectors()[i]);
			return new Side(own, sums(set, other));
		}

		/** The mean of the kernel over all pairs within the set. */
		double within() {
			final double n = own.length;
			return Arrays.stream(own).sum() / (n * (n - 1));
		}

		/** The part of the variance that comes from this set. */
		double variance(final int others) {
			final double n = own.length;
			final double sumOwn = Arrays.stream(own).sum();
			final double sumAcross = Arrays.stream(across).sum();
			final double[] without = new double[own.length];
			for (int i = 0; i < without.length; i++)
				without[i] = (sumOwn - 2 * own[i]) / ((n - 1) * (n - 2))
						- 2 * (sumAcross - across[i]) / ((n - 1) * others);
			final double mean = Arrays.stream(without).average().orElseThrow();
			return (n - 1) / n * Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
		}
	}
}
