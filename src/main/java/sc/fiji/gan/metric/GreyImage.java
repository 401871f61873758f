package sc.fiji.gan.metric;

import java.util.Arrays;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.YCbCr;

/**
 * An image of one value per pixel: {@code width * height} values in row-major order, in any unit.
 *
 * @param values the pixel at column {@code x} and row {@code y} is {@code values[y * width + x]};
 *     not copied
 * @param width number of columns, at least 0
 * @param height number of rows, at least 0
 */
public record GreyImage(float[] values, int width, int height) {

	/**
	 * @throws IllegalArgumentException if the size does not hold exactly {@code values.length} values
	 */
	public GreyImage {
		if (width < 0 || height < 0 || (long) width * height != values.length)
			throw new IllegalArgumentException(
					"An image of " + width + " x " + height + " pixels cannot hold " + values.length + " values");
	}

	/**
	 * The only channel of a grey image, or the luma (BT.601) of a colour image.
	 *
	 * @param image {@code {1, height, width, channels}} with 1 channel or 3 (red, green, blue)
	 */
	public static GreyImage luma(final FloatArray image) {
		if (image.channels() == 1) return new GreyImage(image.data(), image.width(), image.height());
		final float[] values = new float[image.width() * image.height()];
		for (int i = 0; i < values.length; i++)
			values[i] = YCbCr.luma(image.data()[3 * i], image.data()[3 * i + 1], image.data()[3 * i + 2]);
		return new GreyImage(values, image.width(), image.height());
	}

	/** The value at column {@code x} and row {@code y}. */
	public float get(final int x, final int y) {
		return values[y * width + x];
	}

	/** A copy of the top left corner, {@code newWidth x newHeight} pixels. */
	public GreyImage topLeft(final int newWidth, final int newHeight) {
		return copy(0, 0, newWidth, newHeight);
	}

	/**
	 * A copy without the outermost {@code border} pixels on each side; of no pixels at all if the
	 * border takes up everything.
	 */
	public GreyImage shave(final int border) {
		return copy(border, border, Math.max(0, width - 2 * border), Math.max(0, height - 2 * border));
	}

	/**
	 * The difference of each pixel.
	 *
	 * @throws IllegalArgumentException if the two differ in size
	 */
	public GreyImage minus(final GreyImage other) {
		Pair.requireSameSize(this, other);
		final float[] differences = values.clone();
		for (int i = 0; i < differences.length; i++)
			differences[i] -= other.values[i];
		return new GreyImage(differences, width, height);
	}

	private GreyImage copy(final int x0, final int y0, final int newWidth, final int newHeight) {
		final float[] part = new float[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++)
			System.arraycopy(values, (y + y0) * width + x0, part, y * newWidth, newWidth);
		return new GreyImage(part, newWidth, newHeight);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof GreyImage that && width == that.width && height == that.height
				&& Arrays.equals(values, that.values);
	}

	@Override
	public int hashCode() {
		return 31 * width + Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return "GreyImage[" + width + " x " + height + "]";
	}
}
