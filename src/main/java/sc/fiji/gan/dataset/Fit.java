package sc.fiji.gan.dataset;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.gan.image.Resampling;

/** How images of any width and height become squares of one size. */
public enum Fit {

	/** The middle square, brought to size. */
	CROP,
	/**
	 * All of it, brought to size if it is larger, in the middle of a ground that has the mean value of
	 * its border.
	 */
	PAD,
	/** All of it, stretched: width and height are scaled each by itself. */
	SCALE;

	/** As it is written in a macro. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The way of a name.
	 *
	 * @throws IllegalArgumentException if there is none; one sentence for the user
	 */
	public static Fit named(final String name) {
		return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst().orElseThrow(
				() -> new IllegalArgumentException("fit=" + name + " is not possible: give crop, pad or scale."));
	}

	/**
	 * A square of an image.
	 *
	 * @param data HWC
	 * @param size edge of the square, in pixels
	 * @return HWC
	 */
	public float[] apply(final float[] data, final int width, final int height, final int channels, final int size) {
		final float[] square = new float[size * size * channels];
		for (int c = 0; c < channels; c++) {
			final float[] plane = new float[width * height];
			for (int i = 0; i < plane.length; i++)
				plane[i] = data[i * channels + c];
			final float[] fitted = fitted(plane, width, height, size);
			for (int i = 0; i < fitted.length; i++)
				square[i * channels + c] = fitted[i];
		}
		return square;
	}

	private float[] fitted(final float[] plane, final int width, final int height, final int size) {
		final int shorter = Math.min(width, height);
		final int longer = Math.max(width, height);
		return switch (this) {
			case CROP -> resized(part(plane, width, (width - shorter) / 2, (height - shorter) / 2, shorter), shorter,
					shorter, size, size);
			case SCALE -> resized(plane, width, height, size, size);
			case PAD -> {
				final double scale = Math.min(1, (double) size / longer);
				final int newWidth = Math.max(1, (int) Math.round(scale * width));
				final int newHeight = Math.max(1, (int) Math.round(scale * height));
				yield framed(resized(plane, width, height, newWidth, newHeight), newWidth, newHeight, size);
			}
		};
	}

	private static float[] part(final float[] plane, final int width, final int left, final int top, final int edge) {
		final float[] part = new float[edge * edge];
		for (int y = 0; y < edge; y++)
			System.arraycopy(plane, (top + y) * width + left, part, y * edge, edge);
		return part;
	}

	/** Values that the image does not have, as bicubic interpolation makes them at edges, are cut. */
	private static float[] resized(final float[] plane, final int width, final int height, final int newWidth,
			final int newHeight) {
		if (width == newWidth && height == newHeight) return plane;
		float least = plane[0];
		float most = plane[0];
		for (final float value : plane) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		final float[] resized = Resampling.BICUBIC.resize(plane, width, height, newWidth, newHeight);
		for (int i = 0; i < resized.length; i++)
			resized[i] = Math.max(least, Math.min(most, resized[i]));
		return resized;
	}

	private static float[] framed(final float[] plane, final int width, final int height, final int size) {
		final float[] framed = new float[size * size];
		Arrays.fill(framed, borderMean(plane, width, height));
		for (int y = 0; y < height; y++)
			System.arraycopy(plane, y * width, framed, ((size - height) / 2 + y) * size + (size - width) / 2, width);
		return framed;
	}

	private static float borderMean(final float[] plane, final int width, final int height) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < plane.length; i++) {
			final int x = i % width;
			final int y = i / width;
			if (x != 0 && y != 0 && x != width - 1 && y != height - 1) continue;
			sum += plane[i];
			count++;
		}
		return (float) (sum / count);
	}
}
