package sc.fiji.gan.evaluation;

import java.util.Arrays;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.evaluation.ImageSet.Place;
import sc.fiji.gan.metric.features.ImageFeatures;

/**
 * What is kept of an image when its pixels are gone.
 *
 * @param order drawn from pixels and seed alone: sorted by it, a set has the same order whatever
 *     the files are called, and its beginning is a random part of it
 * @param features null if the set is only looked at for copies
 * @param appearance for finding copies, see {@link Appearance}
 */
record DescribedImage(Place place, long order, float[] features, float[] appearance) {

	private static final long FNV_PRIME = 0x100000001b3L;

	static DescribedImage of(final Place place, final FloatArray image, final ImageFeatures features, final long seed) {
		return new DescribedImage(place, order(image.data(), seed), features == null ? null : features.of(image),
				Appearance.of(image));
	}

	private static long order(final float[] values, final long seed) {
		long hash = seed;
		for (final float value : values)
			hash = (hash ^ Float.floatToIntBits(value)) * FNV_PRIME;
		return RandomStream.of(hash).nextLong();
	}

	/** Whether all pixels are alike: then it looks like no other image, and is no copy. */
	boolean isBlank() {
		return !Appearance.isVisible(appearance);
	}

	static boolean isFinite(final FloatArray image) {
		for (final float value : image.data())
			if (!Float.isFinite(value)) return false;
		return true;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof DescribedImage that && place.equals(that.place) && order == that.order
				&& Arrays.equals(features, that.features) && Arrays.equals(appearance, that.appearance);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(order);
	}

	@Override
	public String toString() {
		return place.name();
	}
}
