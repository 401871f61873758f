package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Whether images have the texture of others, wherever it lies in them.
 *
 * @see <a href="https://arxiv.org/abs/1508.06576">Gatys et al., A neural algorithm of artistic
 * style (2015)</a>
 */
public final class TextureLoss {

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
		return tf.math.mul(tf.constant(1f / layers.size()), tf.math.addN(layers));
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
