package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/**
 * Penalties on how steep a discriminator D is, for its loss. They hold a gradient, and training
 * differentiates them once more: D may only consist of what TensorFlow can differentiate twice,
 * such as convolutions, leaky rectifiers and means, not of rectifiers, sigmoids or pooling.
 * <p>
 * Images are {@code {batch, height, width, channels}}, scores {@code {batch, ...}}. Where an image
 * has several scores, D is their mean.
 */
public final class GradientPenalties {

	/** The square root has no slope at zero. */
	private static final float SMALLEST_SQUARE = 1e-12f;

	private GradientPenalties() {}

	/**
	 * {@code gamma / 2 E |dD(x)/dx|^2}: R1 with real images, R2 with fake ones.
	 *
	 * @param scores D of the images
	 * @see <a href="https://arxiv.org/abs/1801.04406">Mescheder et al., Which training methods for GANs
	 * do actually converge? (2018)</a>
	 */
	public static Operand<TFloat32> zeroCentred(final Ops tf, final Operand<TFloat32> scores,
			final Operand<TFloat32> images, final double gamma) {
		return tf.math.mul(tf.constant((float) (gamma / 2)),
				tf.math.mean(squaredNorms(tf, scores, images), tf.constant(0)));
	}

	/**
	 * {@code lambda E (|dD(x)/dx| - 1)^2}, as WGAN-GP has it, on {@link #between} real and fake images.
	 *
	 * @param scores D of the images
	 * @see <a href="https://arxiv.org/abs/1704.00028">Gulrajani et al., Improved training of
	 * Wasserstein GANs (2017)</a>
	 */
	public static Operand<TFloat32> oneCentred(final Ops tf, final Operand<TFloat32> scores,
			final Operand<TFloat32> images, final double lambda) {
		// Unlike sqrt, pow can be differentiated twice.
		final Operand<TFloat32> norms = tf.math
				.pow(tf.math.add(squaredNorms(tf, scores, images), tf.constant(SMALLEST_SQUARE)), tf.constant(0.5f));
		return tf.math.mul(tf.constant((float) lambda),
				tf.math.mean(tf.math.square(tf.math.sub(norms, tf.constant(1f))), tf.constant(0)));
	}

	/**
	 * Images on the lines from fake to real ones: {@code epsilon real + (1 - epsilon) fake}.
	 *
	 * @param epsilon {@code {batch, 1, 1, 1}}, from 0 to 1
	 */
	public static Operand<TFloat32> between(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake,
			final Operand<TFloat32> epsilon) {
		return tf.math.add(fake, tf.math.mul(epsilon, tf.math.sub(real, fake)));
	}

	/** {@code |dD(x)/dx|^2} for each image. */
	private static Operand<TFloat32> squaredNorms(final Ops tf, final Operand<TFloat32> scores,
			final Operand<TFloat32> images) {
		final Operand<TFloat32> each = tf.math
				.mean(tf.reshape(scores, tf.constant(new int[]{(int) images.shape().get(0), -1})), tf.constant(1));
		// An image's score depends on that image alone, so the sum's gradient holds each one's. Where a discriminator looks
		// at groups, it holds what an image does to its group too, as in the authors' code of StyleGAN2.
		final Operand<TFloat32> sum = tf.sum(each, tf.constant(0));
		// With the seed made by TensorFlow itself there is no second derivative.
		final Gradients gradients = tf.gradients(sum, List.of(images), Gradients.dx(List.of(tf.constant(1f))));
		return tf.sum(tf.math.square(gradients.<TFloat32>dy(0)), tf.constant(new int[]{1, 2, 3}));
	}
}
