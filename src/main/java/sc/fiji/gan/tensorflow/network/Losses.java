package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.runtime.Tensors;

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
	 * The mean absolute error of what is left of the images when they are reduced {@code scale} times:
	 * 0 if the two, made small again, are the same, whatever detail they have.
	 *
	 * @param error {@code {batch, height, width, channels}}
	 */
	public static Operand<TFloat32> reduced(final Ops tf, final Operand<TFloat32> error, final int scale) {
		final int height = (int) error.shape().get(1);
		final int width = (int) error.shape().get(2);
		final int channels = (int) error.shape().get(3);
		final Operand<TFloat32> planes = channels == 1
				? error
				: tf.reshape(tf.linalg.transpose(error, tf.constant(new int[]{0, 3, 1, 2})),
						tf.constant(new int[]{-1, height, width, 1}));
		return absolute(tf, tf.nn.conv2d(planes, Tensors.constant(tf, Polyphase.reduction(scale)),
				List.of(1L, (long) scale, (long) scale, 1L), "SAME"));
	}

	/**
	 * How far the mean of each image is off: the mean over batch and channels of the absolute value of
	 * the error's mean. An absolute error alone draws an image towards medians, which for skewed noise,
	 * such as photons, are darker than the mean.
	 *
	 * @param error {@code {batch, height, width, channels}}
	 */
	public static Operand<TFloat32> level(final Ops tf, final Operand<TFloat32> error) {
		final Operand<TFloat32> means = tf.math.mean(error, tf.constant(new int[]{1, 2}));
		return tf.math.mean(tf.math.abs(means), tf.constant(new int[]{0, 1}));
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
