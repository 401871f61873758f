package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * Losses that look at where something is in an image, whatever its colour and texture: whether
 * edges and brightness are where they are in another one. Images are {@code {batch, height, width,
 * channels}}, -1 to 1; each gives a scalar.
 */
public final class StructureLosses {

	/** Of an image of -1 to 1 that shows nothing: about one grey value of 8 bits, squared. */
	private static final float NOISE_VARIANCE = 1e-4f;

	/** Is added to squares that are divided by: an image without any structure has none. */
	private static final float SMALLEST_LENGTH = 1e-6f;

	/** Differences along x and along y, a channel each. */
	private static final FloatArray SOBEL = new FloatArray(
			new float[]{-1, -1, 0, -2, 1, -1, -2, 0, 0, 0, 2, 0, -1, 1, 0, 2, 1, 1}, 3, 3, 1, 2);

	private StructureLosses() {}

	/**
	 * How little the edges of an image are those of another: 1 minus the correlation of the gradients
	 * of their luminance, each divided by its own length, or by the image's typical one if that is
	 * larger, so that faint edges count as well as strong ones but noise does not. 0 if all edges are
	 * where they were, 1 if none are; the mean over the batch.
	 *
	 * @param images {@code {batch, height, width, channels}}; luminance is the mean of the channels
	 * @param originals the same size, with any number of channels
	 * @param polarity 1 if what is light is to stay light, -1 if it is to become dark, 0 if either is
	 *     right at each edge; with 1 or -1 the loss is up to 2
	 * @see <a href="https://doi.org/10.1007/11866763_89">Haber and Modersitzki, Intensity gradient
	 * based registration and fusion of multi-modal images (2006), for gradients so normalised</a>
	 */
	public static Operand<TFloat32> structure(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> originals, final int polarity) {
		final Operand<TFloat32> a = normalisedGradients(tf, images);
		final Operand<TFloat32> b = normalisedGradients(tf, originals);
		final Operand<TFloat32> products = tf.reduceSum(tf.math.mul(a, b), tf.constant(3));
		final Operand<TFloat32> agreeing = polarity == 0
				? tf.math.abs(products)
				: tf.math.mul(tf.constant((float) Integer.signum(polarity)), products);
		final Operand<TFloat32> lengths = tf.math
				.sqrt(tf.math.add(tf.math.mul(energy(tf, a), energy(tf, b)), tf.constant(SMALLEST_LENGTH)));
		final Operand<TFloat32> correlation = tf.math.div(tf.math.mean(agreeing, tf.constant(new int[]{1, 2})),
				lengths);
		return tf.math.sub(tf.constant(1f), tf.math.mean(correlation, tf.constant(0)));
	}

	/**
	 * How little the luminance of an image goes with that of another: 1 minus the correlation of their
	 * {@code tanh(2 (l - mean) / deviation)} over all pixels, the mean over the batch. It hardly minds
	 * texture. What differs from the ground only faintly counts nearly as much as what stands out, so
	 * that a faint object must not be lost among strong ones, and how bright each becomes is left open.
	 *
	 * @param images {@code {batch, height, width, channels}}; luminance is the mean of the channels
	 * @param originals the same size, with any number of channels
	 * @param polarity 1 if what is light is to stay light, -1 if it is to become dark, 0 if either is
	 *     right for the image as a whole; with 1 or -1 the loss is up to 2
	 */
	public static Operand<TFloat32> brightness(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> originals, final int polarity) {
		return unlikeness(tf, sides(tf, images), sides(tf, originals), polarity);
	}

	/**
	 * The same, except that the luminance of the images themselves is not compressed: what differs from
	 * the ground in the original shall do so in the image, and nothing there may outshine the rest by
	 * far, as in {@link #brightness} it may.
	 *
	 * @param images {@code {batch, height, width, channels}}; luminance is the mean of the channels
	 * @param originals the same size, with any number of channels
	 * @param polarity see {@link #brightness}
	 */
	public static Operand<TFloat32> evenBrightness(final Ops tf, final Operand<TFloat32> images,
			final Operand<TFloat32> originals, final int polarity) {
		return unlikeness(tf, centred(tf, luminance(tf, images)), sides(tf, originals), polarity);
	}

	/** 1 minus the correlation of two planes of mean 0, with its sign as the polarity wants it. */
	private static Operand<TFloat32> unlikeness(final Ops tf, final Operand<TFloat32> a, final Operand<TFloat32> b,
			final int polarity) {
		final Operand<TFloat32> lengths = tf.math
				.sqrt(tf.math.add(tf.math.mul(energy(tf, a), energy(tf, b)), tf.constant(SMALLEST_LENGTH)));
		final Operand<TFloat32> correlation = tf.math
				.div(tf.math.mean(tf.math.mul(a, b), tf.constant(new int[]{1, 2, 3})), lengths);
		final Operand<TFloat32> agreeing = polarity == 0
				? tf.math.abs(correlation)
				: tf.math.mul(tf.constant((float) Integer.signum(polarity)), correlation);
		return tf.math.sub(tf.constant(1f), tf.math.mean(agreeing, tf.constant(0)));
	}

	/** On which side of the mean luminance each pixel is: from -1 to 1, less the mean of that. */
	private static Operand<TFloat32> sides(final Ops tf, final Operand<TFloat32> images) {
		final Operand<TFloat32> light = centred(tf, luminance(tf, images));
		final Operand<TFloat32> variance = tf.math.mean(tf.math.square(light), tf.constant(new int[]{1, 2, 3}),
				Mean.keepDims(true));
		final Operand<TFloat32> deviation = tf.math.sqrt(tf.math.add(variance, tf.constant(NOISE_VARIANCE)));
		return centred(tf, tf.math.tanh(tf.math.div(tf.math.mul(tf.constant(2f), light), deviation)));
	}

	private static Operand<TFloat32> centred(final Ops tf, final Operand<TFloat32> plane) {
		return tf.math.sub(plane, tf.math.mean(plane, tf.constant(new int[]{1, 2, 3}), Mean.keepDims(true)));
	}

	private static Operand<TFloat32> luminance(final Ops tf, final Operand<TFloat32> images) {
		return tf.math.mean(images, tf.constant(new int[]{3}), Mean.keepDims(true));
	}

	/** Mean square length of the vectors in each image, {@code {batch}}. */
	private static Operand<TFloat32> energy(final Ops tf, final Operand<TFloat32> gradients) {
		return tf.math.mean(tf.reduceSum(tf.math.square(gradients), tf.constant(3)), tf.constant(new int[]{1, 2}));
	}

	/** {@code g / sqrt(|g|^2 + mean |g|^2)} of the luminance, by Sobel's filter. */
	private static Operand<TFloat32> normalisedGradients(final Ops tf, final Operand<TFloat32> images) {
		final Operand<TFloat32> g = tf.nn.conv2d(luminance(tf, images), Tensors.constant(tf, SOBEL),
				List.of(1L, 1L, 1L, 1L), "VALID");
		final Operand<TFloat32> square = tf.reduceSum(tf.math.square(g), tf.constant(3), ReduceSum.keepDims(true));
		final Operand<TFloat32> typical = tf.math.mean(square, tf.constant(new int[]{1, 2}), Mean.keepDims(true));
		return tf.math.mul(g, tf.math.rsqrt(tf.math.add(square, tf.math.add(typical, tf.constant(SMALLEST_LENGTH)))));
	}
}
