package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A {@link Layers#mirroredConvolution} of stride 1 that computes four pixels at a time, those of a
 * square, each by filters of its own: the kernel at four places of one that is a pixel larger, with
 * zeros about it. That takes more multiplications, and less time where few channels come out, as
 * images have, since processors work on eight or sixteen filters together.
 *
 * @param filters how many channels come out
 * @param size of the square kernel, odd
 * @param gain of the initial weights
 */
record BlockConvolution(int filters, int size, double gain) {

	private static final int EDGE = 2;

	/**
	 * @param name of the weights
	 * @param x {@code {batch, height, width, in}}, of even height and width
	 * @return {@code {batch, height, width, filters}}
	 */
	Operand<TFloat32> apply(final Layers layers, final String name, final Operand<TFloat32> x) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> padded = new MirroredBorder(tf, size / 2).around(x);
		final Operand<TFloat32> kernels = places(tf, layers.kernel(name, x, filters, size, gain));
		final Operand<TFloat32> phases = tf.nn.conv2d(padded, kernels, List.of(1L, (long) EDGE, (long) EDGE, 1L),
				"VALID");
		return new Upsampling(layers).biasedSquares(name, phases, filters);
	}

	/** The kernel at all four places, {@code {size + 1, size + 1, in, 4 filters}}. */
	private static Operand<TFloat32> places(final Ops tf, final Operand<TFloat32> kernel) {
		final List<Operand<TFloat32>> places = new ArrayList<>();
		for (int y = 0; y < EDGE; y++)
			for (int x = 0; x < EDGE; x++)
				places.add(tf.pad(kernel, tf.constant(new int[][]{{y, 1 - y}, {x, 1 - x}, {0, 0}, {0, 0}}),
						tf.constant(0f)));
		return tf.concat(places, tf.constant(3));
	}
}
