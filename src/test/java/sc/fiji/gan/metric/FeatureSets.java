package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

/** Sets of features with known distributions. */
final class FeatureSets {

	private FeatureSets() {}

	static FeatureSet of(final float[]... vectors) {
		return new FeatureSet(vectors);
	}

	/** One feature of each. */
	static FeatureSet line(final float... values) {
		final float[][] vectors = new float[values.length][];
		for (int i = 0; i < values.length; i++)
			vectors[i] = new float[]{values[i]};
		return new FeatureSet(vectors);
	}

	/** Normal, independent, each feature with the same mean and deviation. */
	static FeatureSet normal(final int n, final int dimensions, final double mean, final double deviation,
			final long seed) {
		final Random random = new Random(seed);
		final float[][] vectors = new float[n][dimensions];
		for (final float[] vector : vectors)
			for (int d = 0; d < dimensions; d++)
				vector[d] = (float) (mean + deviation * random.nextGaussian());
		return new FeatureSet(vectors);
	}

	static FeatureSet shuffled(final FeatureSet set) {
		final float[][] vectors = set.vectors().clone();
		Collections.shuffle(Arrays.asList(vectors), new Random(77));
		return new FeatureSet(vectors);
	}

	/** So many times one vector. */
	static FeatureSet collapsed(final int n, final float[] vector) {
		final float[][] vectors = new float[n][];
		Arrays.fill(vectors, vector);
		return new FeatureSet(vectors);
	}
}
