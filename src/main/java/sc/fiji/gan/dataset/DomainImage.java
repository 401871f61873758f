package sc.fiji.gan.dataset;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.GreyImage;

/**
 * One plane of an image of a domain, as a network sees it: from -1 to 1.
 *
 * @param name the file and slice it comes from, for messages
 * @param key what its partner in another domain has too: the file's name without its extension and
 *     the number of the plane
 * @param group planes of one group show the same specimen: they are trained on all, or held out all
 * @param data HWC
 */
public record DomainImage(String name, String key, int group, float[] data, int width, int height, int channels) {

	/** Whether all pixels have the same value. */
	boolean isBlank() {
		for (int i = channels; i < data.length; i++)
			if (data[i] != data[i - channels]) return false;
		return true;
	}

	/** Whether no square of {@code edge x edge} pixels can be cut from it. */
	boolean isSmallerThan(final int edge) {
		return Math.min(width, height) < edge;
	}

	/** The same pixels in another group. */
	DomainImage inGroup(final int other) {
		return new DomainImage(name, key, other, data, width, height, channels);
	}

	/** A square of it, {@code {1, edge, edge, channels}}. */
	FloatArray crop(final int left, final int top, final int edge) {
		final FloatArray crop = FloatArray.zeros(1, edge, edge, channels);
		copy(left, top, edge, Symmetry.IDENTITY, crop.data(), 0);
		return crop;
	}

	/**
	 * Copies a square, turned or mirrored.
	 *
	 * @param batch what is written to
	 * @param index of the square in the batch
	 */
	void copy(final int left, final int top, final int edge, final Symmetry symmetry, final float[] batch,
			final int index) {
		final int start = index * edge * edge;
		for (int y = 0; y < edge; y++)
			for (int x = 0; x < edge; x++)
				System.arraycopy(data, ((top + y) * width + left + x) * channels, batch,
						(start + symmetry.index(x, y, edge)) * channels, channels);
	}

	/** See {@link Luminance#of}. */
	GreyImage luminance() {
		return Luminance.of(FloatArray.image(data, height, width, channels));
	}

	/** Such as {@code a.png (64 x 48)}. */
	public String sized() {
		return "%s (%d x %d)".formatted(name, width, height);
	}
}
