package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The transpose of a convolution of stride 2: images of twice the resolution, of any batch and
 * size.
 */
final class Doubling {

	private static final List<Long> STRIDES = List.of(1L, 2L, 2L, 1L);

	private final Ops tf;
	private final Operand<TFloat32> x;
	private final int batch;
	private final int height;
	private final int width;

	/** @param x {@code {batch, height, width, in}}; the batch need not be known */
	Doubling(final Ops tf, final Operand<TFloat32> x) {
		this.tf = tf;
		this.x = x;
		batch = (int) x.shape().get(0);
		height = twice((int) x.shape().get(1));
		width = twice((int) x.shape().get(2));
	}

	/** Of a size, which may be unknown, -1. */
	private static int twice(final int size) {
		return size < 0 ? size : 2 * size;
	}

	/**
	 * @param kernel {@code {4, 4, in, filters}}
	 * @return {@code {batch, 2 height, 2 width, filters}}
	 */
	Operand<TFloat32> by(final Operand<TFloat32> kernel) {
		final int filters = (int) kernel.shape().get(3);
		final Operand<TFloat32> transposed = tf.linalg.transpose(kernel, tf.constant(new int[]{0, 1, 3, 2}));
		if (batch >= 0 && height >= 0 && width >= 0)
			return tf.nn.conv2dBackpropInput(tf.constant(new int[]{batch, height, width, filters}), transposed, x,
					STRIDES, "SAME");
		final Operand<TInt32> sizes = tf.math.mul(
				tf.slice(tf.shape(x), tf.constant(new int[]{0}), tf.constant(new int[]{3})),
				tf.constant(new int[]{1, 2, 2}));
		final Operand<TInt32> size = tf.concat(List.of(sizes, tf.constant(new int[]{filters})), tf.constant(0));
		// TensorFlow does not find the shape by itself.
		return tf.ensureShape(tf.nn.conv2dBackpropInput(size, transposed, x, STRIDES, "SAME"),
				Shape.of(batch, height, width, filters));
	}
}
