package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A ball around each vector of a set that reaches to its k-th nearest neighbour in the set: where
 * images of its kind are to be expected.
 *
 * @param squaredRadii one for each vector
 */
record Neighbourhoods(FeatureSet set, double[] squaredRadii) {

	/** @param k from 1; the set has more vectors than that */
	static Neighbourhoods of(final FeatureSet set, final int k) {
		return new Neighbourhoods(set, IntStream.range(0, set.size()).parallel().mapToDouble(i -> {
			final double[] distances = new double[set.size()];
			for (int j = 0; j < distances.length; j++)
				distances[j] = squaredDistance(set.vectors()[i], set.vectors()[j]);
			// The vector itself, whose distance is 0, comes first.
			Arrays.sort(distances);
			return distances[k];
		}).toArray());
	}

	/** For each vector of another set, in how many balls it lies. */
	int[] around(final FeatureSet others) {
		return IntStream.range(0, others.size()).parallel().map(j -> {
			int balls = 0;
			for (int i = 0; i < squaredRadii.length; i++)
				if (holds(i, others.vectors()[j])) balls++;
			return balls;
		}).toArray();
	}

	/** How many balls hold at least one vector of another set. */
	long hit(final FeatureSet others) {
		return IntStream.range(0, squaredRadii.length).parallel()
				.filter(i -> Arrays.stream(others.vectors()).anyMatch(vector -> holds(i, vector))).count();
	}

	private boolean holds(final int ball, final float[] vector) {
		return squaredDistance(set.vectors()[ball], vector) <= squaredRadii[ball];
	}

	static double squaredDistance(final float[] a, final float[] b) {
		double sum = 0;
		for (int d = 0; d < a.length; d++)
			sum += (a[d] - b[d]) * (a[d] - b[d]);
		return sum;
	}
}
