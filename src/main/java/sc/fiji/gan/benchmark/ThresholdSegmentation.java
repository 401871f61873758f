package sc.fiji.gan.benchmark;

import java.util.Collection;

import sc.fiji.gan.metric.GreyImage;

/**
 * Objects by Otsu's threshold on luminance: a segmentation that nothing is trained for, so that it
 * shows what images show.
 *
 * @param bright whether the objects are brighter than the ground
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu, A threshold selection method from
 * gray-level histograms (1979)</a>
 */
record ThresholdSegmentation(boolean bright) {

	private static final int BINS = 256;

	/** For images of this kind: the smaller part of all their pixels are the objects. */
	static ThresholdSegmentation of(final Collection<GreyImage> images) {
		long above = 0;
		long all = 0;
		for (final GreyImage image : images) {
			final float threshold = threshold(image);
			for (final float value : image.values())
				if (value > threshold) above++;
			all += image.values().length;
		}
		return new ThresholdSegmentation(2 * above < all);
	}

	/** Whether each pixel belongs to an object. */
	boolean[] apply(final GreyImage image) {
		final float threshold = threshold(image);
		final boolean[] objects = new boolean[image.values().length];
		for (int i = 0; i < objects.length; i++)
			objects[i] = image.values()[i] > threshold == bright;
		return objects;
	}

	/** The value that splits the histogram between 0 and 1 into the two most compact parts. */
	static float threshold(final GreyImage image) {
		final long[] counts = new long[BINS];
		double sum = 0;
		for (final float value : image.values()) {
			final int bin = Math.max(0, Math.min(BINS - 1, (int) (value * BINS)));
			counts[bin]++;
			sum += bin;
		}
		final double all = image.values().length;
		double below = 0;
		double sumBelow = 0;
		double best = -1;
		int at = 0;
		for (int bin = 0; bin < BINS - 1; bin++) {
			below += counts[bin];
			sumBelow += (double) bin * counts[bin];
			if (below == 0 || below == all) continue;
			final double difference = sumBelow / below - (sum - sumBelow) / (all - below);
			final double between = below * (all - below) * difference * difference;
			if (between > best) {
				best = between;
				at = bin;
			}
		}
		return (at + 1f) / BINS;
	}

	/** Twice the pixels in both over the pixels of each: 1 if they are the same. */
	static double dice(final boolean[] some, final boolean[] others) {
		int both = 0;
		int each = 0;
		for (int i = 0; i < some.length; i++) {
			if (some[i] && others[i]) both++;
			each += (some[i] ? 1 : 0) + (others[i] ? 1 : 0);
		}
		return each == 0 ? 1 : 2.0 * both / each;
	}
}
