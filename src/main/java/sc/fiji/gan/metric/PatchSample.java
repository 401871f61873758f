package sc.fiji.gan.metric;

import java.util.List;
import java.util.Random;

/**
 * Square patches from random places of one level of some images, as vectors.
 *
 * @param channels how many belong to an image
 * @param components one array for each pixel of a patch, those of the first channel first; in it
 *     one value for each patch. This way round, loops over patches become vector instructions.
 */
record PatchSample(int channels, float[][] components) {

	static final int EDGE = 7;
	private static final int AREA = EDGE * EDGE;

	/**
	 * @param images each a list of channels of the same size
	 * @param count how many patches to draw, with repetitions
	 * @param random the same one gives the same places
	 */
	static PatchSample draw(final List<List<GreyImage>> images, final int count, final Random random) {
		final int channels = images.get(0).size();
		final float[][] components = new float[channels * AREA][count];
		for (int p = 0; p < count; p++) {
			final List<GreyImage> image = images.get(random.nextInt(images.size()));
			final int left = random.nextInt(image.get(0).width() - EDGE + 1);
			final int top = random.nextInt(image.get(0).height() - EDGE + 1);
			for (int i = 0; i < components.length; i++)
				components[i][p] = image.get(i / AREA).get(left + i % EDGE, top + i % AREA / EDGE);
		}
		return new PatchSample(channels, components);
	}

	/** Mean and standard deviation of each channel, over all patches. */
	record Statistics(double[] mean, double[] deviation) {}

	Statistics statistics() {
		final Statistics statistics = new Statistics(new double[channels], new double[channels]);
		final double n = (double) components[0].length * AREA;
		for (int c = 0; c < channels; c++) {
			double sum = 0;
			for (int i = c * AREA; i < (c + 1) * AREA; i++)
				for (final float value : components[i])
					sum += value;
			final double mean = sum / n;
			double squares = 0;
			for (int i = c * AREA; i < (c + 1) * AREA; i++)
				for (final float value : components[i])
					squares += (value - mean) * (value - mean);
			statistics.mean[c] = mean;
			statistics.deviation[c] = Math.sqrt(squares / n);
		}
		return statistics;
	}

	/** The same patches with the mean taken off each channel, over the deviation unless that is 0. */
	PatchSample normalised(final Statistics by) {
		final float[][] normalised = new float[components.length][components[0].length];
		for (int i = 0; i < normalised.length; i++) {
			final int c = i / AREA;
			final double deviation = by.deviation[c] == 0 ? 1 : by.deviation[c];
			for (int p = 0; p < normalised[i].length; p++)
				normalised[i][p] = (float) ((components[i][p] - by.mean[c]) / deviation);
		}
		return new PatchSample(channels, normalised);
	}

	/** The component of each patch along a direction. */
	float[] along(final float[] direction) {
		final float[] sums = new float[components[0].length];
		for (int i = 0; i < direction.length; i++)
			add(direction[i], components[i], sums);
		return sums;
	}

	private static void add(final float factor, final float[] values, final float[] sums) {
		for (int p = 0; p < sums.length; p++)
			sums[p] += factor * values[p];
	}
}
