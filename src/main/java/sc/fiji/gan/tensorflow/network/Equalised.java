package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Layers with an equalised learning rate: weights are drawn with the deviation 1 and divided by the
 * root of the fan-in whenever they are used, so that Adam changes all of them by the same part.
 *
 * @see <a href="https://arxiv.org/abs/1710.10196">Karras et al., Progressive growing of GANs
 * (2018), section 4.1</a>
 */
final class Equalised {

	private static final float SLOPE = 0.2f;

	private final Ops tf;
	private final Layers layers;
	private final double rate;

	Equalised(final Layers layers) {
		this(layers, 1);
	}

	/** @param rate by which the learning rate is multiplied, such as 0.01 */
	Equalised(final Layers layers, final double rate) {
		tf = layers.tf();
		this.layers = layers;
		this.rate = rate;
	}

	/** @param shape {@code {height, width, in, out}} or {@code {in, out}} */
	Operand<TFloat32> kernel(final String name, final int... shape) {
		int fanIn = 1;
		for (int i = 0; i < shape.length - 1; i++)
			fanIn *= shape[i];
		final Operand<TFloat32> kernel = layers.weights().get(layers.path(name + "/kernel"), shape,
				Initializer.normal(1 / rate));
		return tf.math.mul(kernel, tf.constant((float) (rate / Math.sqrt(fanIn))));
	}

	/** Adds a bias to each channel. */
	Operand<TFloat32> bias(final String name, final Operand<TFloat32> x, final Initializer initial) {
		final int channels = (int) x.shape().get(x.shape().numDimensions() - 1);
		final Operand<TFloat32> bias = layers.weights().get(layers.path(name + "/bias"), new int[]{channels}, initial);
		return tf.math.add(x, tf.math.mul(bias, tf.constant((float) rate)));
	}

	/**
	 * A fully connected layer without bias.
	 *
	 * @param x {@code {batch, in}}
	 */
	Operand<TFloat32> product(final String name, final Operand<TFloat32> x, final int outputs) {
		return tf.linalg.matMul(x, kernel(name, (int) x.shape().get(1), outputs));
	}

	/**
	 * A convolution without bias.
	 *
	 * @param x {@code {batch, height, width, in}}
	 * @param size of the square kernel
	 * @param stride along both axes
	 */
	Operand<TFloat32> convolution(final String name, final Operand<TFloat32> x, final int filters, final int size,
			final int stride) {
		return tf.nn.conv2d(x, kernel(name, size, size, (int) x.shape().get(3), filters),
				List.of(1L, (long) stride, (long) stride, 1L), "SAME");
	}

	/** Bias and leaky rectifier, times the root of 2, so that the scale of activations stays. */
	Operand<TFloat32> activated(final String name, final Operand<TFloat32> x) {
		final Operand<TFloat32> y = layers.leakyRelu(bias(name, x, Initializer.ZEROS), SLOPE);
		return tf.math.mul(y, tf.constant((float) Math.sqrt(2)));
	}
}
