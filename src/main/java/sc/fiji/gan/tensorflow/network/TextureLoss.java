package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Whether images have the texture of others, wherever it lies in them.
 *
 * @see <a href="https://arxiv.org/abs/1508.06576">Gatys et al., A neural algorithm of artistic
 * style (2015)</a>
 */
public final class TextureLoss {

	/** Part of the usual variance that is added to each. */
	private static final float RAREST = 0.1f;
	/** Added too, for pictures in which nothing changes. */
	private static final float SMALLEST_VARIANCE = 0.01f;
	/** Roots of less are not steep. */
	private static final float SMALLEST_SQUARE = 1e-4f;

	private TextureLoss() {}

	/**
	 * How unlike the Gram matrices of features are, which hold how strongly each two of them occur
	 * together: {@code |G(a) - G(b)|^2 / |G(b)|^2}, the mean over the layers. It is 0 if they are the
	 * same, and 1 for images without any feature. Differences in number or size of the images do not
	 * count.
	 *
	 * @param features of the images, {@code {batch, height, width, channels}} for each layer
	 * @param references those of the images that the others are to be like
	 */
	public static Operand<TFloat32> between(final Ops tf, final List<Operand<TFloat32>> features,
			final List<Operand<TFloat32>> references) {
		final List<Operand<TFloat32>> layers = new ArrayList<>();
		for (int i = 0; i < features.size(); i++) {
			final Operand<TFloat32> wanted = gram(tf, references.get(i));
			layers.add(tf.math.div(squares(tf, tf.math.sub(gram(tf, features.get(i)), wanted)), squares(tf, wanted)));
		}
		return mean(tf, layers);
	}

	/**
	 * The same of features that are measured from their means in the references, in their standard
	 * deviations there: else the means, which any image of the right colours has, hide all else. A
	 * feature that is always 1 stands beside them, so that means count too. Of each layer's distance d,
	 * {@code log(1 + d)} counts: where a batch happens to show more than there is in the references,
	 * products of products grow large, and for fear of that a network would leave everything faint.
	 * Added is the mean of {@code (r(a) - r(b))^2}, where r is the root of the mean square of a
	 * feature: the distance of Gram matrices does not tell something faint from nothing.
	 *
	 * @param features see {@link #between}
	 * @param references likewise
	 * @param once told what depends on the references alone, and gives it back
	 */
	public static Operand<TFloat32> standardised(final Ops tf, final List<Operand<TFloat32>> features,
			final List<Operand<TFloat32>> references, final UnaryOperator<Operand<TFloat32>> once) {
		final List<Operand<TFloat32>> layers = new ArrayList<>();
		for (int i = 0; i < features.size(); i++) {
			final Operand<TFloat32> mean = once.apply(pixelMean(tf, references.get(i)));
			final Operand<TFloat32> deviation = once.apply(deviation(tf, references.get(i), mean));
			final Operand<TFloat32> wanted = once
					.apply(gram(tf, tf.math.div(tf.math.sub(references.get(i), mean), deviation)));
			final Operand<TFloat32> found = tf.math.div(tf.math.sub(features.get(i), mean), deviation);
			layers.add(tf.math.add(tf.math.log1p(layer(tf, found, wanted)), strength(tf, found, wanted)));
		}
		return mean(tf, layers);
	}

	private static Operand<TFloat32> mean(final Ops tf, final List<Operand<TFloat32>> layers) {
		return tf.math.mul(tf.constant(1f / layers.size()), tf.math.addN(layers));
	}

	/** Products with the feature that is always 1 are means, and stand in two places of the matrix. */
	private static Operand<TFloat32> layer(final Ops tf, final Operand<TFloat32> features,
			final Operand<TFloat32> wanted) {
		final Operand<TFloat32> means = tf.reduceSum(tf.math.square(pixelMean(tf, features)),
				tf.constant(new int[]{0, 1, 2, 3}));
		final Operand<TFloat32> difference = tf.math.add(squares(tf, tf.math.sub(gram(tf, features), wanted)),
				tf.math.mul(tf.constant(2f), means));
		return tf.math.div(difference, tf.math.add(squares(tf, wanted), tf.constant(1f)));
	}

	private static Operand<TFloat32> pixelMean(final Ops tf, final Operand<TFloat32> x) {
		return tf.math.mean(x, tf.constant(new int[]{0, 1, 2}), Mean.keepDims(true));
	}

	/** Of each feature; those that hardly ever answer have part of what is usual. */
	private static Operand<TFloat32> deviation(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> mean) {
		final Operand<TFloat32> variance = pixelMean(tf, tf.math.square(tf.math.sub(x, mean)));
		final Operand<TFloat32> usual = tf.math.mean(variance, tf.constant(3), Mean.keepDims(true));
		return tf.math.sqrt(tf.math.add(tf.math.add(variance, tf.math.mul(tf.constant(RAREST), usual)),
				tf.constant(SMALLEST_VARIANCE)));
	}

	/** The diagonal of the wanted matrix has the mean squares. */
	private static Operand<TFloat32> strength(final Ops tf, final Operand<TFloat32> features,
			final Operand<TFloat32> wanted) {
		final Operand<TFloat32> square = tf.reshape(pixelMean(tf, tf.math.square(features)),
				tf.constant(new int[]{-1}));
		final Operand<TFloat32> difference = tf.math.sub(root(tf, square), root(tf, tf.linalg.tensorDiagPart(wanted)));
		return tf.math.mean(tf.math.square(difference), tf.constant(0));
	}

	private static Operand<TFloat32> root(final Ops tf, final Operand<TFloat32> x) {
		return tf.math.sqrt(tf.math.add(x, tf.constant(SMALLEST_SQUARE)));
	}

	/**
	 * The mean over all pixels of the products of each two channels.
	 *
	 * @param features {@code {batch, height, width, channels}}
	 * @return {@code {channels, channels}}
	 */
	static Operand<TFloat32> gram(final Ops tf, final Operand<TFloat32> features) {
		final int channels = (int) features.shape().get(3);
		final Operand<TFloat32> pixels = tf.reshape(features, tf.constant(new int[]{-1, channels}));
		final Operand<TFloat32> count = tf.math.div(tf.dtypes.cast(tf.size(pixels), TFloat32.class),
				tf.constant((float) channels));
		return tf.math.div(tf.linalg.matMul(pixels, pixels, MatMul.transposeA(true)), count);
	}

	private static Operand<TFloat32> squares(final Ops tf, final Operand<TFloat32> matrix) {
		return tf.reduceSum(tf.math.square(matrix), tf.constant(new int[]{0, 1}), new ReduceSum.Options[0]);
	}
}
