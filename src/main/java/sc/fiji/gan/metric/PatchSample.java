package sc.fiji.gan.metric;

import java.util.List;
import java.util.Random;

/**
 * Square patches from random places of one level of some images, as vectors.
 *
 * @param channels how many belong to an image
 * @param vectors one for each patch: the pixels of the first channel, then those of the next
 */
record PatchSample(int channels, float[][] vectors) {

	static final int EDGE = 7;
	private static final int AREA = EDGE * EDGE;

	/**
	 * @param images each a list of channels of the same size
	 * @param count how many patches to draw, with repetitions
	 * @param random the same one gives the same places
	 */
	static PatchSample draw(final List<List<GreyImage>> images, final int count, final Random random) {
		final int channels = images.get(0).size();
		final float[][] vectors = new float[count][channels * AREA];
		for (final float[] vector : vectors) {
			final List<GreyImage> image = images.get(random.nextInt(images.size()));
			final int left = random.nextInt(image.get(0).width() - EDGE + 1);
			final int top = random.nextInt(image.get(0).height() - EDGE + 1);
			for (int c = 0; c < channels; c++)
				for (int y = 0; y < EDGE; y++)
					System.arraycopy(image.get(c).values(), (top + y) * image.get(c).width() + left, vector,
							c * AREA + y * EDGE, EDGE);
		}
		return new PatchSample(channels, vectors);
	}

	/** Mean and standard deviation of each channel, over all patches. */
	record Statistics(double[] mean, double[] deviation) {}

	Statistics statistics() {
		final Statistics statistics = new Statistics(new double[channels], new double[channels]);
		final double n = (double) vectors.length * AREA;
		for (int c = 0; c < channels; c++) {
			double sum = 0;
			for (final float[] vector : vectors)
				for (int i = c * AREA; i < (c + 1) * AREA; i++)
					sum += vector[i];
			final double mean = sum / n;
			double squares = 0;
			for (final float[] vector : vectors)
				for (int i = c * AREA; i < (c + 1) * AREA; i++)
					squares += (vector[i] - mean) * (vector[i] - mean);
			statistics.mean[c] = mean;
			statistics.deviation[c] = Math.sqrt(squares / n);
		}
		return statistics;
	}

	/** The same patches with the mean taken off each channel, over the deviation unless that is 0. */
	PatchSample normalised(final Statistics by) {
		final float[][] normalised = new float[vectors.length][channels * AREA];
		for (int p = 0; p < vectors.length; p++)
			for (int i = 0; i < normalised[p].length; i++) {
				final int c = i / AREA;
				final double deviation = by.deviation[c] == 0 ? 1 : by.deviation[c];
				normalised[p][i] = (float) ((vectors[p][i] - by.mean[c]) / deviation);
			}
		return new PatchSample(channels, normalised);
	}

	/** The component of each patch along a direction. */
	float[] along(final float[] direction) {
		final float[] components = new float[vectors.length];
		for (int p = 0; p < components.length; p++) {
			float sum = 0;
			for (int i = 0; i < direction.length; i++)
				sum += direction[i] * vectors[p][i];
			components[p] = sum;
		}
		return components;
	}
}
