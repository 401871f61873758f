package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Features that are told something: each channel is scaled and shifted as a vector says, by numbers
 * that are a linear function of it, learnt for each layer.
 *
 * @see <a href="https://arxiv.org/abs/1709.07871">Perez et al., FiLM: visual reasoning with a
 * general conditioning layer (2018)</a>
 */
final class FeatureModulation {

	/** So that a layer is at first about what it would be for any vector. */
	private static final double GAIN = 0.3;

	private FeatureModulation() {}

	/**
	 * @param layers of the scope that the numbers for scale and shift belong to
	 * @param x {@code {batch, height, width, channels}}
	 * @param vector {@code {batch, numbers}}, or {@code {1, numbers}} for the whole batch
	 */
	static Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> x, final Operand<TFloat32> vector) {
		final Ops tf = layers.tf();
		final int channels = (int) x.shape().get(3);
		final Operand<TFloat32> scale = tf.math.add(tf.constant(1f), perChannel(layers, "scale", vector, channels));
		final Operand<TFloat32> shift = perChannel(layers, "shift", vector, channels);
		return tf.math.add(tf.math.mul(x, scale), shift);
	}

	private static Operand<TFloat32> perChannel(final Layers layers, final String name, final Operand<TFloat32> vector,
			final int channels) {
		final Operand<TFloat32> numbers = layers.bias(name, layers.product(name, vector, channels, GAIN));
		return layers.tf().reshape(numbers, layers.tf().constant(new int[]{-1, 1, 1, channels}));
	}
}
