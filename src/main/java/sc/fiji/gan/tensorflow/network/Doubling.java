package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The transpose of a convolution of stride 2: images of twice the resolution, of any batch. */
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
		height = 2 * (int) x.shape().get(1);
		width = 2 * (int) x.shape().get(2);
	}

	/**
	 * @param kernel {@code {4, 4, in, filters}}
	 * @return {@code {batch, 2 height, 2 width, filters}}
	 */
	Operand<TFloat32> by(final Operand<TFloat32> kernel) {
		final int filters = (int) kernel.shape().get(3);
		final Operand<TFloat32> transposed = tf.linalg.transpose(kernel, tf.constant(new int[]{0, 1, 3, 2}));
		if (batch >= 0)
			return tf.nn.conv2dBackpropInput(tf.constant(new int[]{batch, height, width, filters}), transposed, x,
					STRIDES, "SAME");
		final Operand<TInt32> images = tf.slice(tf.shape(x), tf.constant(new int[]{0}), tf.constant(new int[]{1}));
		final Operand<TInt32> size = tf.concat(List.of(images, tf.constant(new int[]{height, width, filters})),
				tf.constant(0));
		// TensorFlow does not find the shape by itself.
		return tf.reshape(tf.nn.conv2dBackpropInput(size, transposed, x, STRIDES, "SAME"),
				tf.constant(new int[]{-1, height, width, filters}));
	}
}
