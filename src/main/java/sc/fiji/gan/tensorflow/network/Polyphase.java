package sc.fiji.gan.tensorflow.network;

import sc.fiji.gan.engine.FloatArray;

/**
 * Interpolation written as a convolution, one filter for each pixel that an input pixel becomes.
 */
public final class Polyphase {

	/** Width of the kernels: the cubic reaches two pixels to either side. */
	private static final int SIZE = 5;

	private Polyphase() {}

	/**
	 * Keys' cubic interpolation (a = -0.5) with pixel centres at half integers.
	 *
	 * @return kernels {@code {5, 5, channels, scale^2 * channels}} for a convolution that is followed
	 * by {@link Upsampling#pixelShuffle}; each channel is interpolated by itself
	 */
	public static FloatArray bicubic(final int channels, final int scale) {
		final FloatArray kernel = FloatArray.zeros(SIZE, SIZE, channels, scale * scale * channels);
		for (int phase = 0; phase < scale * scale; phase++) {
			final double[] vertical = taps(phase / scale, scale);
			final double[] horizontal = taps(phase % scale, scale);
			for (int y = 0; y < SIZE; y++)
				for (int x = 0; x < SIZE; x++)
					for (int c = 0; c < channels; c++) {
						final int filter = phase * channels + c;
						kernel.data()[((y * SIZE + x) * channels + c) * scale * scale * channels
								+ filter] = (float) (vertical[y] * horizontal[x]);
					}
		}
		return kernel;
	}

	/**
	 * Antialiased reduction by the same cubic, as the low resolution of training pairs is made: for a
	 * convolution of stride {@code scale} with borders padded alike on both sides.
	 *
	 * @return kernels {@code {4 scale, 4 scale, 1, 1}} that sum to one
	 */
	public static FloatArray reduction(final int scale) {
		final int size = 4 * scale;
		final double[] taps = new double[size];
		// TensorFlow pads by 3 scale in all, the smaller half before: so is the middle found.
		final double centre = 3 * scale / 2 + (scale - 1) / 2.0;
		double sum = 0;
		for (int i = 0; i < size; i++) {
			taps[i] = cubic(Math.abs(i - centre) / scale);
			sum += taps[i];
		}
		final FloatArray kernel = FloatArray.zeros(size, size, 1, 1);
		for (int i = 0; i < size * size; i++)
			kernel.data()[i] = (float) (taps[i / size] * taps[i % size] / (sum * sum));
		return kernel;
	}

	private static double[] taps(final int phase, final int scale) {
		final double offset = (phase + 0.5) / scale - 0.5;
		final double[] taps = new double[SIZE];
		for (int i = 0; i < SIZE; i++)
			taps[i] = cubic(Math.abs(i - SIZE / 2 - offset));
		return taps;
	}

	private static double cubic(final double x) {
		if (x <= 1) return (1.5 * x - 2.5) * x * x + 1;
		return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
	}
}
