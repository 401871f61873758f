package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A {@link ResNetGenerator} that is told a style: an encoder looks at a picture, and what it tells
 * scales and shifts the features of each layer but the residual ones.
 * <p>
 * The encoder is a chain of convolutions, each of half the resolution. Of the picture itself and of
 * each layer it takes means and standard deviations over the whole picture, so that it may be of
 * any size, and two dense layers make numbers of them.
 *
 * @param network what paints
 * @see <a href="https://arxiv.org/abs/1705.06830">Ghiasi et al., Exploring the structure of a
 * real-time, arbitrary neural artistic stylization network (2017)</a>
 * @see <a href="https://arxiv.org/abs/1703.06868">Huang and Belongie, Arbitrary style transfer in
 * real-time with adaptive instance normalization (2017)</a>
 */
public record StyledGenerator(ResNetGenerator network) {

	/** Of pictures, in pixels: so often is their resolution halved. */
	public static final int LEAST_EDGE = 16;

	private static final int STAGES = 4;
	private static final int FIRST_FILTERS = 24;
	private static final int MOST_FILTERS = 64;
	/** What is told of a picture. */
	private static final int NUMBERS = 64;
	private static final float SLOPE = 0.2f;
	/** Roots of less are not steep. */
	private static final float SMALLEST_VARIANCE = 1e-4f;

	/**
	 * @param images {@code {batch, height, width, channels}}
	 * @param pictures {@code {batch, height, width, 3}}, -1 to 1, one for each image or one for all, of
	 *     {@link #LEAST_EDGE} pixels at least
	 * @return the images in the style of the pictures
	 */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> images,
			final Operand<TFloat32> pictures) {
		final Operand<TFloat32> style = style(layers.within("encoder"), pictures);
		return network.apply(layers, images,
				(layer, x) -> FeatureModulation.apply(layers.within(layer), layers.pixelNorm(x), style));
	}

	/** {@code {batch, 64}}. */
	private static Operand<TFloat32> style(final Layers layers, final Operand<TFloat32> pictures) {
		final List<Operand<TFloat32>> seen = new ArrayList<>(List.of(statistics(layers.tf(), pictures)));
		Operand<TFloat32> x = pictures;
		for (int stage = 0; stage < STAGES; stage++) {
			final int filters = Math.min(MOST_FILTERS, FIRST_FILTERS << stage);
			x = layers.leakyRelu(layers.mirroredConvolution("down" + stage, x, filters, 4, 2, 1), SLOPE);
			seen.add(statistics(layers.tf(), x));
		}
		final Operand<TFloat32> all = layers.tf().concat(seen, layers.tf().constant(1));
		return layers.dense("style", layers.leakyRelu(layers.dense("inner", all, 2 * NUMBERS), SLOPE), NUMBERS);
	}

	/** Means and standard deviations, {@code {batch, 2 channels}}. */
	private static Operand<TFloat32> statistics(final Ops tf, final Operand<TFloat32> x) {
		final Operand<TFloat32> mean = overThePicture(tf, x);
		final Operand<TFloat32> variance = tf.nn
				.relu(tf.math.sub(overThePicture(tf, tf.math.square(x)), tf.math.square(mean)));
		return tf.concat(List.of(mean, tf.math.sqrt(tf.math.add(variance, tf.constant(SMALLEST_VARIANCE)))),
				tf.constant(1));
	}

	private static Operand<TFloat32> overThePicture(final Ops tf, final Operand<TFloat32> x) {
		return tf.reshape(tf.math.mean(x, tf.constant(new int[]{1, 2})),
				tf.constant(new int[]{-1, (int) x.shape().get(3)}));
	}
}
