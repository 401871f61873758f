package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * What a sentence says, as a vector: each word has a vector that is learnt, each is looked at
 * together with its two neighbours, and both are averaged over the words that are there. So which
 * words there are counts most, and their order a little: "a red heart on white" is not "a white
 * heart on red".
 *
 * @param vocabulary how many words are known
 * @param length how many words a sentence has at most
 * @param size of the vectors
 * @see <a href="https://arxiv.org/abs/1408.5882">Kim, Convolutional neural networks for sentence
 * classification (2014), for convolutions over words</a>
 */
public record SentenceEncoder(int vocabulary, int length, int size) {

	private static final float SLOPE = 0.2f;

	/**
	 * @param words {@code {batch, length, 1, vocabulary}}: in each row 1 at the place of the word and 0
	 *     elsewhere, or nothing but 0 if there is no word; numbers between are mixtures of words
	 * @return {@code {batch, size}}
	 */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> words) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> rows = tf.reshape(words, tf.constant(new int[]{-1, vocabulary}));
		final Operand<TFloat32> there = tf.reshape(tf.sum(rows, tf.constant(1)), tf.constant(new int[]{-1, length, 1}));
		final Operand<TFloat32> meant = tf.reshape(layers.product("words", rows, size, Math.sqrt(vocabulary / 2.0)),
				tf.constant(new int[]{-1, length, size}));
		final Operand<TFloat32> besides = tf.concat(List.of(moved(tf, meant, 1), meant, moved(tf, meant, -1)),
				tf.constant(2));
		final Operand<TFloat32> read = layers.leakyRelu(
				layers.dense("order", tf.reshape(besides, tf.constant(new int[]{-1, 3 * size})), size), SLOPE);
		final Operand<TFloat32> both = tf
				.concat(List.of(meant, tf.reshape(read, tf.constant(new int[]{-1, length, size}))), tf.constant(2));
		return layers.leakyRelu(layers.dense("sentence", mean(tf, both, there), size), SLOPE);
	}

	/** The rows before or after, with nothing at the end. */
	private Operand<TFloat32> moved(final Ops tf, final Operand<TFloat32> rows, final int by) {
		final Operand<TFloat32> padded = tf.pad(rows, tf.constant(new int[][]{{0, 0}, {1, 1}, {0, 0}}),
				tf.constant(0f));
		return tf.slice(padded, tf.constant(new int[]{0, 1 - by, 0}), tf.constant(new int[]{-1, length, size}));
	}

	/** Over the words that are there. */
	private static Operand<TFloat32> mean(final Ops tf, final Operand<TFloat32> rows, final Operand<TFloat32> there) {
		final Operand<TFloat32> sum = tf.sum(tf.math.mul(rows, there), tf.constant(1));
		final Operand<TFloat32> count = tf.reshape(tf.sum(there, tf.constant(1), Sum.keepDims(true)),
				tf.constant(new int[]{-1, 1}));
		return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
	}
}
