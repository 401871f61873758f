package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A convolution that computes four pixels at a time, those of a square, each by filters of its own:
 * the kernel at four places of one that is a pixel larger, with zeros about it. That takes more
 * multiplications, and less time where few channels come out, since processors work on eight or
 * sixteen filters together.
 */
final class BlockConvolution {

	private static final int EDGE = 2;

	private BlockConvolution() {}

	/**
	 * @param padded {@code {batch, height + size - 1, width + size - 1, in}}, of even height and width
	 * @param kernel {@code {size, size, in, filters}}
	 * @return {@code {batch, height / 2, width / 2, 4 filters}}, for {@link Layers#pixelShuffle}
	 */
	static Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> padded, final Operand<TFloat32> kernel) {
		final List<Operand<TFloat32>> places = new ArrayList<>();
		for (int y = 0; y < EDGE; y++)
			for (int x = 0; x < EDGE; x++)
				places.add(tf.pad(kernel, tf.constant(new int[][]{{y, 1 - y}, {x, 1 - x}, {0, 0}, {0, 0}}),
						tf.constant(0f)));
		return tf.nn.conv2d(padded, tf.concat(places, tf.constant(3)), List.of(1L, (long) EDGE, (long) EDGE, 1L),
				"VALID");
	}
}
