package sc.fiji.gan.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * An image as bands of detail, each half as large as the one before, and what is left below them:
 * differences between images that are smoothed ever more. Their sum, each enlarged again, is the
 * image.
 *
 * @see <a href="https://doi.org/10.1109/TCOM.1983.1095851">Burt and Adelson, The Laplacian pyramid
 * as a compact image code (1983)</a>
 */
final class LaplacianPyramid {

	/** No level has a side shorter than this, unless the image itself has. */
	static final int SMALLEST_SIDE = 16;

	/** Binomial weights, the usual ones for this pyramid. */
	private static final float[] WEIGHTS = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
	private static final int RADIUS = 2;

	private LaplacianPyramid() {}

	/** The levels, the finest first; the last one is the smoothed image itself. */
	static List<GreyImage> of(final GreyImage image) {
		final List<GreyImage> levels = new ArrayList<>();
		GreyImage rest = image;
		while (half(Math.min(rest.width(), rest.height())) >= SMALLEST_SIDE) {
			final GreyImage smaller = transposed(halved(transposed(halved(rest))));
			levels.add(difference(rest, enlarged(smaller, rest.width(), rest.height())));
			rest = smaller;
		}
		levels.add(rest);
		return levels;
	}

	private static int half(final int size) {
		return (size + 1) / 2;
	}

	/** Smooths along the rows and keeps every second pixel. */
	private static GreyImage halved(final GreyImage image) {
		final int width = half(image.width());
		final float[] values = new float[width * image.height()];
		for (int i = 0; i < values.length; i++) {
			float sum = 0;
			for (int k = -RADIUS; k <= RADIUS; k++)
				sum += WEIGHTS[k + RADIUS] * image.get(mirror(2 * (i % width) + k, image.width()), i / width);
			values[i] = sum;
		}
		return new GreyImage(values, width, image.height());
	}

	private static GreyImage enlarged(final GreyImage image, final int width, final int height) {
		return transposed(doubled(transposed(doubled(image, width)), height));
	}

	/** Puts zeros between the pixels of each row and smooths them to twice the sum. */
	private static GreyImage doubled(final GreyImage image, final int width) {
		final float[] values = new float[width * image.height()];
		for (int i = 0; i < values.length; i++) {
			float sum = 0;
			for (int k = -RADIUS; k <= RADIUS; k++) {
				final int x = mirror(i % width + k, width);
				if (x % 2 == 0) sum += 2 * WEIGHTS[k + RADIUS] * image.get(x / 2, i / width);
			}
			values[i] = sum;
		}
		return new GreyImage(values, width, image.height());
	}

	/** The border pixel itself is not repeated. */
	private static int mirror(final int i, final int size) {
		final int m = Math.floorMod(i, 2 * (size - 1));
		return m < size ? m : 2 * (size - 1) - m;
	}

	private static GreyImage transposed(final GreyImage image) {
		final float[] values = new float[image.values().length];
		for (int i = 0; i < values.length; i++)
			values[i] = image.get(i / image.height(), i % image.height());
		return new GreyImage(values, image.height(), image.width());
	}

	private static GreyImage difference(final GreyImage a, final GreyImage b) {
		final float[] values = new float[a.values().length];
		for (int i = 0; i < values.length; i++)
			values[i] = a.values()[i] - b.values()[i];
		return new GreyImage(values, a.width(), a.height());
	}
}
