package sc.fiji.gan.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import sc.fiji.gan.engine.FloatArray;

/**
 * In which order an array has its axes: a letter for each, {@code byxc} for batch, height, width
 * and channels.
 */
final class Axes {

	private static final String OURS = "byxc";
	/** An axis that is at most as long as this is that of the channels, if nothing is said. */
	private static final int MOST_CHANNELS = 4;
	private static final int LARGEST_SCALE = 16;
	private static final List<String> POSSIBLE = List.of("byxc", "bcyx", "byx", "yxc", "cyx", "yx");

	private Axes() {}

	/**
	 * What an output shows of its axes, if an image of other height than width was put in.
	 *
	 * @param axes of the output
	 * @param scale how many times larger it is
	 */
	record Shape(String axes, int scale) {}

	/**
	 * The axes that an input may have, the most likely first.
	 *
	 * @param shape -1 for sizes that may vary; empty if nothing is known
	 */
	static List<String> possible(final List<Integer> shape) {
		return switch (shape.size()) {
			case 0 -> List.of(OURS, "bcyx", "byx", "yxc", "yx");
			case 2 -> List.of("yx");
			case 3 -> isFew(shape.get(2)) ? List.of("yxc", "byx") : List.of("byx", "yxc", "cyx");
			default -> isFew(shape.get(1)) && !isFew(shape.get(3)) ? List.of("bcyx", OURS) : List.of(OURS, "bcyx");
		};
	}

	private static boolean isFew(final int size) {
		return size > 0 && size <= MOST_CHANNELS;
	}

	/**
	 * Height and width have to be in it as they were given, or both the same number of times larger.
	 */
	static Optional<Shape> observed(final int[] output, final int height, final int width) {
		for (int scale = 1; scale <= LARGEST_SCALE; scale++)
			for (final String axes : POSSIBLE)
				if (axes.length() == output.length && output[axes.indexOf('y')] == scale * height
						&& output[axes.indexOf('x')] == scale * width
						&& (axes.indexOf('b') < 0 || output[axes.indexOf('b')] == 1))
					return Optional.of(new Shape(axes, scale));
		return Optional.empty();
	}

	/** The size along an axis; -1 if there is no such axis or it is not known. */
	static int size(final List<Integer> shape, final String axes, final char axis) {
		final int i = axes.indexOf(axis);
		return i >= 0 && i < shape.size() ? shape.get(i) : -1;
	}

	/**
	 * The same array with its axes in our order, {@code byxc}.
	 *
	 * @throws IllegalArgumentException if it has another number of axes
	 */
	static FloatArray toOurs(final FloatArray array, final String axes) {
		if (array.shape().length != axes.length())
			throw new IllegalArgumentException(
					"an array of shape " + Arrays.toString(array.shape()) + " has not the axes " + axes);
		final int[] strides = new int[axes.length()];
		for (int i = axes.length() - 1, stride = 1; i >= 0; stride *= array.shape()[i--])
			strides[i] = stride;
		final int[] shape = new int[OURS.length()];
		final List<Integer> steps = new ArrayList<>();
		for (int i = 0; i < OURS.length(); i++) {
			final int from = axes.indexOf(OURS.charAt(i));
			shape[i] = from < 0 ? 1 : array.shape()[from];
			steps.add(from < 0 ? 0 : strides[from]);
		}
		return permuted(array.data(), shape, steps);
	}

	private static FloatArray permuted(final float[] from, final int[] shape, final List<Integer> steps) {
		final FloatArray result = FloatArray.zeros(shape);
		int to = 0;
		for (int b = 0; b < shape[0]; b++)
			for (int y = 0; y < shape[1]; y++)
				for (int x = 0; x < shape[2]; x++)
					for (int c = 0; c < shape[3]; c++)
						result.data()[to++] = from[b * steps.get(0) + y * steps.get(1) + x * steps.get(2)
								+ c * steps.get(3)];
		return result;
	}
}
