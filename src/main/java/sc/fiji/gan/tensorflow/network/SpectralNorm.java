package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Divides a kernel, as the matrix W of {@code {height * width * in, out}}, by its largest singular
 * value, so that a layer cannot stretch a difference of its inputs without limit.
 * <p>
 * The value is estimated by power iteration, a step with each update of the weights. With the
 * vector u that is carried along, {@code v = W u / |W u|}, {@code u' = v W / |v W|}, and sigma =
 * {@code v' W u'} with {@code v' = W u' / |W u'|}. As in the paper, u' and v' are constants for the
 * gradient.
 *
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al., Spectral normalization for
 * generative adversarial networks (2018)</a>
 */
final class SpectralNorm {

	private static final float SMALLEST_SQUARE = 1e-12f;

	private final Ops tf;
	private final Operand<TFloat32> kernel;
	private final Operand<TFloat32> matrix;
	private final int out;

	SpectralNorm(final Ops tf, final Operand<TFloat32> kernel) {
		this.tf = tf;
		this.kernel = kernel;
		out = (int) kernel.shape().get(kernel.shape().numDimensions() - 1);
		matrix = tf.reshape(kernel, tf.constant(new int[]{-1, out}));
	}

	/** @param name of the vector u */
	Operand<TFloat32> normalised(final Weights weights, final String name) {
		final Operand<TFloat32> u = weights.carried(name, new int[]{1, out}, Initializer.he(1),
				old -> unit(tf.linalg.matMul(left(old), matrix)));
		final Operand<TFloat32> v = left(u);
		final Operand<TFloat32> product = tf.linalg.matMul(tf.stopGradient(v), matrix);
		final Operand<TFloat32> sigma = tf.sum(tf.math.mul(product, tf.stopGradient(u)), tf.constant(new int[]{0, 1}));
		return tf.math.div(kernel, sigma);
	}

	/** The left singular vector that goes with a right one, both lying. */
	private Operand<TFloat32> left(final Operand<TFloat32> u) {
		return unit(tf.linalg.matMul(u, matrix, MatMul.transposeB(true)));
	}

	private Operand<TFloat32> unit(final Operand<TFloat32> vector) {
		final Operand<TFloat32> square = tf.sum(tf.math.square(vector), tf.constant(1), Sum.keepDims(true));
		return tf.math.div(vector, tf.math.sqrt(tf.math.add(square, tf.constant(SMALLEST_SQUARE))));
	}
}
