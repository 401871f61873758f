package sc.fiji.gan.evaluation;

import java.util.List;

import sc.fiji.gan.dataset.Symmetry;

/**
 * Finds, among many images, the one that another looks most like, as it is, mirrored or turned.
 * What is common to all of them, such as uneven light or a sky above, is taken off: it tells
 * nothing.
 */
final class NearestImages {

	/**
	 * @param index of the image that was found
	 * @param symmetry how it was turned
	 * @param distance 1 less the correlation: 0 for the same image, 1 for unlike ones, at most 2
	 */
	record Found(int index, Symmetry symmetry, double distance) {}

	private static final int AREA = Appearance.EDGE * Appearance.EDGE;

	/** The mean of fewer images is not what they have in common, but them. */
	private static final int COMMON = 10;

	/** An image that is nothing but what is common to all. */
	private static final double NOTHING = 1e-6;

	/**
	 * For each pixel a row of all images: this way round, loops over images become vector instructions.
	 */
	private final float[][] rows;
	private final int size;
	private final float[] common = new float[AREA];

	/** @param images at least one */
	NearestImages(final List<DescribedImage> images) {
		size = images.size();
		rows = new float[AREA][size];
		if (size >= COMMON) for (final DescribedImage image : images)
			for (int i = 0; i < AREA; i++)
				common[i] += image.appearance()[i] / size;
		for (int image = 0; image < size; image++) {
			final float[] own = images.get(image).appearance().clone();
			takeOffCommon(own);
			for (int i = 0; i < AREA; i++)
				rows[i][image] = own[i];
		}
	}

	/** What is left has length 1, or 0 if nothing is left. */
	private void takeOffCommon(final float[] appearance) {
		double squares = 0;
		for (int i = 0; i < AREA; i++) {
			appearance[i] -= common[i];
			squares += appearance[i] * appearance[i];
		}
		final double gain = squares > NOTHING ? 1 / Math.sqrt(squares) : 0;
		for (int i = 0; i < AREA; i++)
			appearance[i] *= (float) gain;
	}

	Found nearest(final float[] appearance) {
		return nearest(appearance, Double.NEGATIVE_INFINITY);
	}

	/** @param least nearer images are passed over, such as the image itself and its twins */
	Found nearest(final float[] appearance, final double least) {
		final Symmetry[] symmetries = Symmetry.values();
		final float[][] turned = new float[symmetries.length][];
		for (int s = 0; s < symmetries.length; s++) {
			turned[s] = turned(appearance, symmetries[s]);
			takeOffCommon(turned[s]);
		}
		final float[][] correlations = new float[symmetries.length][size];
		for (int i = 0; i < AREA; i++)
			for (int s = 0; s < symmetries.length; s++)
				add(turned[s][i], rows[i], correlations[s]);
		Found best = new Found(0, Symmetry.IDENTITY, Double.POSITIVE_INFINITY);
		for (int s = 0; s < symmetries.length; s++)
			for (int image = 0; image < size; image++)
				if (1 - correlations[s][image] < best.distance && 1 - correlations[s][image] >= least)
					best = new Found(image, symmetries[s], 1 - correlations[s][image]);
		return new Found(best.index, best.symmetry, Math.max(0, best.distance));
	}

	/** So that an image, looked up by the symmetry's index, lies on the given one. */
	private static float[] turned(final float[] appearance, final Symmetry symmetry) {
		final float[] turned = new float[AREA];
		for (int i = 0; i < AREA; i++)
			turned[symmetry.index(i % Appearance.EDGE, i / Appearance.EDGE, Appearance.EDGE)] = appearance[i];
		return turned;
	}

	private static void add(final float factor, final float[] row, final float[] sums) {
		for (int i = 0; i < sums.length; i++)
			sums[i] += factor * row[i];
	}
}
