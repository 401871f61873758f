package sc.fiji.gan.metric;

import java.util.List;

/**
 * How much images differ from each other: a generator that makes the same of whatever it is given
 * has lost it.
 */
public final class Variety {

	private Variety() {}

	/**
	 * The mean, over all pairs of images, of the root mean square of their difference, in the units of
	 * the images. Images of different sizes are compared where they overlap if their upper left corners
	 * do.
	 *
	 * @return 0 if all are the same; not a number if there are fewer than two
	 */
	public static double of(final List<GreyImage> images) {
		double sum = 0;
		int pairs = 0;
		for (int i = 0; i < images.size(); i++)
			for (int j = 0; j < i; j++) {
				sum += difference(images.get(i), images.get(j));
				pairs++;
			}
		return sum / pairs;
	}

	private static double difference(final GreyImage a, final GreyImage b) {
		final int width = Math.min(a.width(), b.width());
		final int height = Math.min(a.height(), b.height());
		double sum = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double difference = a.get(x, y) - b.get(x, y);
				sum += difference * difference;
			}
		return Math.sqrt(sum / (width * (double) height));
	}
}
