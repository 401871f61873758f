package sc.fiji.gan.metric;

/**
 * Mean and standard deviation of each feature over a set. Taken off and divided by, they make
 * features of different units count alike.
 */
public final class FeatureScale {

	/** A deviation below this part of the mean is rounding. */
	private static final double ROUNDING = 1e-5;

	/** In deviations: seldom reached by what is alike. */
	private static final float LIMIT = 10;

	private final double[] mean;
	private final double[] gain;

	private FeatureScale(final double[] mean, final double[] gain) {
		this.mean = mean;
		this.gain = gain;
	}

	/** Of a set; usually the real one, so that all sets are put on its scale. */
	public static FeatureScale of(final FeatureSet set) {
		final double[] mean = new double[set.dimensions()];
		final double[] gain = new double[set.dimensions()];
		for (int d = 0; d < mean.length; d++) {
			for (final float[] vector : set.vectors())
				mean[d] += vector[d] / (double) set.size();
			double squares = 0;
			for (final float[] vector : set.vectors())
				squares += (vector[d] - mean[d]) * (vector[d] - mean[d]);
			final double deviation = Math.sqrt(squares / set.size());
			gain[d] = deviation > ROUNDING * Math.abs(mean[d]) ? 1 / deviation : 1;
		}
		return new FeatureScale(mean, gain);
	}

	/**
	 * Puts a set on this scale: a vector of the set that the scale is of has then a mean of 0 and a
	 * deviation of 1 in each feature. A feature that is the same in all its images keeps its unit.
	 */
	public FeatureSet apply(final FeatureSet set) {
		final float[][] scaled = new float[set.size()][mean.length];
		for (int i = 0; i < scaled.length; i++)
			for (int d = 0; d < mean.length; d++)
				scaled[i][d] = (float) ((set.vectors()[i][d] - mean[d]) * gain[d]);
		return new FeatureSet(scaled);
	}

	/**
	 * The same, but no feature is more than 10 deviations from the mean. A feature that hardly varies
	 * in the set of the scale, such as a channel that most of its images leave dark, may be hundreds of
	 * deviations away in another set: an average over features and images would be of that one alone.
	 */
	public FeatureSet limited(final FeatureSet set) {
		final FeatureSet scaled = apply(set);
		for (final float[] vector : scaled.vectors())
			for (int d = 0; d < vector.length; d++)
				vector[d] = Math.max(-LIMIT, Math.min(LIMIT, vector[d]));
		return scaled;
	}
}
