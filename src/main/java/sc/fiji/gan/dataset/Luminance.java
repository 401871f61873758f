package sc.fiji.gan.dataset;

import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.GreyImage;

/** How bright images of several channels are. */
final class Luminance {

	private Luminance() {}

	/**
	 * The luminance of each pixel: of three channels, those of red, green and blue by Rec. 601, else
	 * the mean of the channels. In the units of the image.
	 */
	static GreyImage of(final FloatArray image) {
		final int channels = image.channels();
		final float[] data = image.data();
		final float[] values = new float[data.length / channels];
		for (int i = 0; i < values.length; i++) {
			final int at = i * channels;
			if (channels == 3) values[i] = 0.299f * data[at] + 0.587f * data[at + 1] + 0.114f * data[at + 2];
			else for (int c = 0; c < channels; c++)
				values[i] += data[at + c] / channels;
		}
		return new GreyImage(values, image.width(), image.height());
	}

	/**
	 * How lopsided the values of images are: above 0 where a few bright things lie on a dark ground,
	 * below 0 where a few dark things lie on a bright one. The third central moment over the cube of
	 * the standard deviation; 0 if all values are the same.
	 */
	static double skewness(final List<GreyImage> images) {
		double n = 0;
		double sum = 0;
		for (final GreyImage image : images)
			for (final float value : image.values()) {
				sum += value;
				n++;
			}
		double squares = 0;
		double cubes = 0;
		for (final GreyImage image : images)
			for (final float value : image.values()) {
				final double d = value - sum / n;
				squares += d * d;
				cubes += d * d * d;
			}
		return squares == 0 ? 0 : cubes / n / Math.pow(squares / n, 1.5);
	}
}
