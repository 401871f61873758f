package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Features of a set of images: one vector for each, in which sets are compared.
 *
 * @param vectors one for each image, all of the same length; not copied
 */
public record FeatureSet(float[][] vectors) {

	/** @throws IllegalArgumentException if the vectors differ in length */
	public FeatureSet {
		for (final float[] vector : vectors)
			if (vector.length != vectors[0].length)
				throw new IllegalArgumentException("One image has " + vector.length + " features, another "
						+ vectors[0].length + ": take all by the same extractor");
	}

	/** How many images. */
	public int size() {
		return vectors.length;
	}

	/** How many features of each; 0 if there are no images. */
	public int dimensions() {
		return vectors.length == 0 ? 0 : vectors[0].length;
	}

	/** The images {@code from} to {@code to - 1}. */
	public FeatureSet part(final int from, final int to) {
		return new FeatureSet(Arrays.copyOfRange(vectors, from, to));
	}

	/** For each image its distance from the nearest one of another set, which has at least one. */
	public double[] nearestDistances(final FeatureSet others) {
		return Arrays.stream(vectors).parallel()
				.mapToDouble(vector -> Math.sqrt(Arrays.stream(others.vectors)
						.mapToDouble(other -> Neighbourhoods.squaredDistance(vector, other)).min().orElseThrow()))
				.toArray();
	}

	/**
	 * Why a measure of two sets is not defined, if it is not.
	 *
	 * @param least how many images it needs in each
	 */
	static Optional<String> problem(final FeatureSet images, final FeatureSet references, final int least) {
		if (images.size() > 0 && references.size() > 0 && images.dimensions() != references.dimensions())
			throw new IllegalArgumentException("The images have " + images.dimensions() + " features, the references "
					+ references.dimensions() + ": take both by the same extractor");
		final int fewer = Math.min(images.size(), references.size());
		if (fewer < least)
			return Optional.of("needs at least " + least + " images in each set, has " + images.size() + " and "
					+ references.size());
		return images.isFinite() && references.isFinite()
				? Optional.empty()
				: Optional.of("a feature of an image is not a number");
	}

	private boolean isFinite() {
		for (final float[] vector : vectors)
			for (final float feature : vector)
				if (!Float.isFinite(feature)) return false;
		return true;
	}
}
