package sc.fiji.gan.evaluation;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.metric.GreyImage;

/**
 * What an image looks like from a distance: its luma at {@value #EDGE} x {@value #EDGE} pixels,
 * smoothed, less its mean, of length 1. So brightness and contrast do not count and noise counts
 * little; the product of two of them is the correlation of the images.
 */
final class Appearance {

	static final int EDGE = 32;

	/** A deviation below this part of the range is rounding. */
	private static final double ROUNDING = 1e-4;

	private Appearance() {}

	/** All 0 if all pixels are alike. */
	static float[] of(final FloatArray image) {
		final GreyImage luma = GreyImage.luma(image);
		final float[] values = smoothed(
				Resampling.BICUBIC.resize(luma.values(), luma.width(), luma.height(), EDGE, EDGE));
		double mean = 0;
		for (final float value : values)
			mean += value / (double) values.length;
		double squares = 0;
		for (final float value : values)
			squares += (value - mean) * (value - mean);
		final double length = Math.sqrt(squares);
		final double gain = length > ROUNDING * EDGE ? 1 / length : 0;
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((values[i] - mean) * gain);
		return values;
	}

	static boolean isVisible(final float[] appearance) {
		for (final float value : appearance)
			if (value != 0) return true;
		return false;
	}

	/** Binomial weights 1 2 1 along rows and columns, the border repeated. */
	private static float[] smoothed(final float[] values) {
		return smoothedRows(smoothedRows(values));
	}

	/** Rows become columns. */
	private static float[] smoothedRows(final float[] values) {
		final float[] result = new float[values.length];
		for (int y = 0; y < EDGE; y++)
			for (int x = 0; x < EDGE; x++)
				result[x * EDGE + y] = (values[y * EDGE + Math.max(0, x - 1)] + 2 * values[y * EDGE + x]
						+ values[y * EDGE + Math.min(EDGE - 1, x + 1)]) / 4;
		return result;
	}
}
