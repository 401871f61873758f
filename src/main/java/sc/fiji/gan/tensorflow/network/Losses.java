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
	 * How far the inner layers of a discriminator tell two batches of images apart: the mean absolute
	 * difference, averaged over the layers.
	 *
	 * @param features see {@link Discriminator.Judgement}
	 * @param references those of the images that the others are to look like
	 * @see <a href="https://arxiv.org/abs/1711.11585">Wang et al., High-resolution image synthesis and
	 * semantic manipulation with conditional GANs (2018)</a>
	 */
	public static Operand<TFloat32> matching(final Ops tf, final List<Operand<TFloat32>> features,
			final List<Operand<TFloat32>> references) {
		final List<Operand<TFloat32>> differences = new ArrayList<>();
		for (int i = 0; i < features.size(); i++)
			differences.add(absolute(tf, tf.math.sub(features.get(i), references.get(i))));
		return tf.math.mul(tf.constant(1f / features.size()), tf.math.addN(differences));
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

	/**
	 * How much more or less grain, or texture, there is than should be: the mean of
	 * {@code | m(|a(p) - a(q)|) - m(|b(p) - b(q)|) |} over squares of some pixels, where m is the mean
	 * over a square, of pixels p and their neighbours q to the right and below. Unlike
	 * {@link #gradientDifference} it does not mind where in a square the steps are, so that it is least
	 * for noise that is as strong as that of the reference, although it is other noise.
	 *
	 * @param images {@code {batch, height, width, channels}}
	 * @param references what they should be, of the same shape
	 * @param edge of the squares, in pixels
	 */
	public static Operand<TFloat32> texture(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> references, final int edge) {
		final List<Long> square = List.of(1L, (long) edge, (long) edge, 1L);
		final List<Operand<TFloat32>> both = new ArrayList<>();
		for (int axis = 1; axis <= 2; axis++)
			both.add(absolute(tf, tf.nn.avgPool(tf.math.sub(tf.math.abs(differences(tf, images, axis)),
					tf.math.abs(differences(tf, references, axis))), square, square, "SAME")));
		return tf.math.mul(tf.constant(0.5f), tf.math.addN(both));
	}

	/**
	 * The total variation: the mean absolute difference of a pixel from its neighbours to the right and
	 * below, the mean over both.
	 *
	 * @param images {@code {batch, height, width, channels}}
	 */
	public static Operand<TFloat32> variation(final Ops tf, final Operand<TFloat32> images) {
		return tf.math.mul(tf.constant(0.5f), tf.math.add(step(tf, images, 1), step(tf, images, 2)));
	}

	private static Operand<TFloat32> step(final Ops tf, final Operand<TFloat32> images, final int axis) {
		return absolute(tf, differences(tf, images, axis));
	}

	/** Of neighbours along an axis. */
	private static Operand<TFloat32> differences(final Ops tf, final Operand<TFloat32> images, final int axis) {
		final int[] size = {-1, -1, -1, -1};
		size[axis] = (int) images.shape().get(axis) - 1;
		final int[] next = new int[4];
		next[axis] = 1;
		return tf.math.sub(tf.slice(images, tf.constant(next), tf.constant(size)),
				tf.slice(images, tf.constant(new int[4]), tf.constant(size)));
	}

	/**
	 * How much stronger or weaker edges are than they should be: the mean of
	 * {@code | |a(p) - a(q)| - |b(p) - b(q)| |} over all pixels p and their neighbours q to the right
	 * and below, the mean over both. An absolute error alone is least for what is blurred where it is
	 * uncertain what comes.
	 *
	 * @param images {@code {batch, height, width, channels}}
	 * @param references what they should be, of the same shape
	 * @see <a href="https://arxiv.org/abs/1511.05440">Mathieu, Couprie and LeCun, Deep multi-scale
	 * video prediction beyond mean square error (2016), gradient difference loss</a>
	 */
	public static Operand<TFloat32> gradientDifference(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> references) {
		final List<Operand<TFloat32>> both = new ArrayList<>();
		for (int axis = 1; axis <= 2; axis++)
			both.add(absolute(tf, tf.math.sub(tf.math.abs(differences(tf, images, axis)),
					tf.math.abs(differences(tf, references, axis)))));
		return tf.math.mul(tf.constant(0.5f), tf.math.addN(both));
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
