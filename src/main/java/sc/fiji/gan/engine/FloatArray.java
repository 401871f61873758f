package sc.fiji.gan.engine;

import java.util.Arrays;

/**
 * A dense array of floats in row-major order: what passes through the door instead of tensors.
 * Images are NHWC: {@code shape = {batch, height, width, channels}}, so the value of channel
 * {@code c} at column {@code x} and row {@code y} of the first image is
 * {@code data[(y * width + x) * channels + c]}.
 *
 * @param data the values; not copied
 * @param shape the size along each dimension, none negative
 */
public record FloatArray(float[] data, int... shape) {

	/**
	 * @throws IllegalArgumentException if the shape does not hold exactly {@code data.length} values
	 */
	public FloatArray {
		long size = 1;
		for (final int d : shape) {
			if (d < 0) throw new IllegalArgumentException("Negative dimension in shape " + Arrays.toString(shape));
			size = Math.multiplyExact(size, d);
		}
		if (size != data.length)
			throw new IllegalArgumentException(
					"Shape " + Arrays.toString(shape) + " holds " + size + " values, not " + data.length);
	}

	/** A new array of zeros. */
	public static FloatArray zeros(final int... shape) {
		long size = 1;
		for (final int d : shape)
			size = Math.multiplyExact(size, d);
		return new FloatArray(new float[Math.toIntExact(size)], shape);
	}

	/**
	 * One image of {@code height x width} pixels: {@code shape = {1, height, width, channels}}.
	 */
	public static FloatArray image(final float[] data, final int height, final int width, final int channels) {
		return new FloatArray(data, 1, height, width, channels);
	}

	/** The size along the second dimension of an NHWC image. */
	public int height() {
		return shape[1];
	}

	/** The size along the third dimension of an NHWC image. */
	public int width() {
		return shape[2];
	}

	/** The size along the last dimension. */
	public int channels() {
		return shape[shape.length - 1];
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof FloatArray that && Arrays.equals(shape, that.shape) && Arrays.equals(data, that.data);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
	}

	@Override
	public String toString() {
		return "FloatArray" + Arrays.toString(shape);
	}
}
