package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.runtime.Tensors;

/** Losses of image batches; each takes the error, output minus target, NHWC, and gives a scalar. */
public final class Losses {

	/**
	 * Patches that are better than this, 40 dB, count ever less: what is wrong with them is mostly
	 * noise, and learning it spoils the others.
	 */
	private static final float SMALLEST_SQUARE = 1e-4f;

	/** Added to a mean that is divided by: black images have none. */
	private static final float DARKEST_LEVEL = 0.01f;

	/** The square of it: pixels without any feature are not divided by zero. */
	private static final float SMALLEST_LENGTH = 1e-6f;

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
	 * How far the mean of each image has drifted from its input's, as a part of that: the mean over
	 * batch and channels. An absolute error alone draws an image towards medians, which for skewed
	 * noise, such as photons, are darker than the mean, most of all where it is dark.
	 *
	 * @param images {@code {batch, height, width, channels}}
	 * @param inputs the same channels, at any size
	 */
	public static Operand<TFloat32> level(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> inputs) {
		final Operand<TFloat32> before = tf.math.mean(inputs, tf.constant(new int[]{1, 2}));
		final Operand<TFloat32> after = tf.math.mean(images, tf.constant(new int[]{1, 2}));
		final Operand<TFloat32> size = tf.math.add(tf.math.abs(before), tf.constant(DARKEST_LEVEL));
		return tf.math.mean(tf.math.abs(tf.math.div(tf.math.sub(after, before), size)), tf.constant(new int[]{0, 1}));
	}

	/**
	 * How differently a feature network sees two images: the features of a pixel are divided by their
	 * length, and the squared differences summed over the channels, averaged over pixels and batch, and
	 * summed over the layers. It is 0 to 2 for each layer.
	 *
	 * @param features of the images, {@code {batch, height, width, channels}} for each layer
	 * @param references of the images that they are to look like
	 * @see <a href="https://arxiv.org/abs/1801.03924">Zhang et al., The unreasonable effectiveness of
	 * deep features as a perceptual metric (2018): LPIPS, without its learnt weights</a>
	 */
	public static Operand<TFloat32> perceptual(final Ops tf, final List<Operand<TFloat32>> features,
			final List<Operand<TFloat32>> references) {
		final List<Operand<TFloat32>> layers = new ArrayList<>();
		for (int i = 0; i < features.size(); i++) {
			final Operand<TFloat32> difference = tf.math.sub(ofUnitLength(tf, features.get(i)),
					ofUnitLength(tf, references.get(i)));
			final Operand<TFloat32> squares = tf.reduceSum(tf.math.square(difference), tf.constant(3));
			layers.add(tf.math.mean(squares, tf.constant(new int[]{0, 1, 2})));
		}
		return tf.math.addN(layers);
	}

	private static Operand<TFloat32> ofUnitLength(final Ops tf, final Operand<TFloat32> features) {
		final Operand<TFloat32> squares = tf.reduceSum(tf.math.square(features), tf.constant(3),
				ReduceSum.keepDims(true));
		return tf.math.mul(features, tf.math.rsqrt(tf.math.add(squares, tf.constant(SMALLEST_LENGTH))));
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
