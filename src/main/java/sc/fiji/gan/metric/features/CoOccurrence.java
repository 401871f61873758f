package sc.fiji.gan.metric.features;

import java.util.Arrays;
import java.util.List;

import sc.fiji.gan.metric.GreyImage;

/**
 * How often grey levels lie side by side: the co-occurrence matrix of an image, symmetric, over all
 * four directions, and Haralick's features of it.
 *
 * @param probabilities row-major, {@code levels x levels}; they sum to 1, or are all 0 if the image
 *     has no such pair
 * @see <a href="https://doi.org/10.1109/TSMC.1973.4309314">Haralick, Shanmugam and Dinstein,
 * Textural features for image classification (1973)</a>
 */
record CoOccurrence(double[] probabilities, int levels) {

	static final List<String> NAMES = List.of("contrast", "correlation", "energy", "homogeneity", "entropy",
			"dissimilarity", "shade", "prominence");

	/** Over 0 to 1. */
	private static final int LEVELS = 16;

	private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

	static CoOccurrence at(final GreyImage image, final int distance) {
		final int[] levels = new int[image.values().length];
		for (int i = 0; i < levels.length; i++)
			levels[i] = Math.max(0, Math.min(LEVELS - 1, (int) (image.values()[i] * LEVELS)));
		final double[] counts = new double[LEVELS * LEVELS];
		for (final int[] direction : DIRECTIONS)
			count(levels, image.width(), distance * direction[0], distance * direction[1], counts);
		return of(counts, LEVELS);
	}

	/** Of how often each pair was counted. */
	static CoOccurrence of(final double[] counts, final int levels) {
		final double sum = Arrays.stream(counts).sum();
		return new CoOccurrence(Arrays.stream(counts).map(n -> sum == 0 ? 0 : n / sum).toArray(), levels);
	}

	private static void count(final int[] levels, final int width, final int dx, final int dy, final double[] counts) {
		final int height = levels.length / width;
		for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++)
			for (int x = 0; x < width - dx; x++) {
				final int a = levels[y * width + x];
				final int b = levels[(y + dy) * width + x + dx];
				counts[a * LEVELS + b]++;
				counts[b * LEVELS + a]++;
			}
	}

	/** In the order of {@link #NAMES}. */
	double[] features() {
		final double mean = mean();
		final double[] sums = new double[NAMES.size()];
		double variance = 0;
		double covariance = 0;
		for (int i = 0; i < probabilities.length; i++) {
			final double p = probabilities[i];
			final double a = i / levels - mean;
			final double b = i % levels - mean;
			final double difference = Math.abs(a - b);
			variance += p * a * a;
			covariance += p * a * b;
			sums[0] += p * difference * difference;
			sums[2] += p * p;
			sums[3] += p / (1 + difference * difference);
			sums[5] += p * difference;
			sums[6] += p * Math.pow(a + b, 3);
			sums[7] += p * Math.pow(a + b, 4);
		}
		// Where all pixels are alike, each tells its neighbour.
		sums[1] = variance == 0 ? 1 : covariance / variance;
		sums[4] = Intensities.entropy(probabilities);
		return sums;
	}

	/** The same for both pixels of a pair, since the matrix is symmetric. */
	private double mean() {
		double mean = 0;
		for (int i = 0; i < probabilities.length; i++)
			mean += probabilities[i] * (i / levels);
		return mean;
	}
}
