package sc.fiji.gan.augmentation;

import java.util.Arrays;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/** Values of one channel, and where black and white are in it. */
final class Channels {

	/** What is left out at either end when a range is looked for, as a part of all pixels. */
	private static final double TAIL = 0.001;

	/**
	 * What the values of a channel usually are, so that strengths can be told as parts of it.
	 *
	 * @param black all but the darkest thousandth are above it
	 * @param white all but the brightest thousandth are below it
	 * @param mean of all
	 */
	record Range(double black, double white, double mean) {

		double width() {
			return white - black;
		}
	}

	private Channels() {}

	/** One channel of {@code {1, height, width, channels}}, row by row. */
	static float[] plane(final FloatArray image, final int channel) {
		final float[] plane = new float[image.width() * image.height()];
		for (int i = 0; i < plane.length; i++)
			plane[i] = image.data()[i * image.channels() + channel];
		return plane;
	}

	/**
	 * The range of each channel. Red, green and blue have one in common, so that grey stays grey.
	 */
	static Range[] ranges(final PixelValues image) {
		final Range[] ranges = new Range[image.channels()];
		if (image.isColour()) Arrays.fill(ranges, range(image.values().data().clone()));
		else Arrays.setAll(ranges, c -> range(plane(image.values(), c)));
		return ranges;
	}

	private static Range range(final float[] values) {
		Arrays.sort(values);
		final int tail = (int) (TAIL * (values.length - 1));
		final double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
		return new Range(values[tail], values[values.length - 1 - tail], mean);
	}
}
