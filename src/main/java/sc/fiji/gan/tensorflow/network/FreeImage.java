package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An image whose pixels are the weights: what comes in plus as many numbers, which are 0 at first,
 * between -1 and 1.
 *
 * @param height of all images that come in
 * @param width likewise
 * @param channels likewise
 */
public record FreeImage(int height, int width, int channels) {

	/** @param image {@code {1, height, width, channels}} */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> image) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> change = layers.weights().get(layers.path("change"),
				new int[]{1, height, width, channels}, Initializer.ZEROS);
		return tf.math.maximum(tf.constant(-1f), tf.math.minimum(tf.constant(1f), tf.math.add(image, change)));
	}
}
