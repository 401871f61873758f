package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a generator is told of a sentence: in a training numbers that are drawn about those that
 * follow from the sentence, so that sentences which are like each other, and those that never came,
 * are told alike. In a finished network the mean is told.
 *
 * @param mean {@code {batch, size}}
 * @param logVariance the logarithm of the variance of each number, {@code {batch, size}}
 * @see <a href="https://arxiv.org/abs/1612.03242">Zhang et al., StackGAN: text to photo-realistic
 * image synthesis with stacked generative adversarial networks (2017), section 3.2</a>
 */
public record ConditioningAugmentation(Operand<TFloat32> mean, Operand<TFloat32> logVariance) {

	/** @param sentence {@code {batch, in}} */
	public static ConditioningAugmentation of(final Layers layers, final String name, final Operand<TFloat32> sentence,
			final int size) {
		final Operand<TFloat32> both = layers.dense(name, sentence, 2 * size);
		return new ConditioningAugmentation(part(layers.tf(), both, 0, size), part(layers.tf(), both, size, size));
	}

	private static Operand<TFloat32> part(final Ops tf, final Operand<TFloat32> x, final int begin, final int size) {
		return tf.slice(x, tf.constant(new int[]{0, begin}), tf.constant(new int[]{-1, size}));
	}

	/**
	 * What is told in a training.
	 *
	 * @param noise numbers of the standard normal distribution, {@code {batch, size}}
	 * @return {@code mean + exp(logVariance / 2) noise}
	 */
	public Operand<TFloat32> drawn(final Ops tf, final Operand<TFloat32> noise) {
		return tf.math.add(mean, tf.math.mul(tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f))), noise));
	}

	/**
	 * How far what is drawn is from the standard normal distribution (Kullback-Leibler divergence), for
	 * each number: the mean of {@code (mean^2 + variance - 1 - ln variance) / 2}.
	 *
	 * @return a scalar, 0 or more
	 */
	public Operand<TFloat32> divergence(final Ops tf) {
		final Operand<TFloat32> each = tf.math.sub(tf.math.add(tf.math.square(mean), tf.math.exp(logVariance)),
				tf.math.add(logVariance, tf.constant(1f)));
		return tf.math.mul(tf.constant(0.5f),
				tf.math.mean(tf.reshape(each, tf.constant(new int[]{-1})), tf.constant(0)));
	}
}
