package sc.fiji.gan.benchmark;

import java.util.Collection;

import ij.process.AutoThresholder;
import ij.process.AutoThresholder.Method;
import sc.fiji.gan.metric.GreyImage;

/**
 * Objects by one of ImageJ's thresholds on luminance: a segmentation that nothing is trained for,
 * so that it shows what images show.
 *
 * @param method of finding the threshold of an image
 * @param bright whether the objects are brighter than the ground
 */
record ThresholdSegmentation(Method method, boolean bright) {

	private static final int BINS = 256;

	/** For images of this kind: the smaller part of all their pixels are the objects. */
	static ThresholdSegmentation of(final Method method, final Collection<GreyImage> images) {
		long above = 0;
		long all = 0;
		for (final GreyImage image : images) {
			final float threshold = threshold(method, image);
			for (final float value : image.values())
				if (value > threshold) above++;
			all += image.values().length;
		}
		return new ThresholdSegmentation(method, 2 * above < all);
	}

	/** Whether each pixel belongs to an object. */
	boolean[] apply(final GreyImage image) {
		final float threshold = threshold(method, image);
		final boolean[] objects = new boolean[image.values().length];
		for (int i = 0; i < objects.length; i++)
			objects[i] = image.values()[i] > threshold == bright;
		return objects;
	}

	/** The value above which pixels are bright, of a histogram of 256 bins between 0 and 1. */
	static float threshold(final Method method, final GreyImage image) {
		final int[] counts = new int[BINS];
		for (final float value : image.values())
			counts[Math.max(0, Math.min(BINS - 1, (int) (value * BINS)))]++;
		return (new AutoThresholder().getThreshold(method, counts) + 1f) / BINS;
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
