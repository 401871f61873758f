package sc.fiji.gan.augmentation;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.image.Resampling;

/** The middle square of an image, at another size. */
final class MiddleSquare {

	private MiddleSquare() {}

	/**
	 * Resized by antialiased bicubic interpolation.
	 *
	 * @param size side in pixels; 0 leaves the image as it is
	 */
	static PixelValues of(final PixelValues image, final int size) {
		if (size == 0 || image.width() == size && image.height() == size) return image;
		final int side = Math.min(image.width(), image.height());
		final int left = (image.width() - side) / 2;
		final int top = (image.height() - side) / 2;
		final int channels = image.channels();
		final FloatArray result = FloatArray.zeros(1, size, size, channels);
		for (int c = 0; c < channels; c++) {
			final float[] whole = Channels.plane(image.values(), c);
			final float[] square = new float[side * side];
			for (int y = 0; y < side; y++)
				System.arraycopy(whole, (top + y) * image.width() + left, square, y * side, side);
			final float[] resized = Resampling.BICUBIC.resize(square, side, side, size, size);
			for (int i = 0; i < resized.length; i++)
				result.data()[i * channels + c] = resized[i];
		}
		return image.with(result);
	}
}
