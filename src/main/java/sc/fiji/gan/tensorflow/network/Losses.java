package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Losses of image batches; each takes the error, output minus target, NHWC, and gives a scalar. */
public final class Losses {

	/**
	 * Patches that are better than this, 40 dB, count ever less: what is wrong with them is mostly
	 * noise, and learning it spoils the others.
	 */
	private static final float SMALLEST_SQUARE = 1e-4f;

	private Losses() {}

	/** The mean absolute error, which gives sharper edges than the squared one. */
	public static Operand<TFloat32> absolute(final Ops tf, final Operand<TFloat32> error) {
		return tf.math.mean(tf.math.abs(error), tf.constant(new int[]{0, 1, 2, 3}));
	}

	/**
	 * The mean over the batch of {@code ln sqrt(e + 0.0001)}, where {@code e} is the mean squared error
	 * of an image: 8.686 times less is one decibel of PSNR more. Every image counts the same, however
	 * much detail it has.
	 *
	 * @see <a href="https://arxiv.org/abs/2204.04676">Chen et al., Simple baselines for image
	 * restoration (2022), which trains by PSNR</a>
	 */
	public static Operand<TFloat32> logarithmic(final Ops tf, final Operand<TFloat32> error) {
		final Operand<TFloat32> squares = tf.math.mean(tf.math.square(error), tf.constant(new int[]{1, 2, 3}));
		final Operand<TFloat32> logarithms = tf.math.log(tf.math.add(squares, tf.constant(SMALLEST_SQUARE)));
		return tf.math.mul(tf.constant(0.5f), tf.math.mean(logarithms, tf.constant(0)));
	}
}
