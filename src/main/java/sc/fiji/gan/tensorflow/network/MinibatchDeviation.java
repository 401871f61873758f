package sc.fiji.gan.tensorflow.network;

import java.util.Collections;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How much the images of a batch differ, as a channel of its own: a discriminator that sees it can
 * tell by too little variety. It is the deviation of each value over a group of images, averaged
 * over pixels and channels.
 *
 * @see <a href="https://arxiv.org/abs/1710.10196">Karras et al., Progressive growing of GANs
 * (2018), section 3</a>
 */
public final class MinibatchDeviation {

	private static final float SMALLEST_SQUARE = 1e-8f;

	private MinibatchDeviation() {}

	/**
	 * Features with the deviation as a further channel.
	 *
	 * @param x {@code {batch, height, width, channels}}, of a size that is known
	 * @param most images in a group, see {@link #of}
	 * @return {@code {batch, height, width, channels + 1}}
	 */
	public static Operand<TFloat32> with(final Ops tf, final Operand<TFloat32> x, final int most) {
		final int[] shape = new int[4];
		for (int i = 0; i < 4; i++)
			shape[i] = (int) x.shape().get(i);
		shape[3]++;
		// Differentiated twice, TensorFlow does not know the size of what was joined.
		return tf.reshape(tf.concat(List.of(x, of(tf, x, most)), tf.constant(3)), tf.constant(shape));
	}

	/**
	 * @param x {@code {batch, height, width, channels}}, of a size that is known
	 * @param most images in a group; of these or fewer, so that the batch can be divided. Image i is in
	 *     a group with image {@code i + batch / group} and so on.
	 * @return {@code {batch, height, width, 1}}
	 */
	static Operand<TFloat32> of(final Ops tf, final Operand<TFloat32> x, final int most) {
		final int batch = (int) x.shape().get(0);
		final int height = (int) x.shape().get(1);
		final int width = (int) x.shape().get(2);
		final int values = height * width * (int) x.shape().get(3);
		int group = Math.min(most, batch);
		while (batch % group != 0)
			group--;
		final Operand<TFloat32> grouped = tf.reshape(x, tf.constant(new int[]{group, batch / group, values}));
		final Operand<TFloat32> mean = tf.reshape(tf.math.mean(grouped, tf.constant(0)),
				tf.constant(new int[]{1, batch / group, values}));
		final Operand<TFloat32> variance = tf.math.mean(tf.math.square(tf.math.sub(grouped, mean)), tf.constant(0));
		// Unlike sqrt, pow can be differentiated twice.
		final Operand<TFloat32> deviation = tf.math.mean(
				tf.math.pow(tf.math.add(variance, tf.constant(SMALLEST_SQUARE)), tf.constant(0.5f)), tf.constant(1));
		final Operand<TFloat32> ofEach = tf.concat(Collections.nCopies(group, deviation), tf.constant(0));
		final Operand<TFloat32> ones = tf.fill(tf.constant(new int[]{1, height, width, 1}), tf.constant(1f));
		return tf.math.mul(tf.reshape(ofEach, tf.constant(new int[]{batch, 1, 1, 1})), ones);
	}
}
