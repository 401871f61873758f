package sc.fiji.gan.evaluation;

import sc.fiji.gan.metric.GreyImage;

/**
 * How much noise is in an image, found in the image itself: a filter that edges and slopes hardly
 * pass leaves the noise. Fine texture passes too, and counts as noise.
 *
 * @see <a href="https://doi.org/10.1006/cviu.1996.0060">Immerkaer, Fast noise variance estimation
 * (1996)</a>
 */
final class NoiseEstimate {

	private NoiseEstimate() {}

	/** The standard deviation, in grey values; NaN if there are fewer than 3 x 3 pixels. */
	static double of(final GreyImage image) {
		double sum = 0;
		long count = 0;
		for (int y = 1; y < image.height() - 1; y++)
			for (int x = 1; x < image.width() - 1; x++) {
				final double response = response(image, x, y);
				if (!Double.isFinite(response)) continue;
				sum += Math.abs(response);
				count++;
			}
		// The squares of the weights sum to 36, and of a Gaussian the mean is sqrt(2 / pi) sigmas off.
		return count == 0 ? Double.NaN : Math.sqrt(Math.PI / 2) * sum / (6 * count);
	}

	private static double response(final GreyImage image, final int x, final int y) {
		final double corners = (double) image.get(x - 1, y - 1) + image.get(x + 1, y - 1) + image.get(x - 1, y + 1)
				+ image.get(x + 1, y + 1);
		final double sides = (double) image.get(x, y - 1) + image.get(x - 1, y) + image.get(x + 1, y)
				+ image.get(x, y + 1);
		return corners - 2 * sides + 4 * image.get(x, y);
	}
}
