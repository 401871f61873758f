package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sets a part of the values to 0, and makes the others as much larger, so that a network cannot
 * rely on any of them. In a training only.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., Dropout: a
 * simple way to prevent neural networks from overfitting (2014)</a>
 */
public final class Dropout {

	private Dropout() {}

	/**
	 * @param numbers of the shape of x, drawn evenly from 0 to 1 for each step: those below the rate
	 *     are dropped
	 * @param rate which part is dropped, 0 up to, but not, 1
	 */
	public static Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> numbers,
			final double rate) {
		final Operand<TFloat32> kept = tf.dtypes.cast(tf.math.greaterEqual(numbers, tf.constant((float) rate)),
				TFloat32.class);
		return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
	}
}
