package sc.fiji.gan.exchange;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.TrialEndedException;

/**
 * Measures how far a network looks around a pixel, and of which number sizes have to be multiples.
 * A few pixels are changed, and it is looked which pixels of the output change with them. What
 * weighs less than a 100,000th of the output's range does not count.
 */
final class Reach {

	/**
	 * Edges of the images that are tried, in pixels: a network that reaches further is taken to reach
	 * everywhere.
	 */
	private static final int[] EDGES = {96, 192, 384, 768};
	private static final int[] MULTIPLES = {1, 2, 4, 8, 16, 32, 64};
	private static final int MIDDLE = 16;
	private static final float COUNTS = 1e-5f;
	/** How different the middle of a shifted image may become, of its range: the far border differs. */
	private static final float ALIKE = 1e-3f;

	private final UnaryOperator<FloatArray> network;
	private final int channels;
	private final int scale;
	private final Progress progress;

	Reach(final UnaryOperator<FloatArray> network, final int channels, final int scale, final Progress progress) {
		this.network = network;
		this.channels = channels;
		this.scale = scale;
		this.progress = progress;
	}

	/**
	 * The smallest number such that the network takes images of its multiples, and makes the same of an
	 * image that is shifted by it.
	 */
	int multiple() {
		for (final int multiple : MULTIPLES)
			if (isShifted(multiple)) return multiple;
		for (final int multiple : MULTIPLES)
			if (takes(EDGES[0] + multiple)) return multiple;
		return MULTIPLES[MULTIPLES.length - 1];
	}

	private boolean takes(final int edge) {
		try {
			return fits(network.apply(Noise.image(edge, edge, channels)), edge);
		} catch (final TrialEndedException e) {
			throw e;
		} catch (final EngineException e) {
			return false;
		}
	}

	private boolean fits(final FloatArray output, final int edge) {
		return output.shape().length == 4 && output.height() == scale * edge && output.width() == scale * edge;
	}

	private boolean isShifted(final int multiple) {
		progress.update(0.5, "Sizes that are multiples of " + multiple);
		final int edge = Math.max(2 * MULTIPLES[MULTIPLES.length - 1], 2 * EDGES[0]);
		if (!takes(edge + multiple)) return false;
		final FloatArray whole = Noise.image(edge + multiple, edge + multiple, channels);
		final FloatArray first = network.apply(part(whole, 0, edge));
		final FloatArray second = network.apply(part(whole, multiple, edge));
		if (!fits(first, edge) || !fits(second, edge)) return false;
		final int from = scale * (edge / 2 - MIDDLE);
		final float limit = ALIKE * range(first);
		for (int y = from; y < from + scale * MIDDLE; y++)
			for (int x = from; x < from + scale * MIDDLE; x++)
				for (int c = 0; c < first.channels(); c++)
					if (!(Math.abs(first.data()[index(first, y + scale * multiple, x + scale * multiple, c)]
							- second.data()[index(second, y, x, c)]) <= limit))
						return false;
		return true;
	}

	private static int index(final FloatArray image, final int y, final int x, final int c) {
		return (y * image.width() + x) * image.channels() + c;
	}

	private static FloatArray part(final FloatArray image, final int from, final int edge) {
		final FloatArray part = FloatArray.zeros(1, edge, edge, image.channels());
		for (int y = 0; y < edge; y++)
			System.arraycopy(image.data(), index(image, from + y, from, 0), part.data(), index(part, y, 0, 0),
					edge * image.channels());
		return part;
	}

	/**
	 * The radius of the receptive field in input pixels.
	 *
	 * @param multiple see {@link #multiple()}
	 * @return -1 if it reaches further than can be measured
	 */
	int halo(final int multiple) {
		for (final int wanted : EDGES) {
			progress.update(0.5, "What " + wanted + " pixels around have to do with it");
			final int edge = Math.max(1, (wanted + multiple - 1) / multiple) * multiple;
			final int block = edge / 2 / multiple * multiple;
			final int reach = Math.max(reach(edge, block, multiple, 1), reach(edge, block, multiple, -1));
			if (reach < edge / 2 - 2 * multiple) return reach + multiple - 1;
		}
		return -1;
	}

	/** @param change that is added to a block of pixels, whose edge is the multiple */
	private int reach(final int edge, final int block, final int multiple, final float change) {
		final FloatArray image = Noise.image(edge, edge, channels);
		final FloatArray before = network.apply(image);
		for (int y = block; y < block + multiple; y++) {
			final int start = index(image, y, block, 0);
			for (int i = start; i < start + multiple * channels; i++)
				image.data()[i] += change;
		}
		final FloatArray after = network.apply(image);
		if (!fits(before, edge) || !fits(after, edge))
			throw new EngineException("The network makes " + Arrays.toString(after.shape()) + " of an image of " + edge
					+ " x " + edge + " pixels, which is not " + scale
					+ " times as large: give the number of which sizes are" + " multiples (multiple=number).");
		return reach(before, after, block, multiple);
	}

	private int reach(final FloatArray before, final FloatArray after, final int block, final int multiple) {
		final float limit = COUNTS * range(before);
		int reach = 0;
		for (int i = 0; i < before.data().length; i++) {
			if (Math.abs(before.data()[i] - after.data()[i]) <= limit) continue;
			final int pixel = i / before.channels();
			reach = Math.max(reach, distance(pixel % before.width() / scale, block, multiple));
			reach = Math.max(reach, distance(pixel / before.width() / scale, block, multiple));
		}
		return reach;
	}

	private static int distance(final int place, final int block, final int multiple) {
		return Math.max(0, Math.max(block - place, place - (block + multiple - 1)));
	}

	private static float range(final FloatArray image) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float value : image.data()) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		return most - least;
	}
}
