package sc.fiji.gan.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.GreyImage;

/**
 * Gives an image the values of other images, so that its darkest part is as large as the darkest
 * part of theirs and so on: what can be done without a network. Each channel is made of the
 * luminance of the image.
 */
final class HistogramMatching {

	private static final int BINS = 256;

	private final boolean inverted;
	/** For each channel how many of the values are at most so large, as a part of all. */
	private final double[][] cumulative;

	/**
	 * @param references with values from 0 to 1
	 * @param inverted whether the brightest part gets the darkest values
	 */
	HistogramMatching(final Collection<FloatArray> references, final boolean inverted) {
		this.inverted = inverted;
		final int channels = references.iterator().next().channels();
		cumulative = new double[channels][BINS];
		for (int c = 0; c < channels; c++)
			cumulative[c] = cumulative(references, c, channels);
	}

	private static double[] cumulative(final Collection<FloatArray> images, final int first, final int stride) {
		final double[] sums = new double[BINS];
		for (final FloatArray image : images)
			for (int i = first; i < image.data().length; i += stride)
				sums[bin(image.data()[i])]++;
		Arrays.parallelPrefix(sums, Double::sum);
		final double all = sums[BINS - 1];
		return Arrays.stream(sums).map(s -> s / all).toArray();
	}

	private static int bin(final float value) {
		return Math.max(0, Math.min(BINS - 1, (int) (value * BINS)));
	}

	FloatArray apply(final FloatArray image) {
		final GreyImage luma = UnitImages.luma(image);
		final FloatArray grey = FloatArray.image(luma.values().clone(), luma.height(), luma.width(), 1);
		if (inverted) for (int i = 0; i < grey.data().length; i++)
			grey.data()[i] = 1 - grey.data()[i];
		final double[] own = cumulative(List.of(grey), 0, 1);
		final int channels = cumulative.length;
		final FloatArray result = FloatArray.zeros(1, image.height(), image.width(), channels);
		for (int i = 0; i < result.data().length; i++) {
			final int bin = bin(grey.data()[i / channels]);
			// The middle of the part of the image that has this value.
			final double rank = (own[bin] + (bin == 0 ? 0 : own[bin - 1])) / 2;
			result.data()[i] = (float) ((quantile(cumulative[i % channels], rank) + 0.5) / BINS);
		}
		return result;
	}

	private static int quantile(final double[] cumulative, final double rank) {
		final int at = Arrays.binarySearch(cumulative, rank);
		return Math.min(BINS - 1, at >= 0 ? at : -at - 1);
	}
}
