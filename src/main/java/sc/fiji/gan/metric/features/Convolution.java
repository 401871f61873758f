package sc.fiji.gan.metric.features;

import java.util.Random;

/**
 * 3 x 3 pixels, in steps of 2 pixels, rectified. Java turns a loop over the output's channels into
 * vector instructions; so these are innermost.
 *
 * @param weights for each row, column and input one for each output
 */
record Convolution(float[][] weights, int inputs, int outputs) {

	private static final int EDGE = 3;
	private static final int STEP = 2;

	/** Values of a pixel's channels side by side (HWC). */
	record Maps(float[] values, int width, int height, int channels) {

		/** Writes the mean of each channel. */
		void means(final float[] to, final int from) {
			final double[] sums = new double[channels];
			for (int i = 0; i < values.length; i++)
				sums[i % channels] += values[i];
			for (int c = 0; c < channels; c++)
				to[from + c] = (float) (sums[c] / (width * (double) height));
		}
	}

	static Convolution random(final int inputs, final int outputs, final Random random) {
		final int taps = EDGE * EDGE * inputs;
		final float[][] weights = new float[taps][outputs];
		final double deviation = Math.sqrt(2.0 / taps);
		for (int output = 0; output < outputs; output++)
			for (int tap = 0; tap < taps; tap++)
				weights[tap][output] = (float) (deviation * random.nextGaussian());
		return new Convolution(weights, inputs, outputs);
	}

	Maps apply(final Maps in) {
		final int width = (in.width + 1) / STEP;
		final int height = (in.height + 1) / STEP;
		final float[] values = new float[width * height * outputs];
		final float[] sums = new float[outputs];
		for (int i = 0; i < width * height; i++) {
			addUp(in, STEP * (i % width), STEP * (i / width), sums);
			for (int c = 0; c < outputs; c++) {
				values[i * outputs + c] = Math.max(0, sums[c]);
				sums[c] = 0;
			}
		}
		return new Maps(values, width, height, outputs);
	}

	private void addUp(final Maps in, final int x, final int y, final float[] sums) {
		int tap = 0;
		for (int row = y - 1; row <= y + 1; row++)
			for (int column = x - 1; column <= x + 1; column++) {
				final int from = (mirror(row, in.height) * in.width + mirror(column, in.width)) * inputs;
				for (int c = 0; c < inputs; c++)
					add(in.values[from + c], weights[tap++], sums);
			}
	}

	private static void add(final float value, final float[] by, final float[] sums) {
		for (int c = 0; c < sums.length; c++)
			sums[c] += value * by[c];
	}

	/** At most one pixel outside; the border pixel itself is repeated. */
	private static int mirror(final int i, final int size) {
		return i < 0 ? 0 : Math.min(i, size - 1);
	}
}
