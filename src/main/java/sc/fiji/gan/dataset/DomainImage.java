package sc.fiji.gan.dataset;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.Resampling;
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

	/**
	 * The same, made smaller so that its longer edge measures at most so many pixels.
	 */
	DomainImage reduced(final double longest) {
		final double factor = longest / Math.max(width, height);
		if (factor >= 1) return this;
		final int newWidth = Math.max(1, (int) Math.round(factor * width));
		final int newHeight = Math.max(1, (int) Math.round(factor * height));
		final float[] small = new float[channels * newWidth * newHeight];
		for (int c = 0; c < channels; c++) {
			final float[] plane = Resampling.BILINEAR.resize(channel(c), width, height, newWidth, newHeight);
			for (int i = 0; i < plane.length; i++)
				small[channels * i + c] = plane[i];
		}
		return new DomainImage(name, key, group, small, newWidth, newHeight, channels);
	}

	private float[] channel(final int channel) {
		final float[] plane = new float[width * height];
		for (int i = 0; i < plane.length; i++)
			plane[i] = data[i * channels + channel];
		return plane;
	}

	/** The same in three channels: one that is alone becomes all of them. */
	DomainImage inColour() {
		if (channels == 3) return this;
		final float[] colours = new float[3 * width * height];
		for (int i = 0; i < colours.length; i++)
			colours[i] = data[i / 3];
		return new DomainImage(name, key, group, colours, width, height, 3);
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
