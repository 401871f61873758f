package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Which pixels of its input a chain of layers looks at, along one axis. Where layers halve and
 * double the resolution this depends on where an output pixel lies, so it is followed back through
 * the layers for each place.
 *
 * <pre>
 * new ReceptiveField().convolution(3, 1).convolution(4, 2).upsampling().radius();
 * </pre>
 */
final class ReceptiveField {

	/** From the first and the last pixel that a layer makes to the first and last that it looks at. */
	@FunctionalInterface
	private interface Reach {

		int[] of(int first, int last);
	}

	private final List<Reach> layers = new ArrayList<>();
	private int stride = 1;
	private int multiple = 1;

	/**
	 * Adds a convolution whose border is padded as evenly as can be, the smaller half before.
	 *
	 * @param size of its kernel
	 * @param step how far it moves from one output pixel to the next
	 */
	ReceptiveField convolution(final int size, final int step) {
		final int before = (size - step) / 2;
		layers.add(0, (first, last) -> new int[]{first * step - before, last * step - before + size - 1});
		stride *= step;
		multiple = Math.max(multiple, stride);
		return this;
	}

	/** Adds a doubling, by which two pixels become of each. */
	ReceptiveField upsampling() {
		layers.add(0, (first, last) -> new int[]{Math.floorDiv(first, 2), Math.floorDiv(last, 2)});
		stride /= 2;
		return this;
	}

	/** Adds a doubling between the pixels and their neighbours. */
	ReceptiveField interpolation() {
		layers.add(0, (first, last) -> new int[]{Math.floorDiv(first - 1, 2), Math.floorDiv(last + 1, 2)});
		stride /= 2;
		return this;
	}

	/** Of which a size has to be a multiple so that all layers fit. */
	int multiple() {
		return multiple;
	}

	/** How many input pixels an output pixel depends on. */
	int size() {
		final int[] seen = seenFrom(0);
		return seen[1] - seen[0] + 1;
	}

	/**
	 * How far an output pixel's input lies away at most, if the input has as many pixels as the output.
	 */
	int radius() {
		int radius = 0;
		for (int pixel = 0; pixel < multiple; pixel++) {
			final int[] seen = seenFrom(pixel);
			radius = Math.max(radius, Math.max(pixel - seen[0], seen[1] - pixel));
		}
		return radius;
	}

	private int[] seenFrom(final int pixel) {
		int[] seen = {pixel, pixel};
		for (final Reach layer : layers)
			seen = layer.of(seen[0], seen[1]);
		return seen;
	}
}
