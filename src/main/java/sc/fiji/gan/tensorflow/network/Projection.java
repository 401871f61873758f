package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * How well features go with a class: their product with a vector that is learnt for each class.
 * What a discriminator adds to its score so that it asks for the class too.
 *
 * @see <a href="https://arxiv.org/abs/1802.05637">Miyato and Koyama, cGANs with projection
 * discriminator (2018)</a>
 */
public final class Projection {

	private Projection() {}

	/**
	 * @param name of the vectors
	 * @param features {@code {batch, in}}
	 * @param classes {@code {batch, classes}}, one-hot
	 * @return {@code {batch, 1}}
	 */
	public static Operand<TFloat32> score(final Layers layers, final String name, final Operand<TFloat32> features,
			final Operand<TFloat32> classes) {
		return of(layers.tf(), features, layers.product(name, classes, (int) features.shape().get(1), 1));
	}

	/** The product of each row with another one: {@code {batch, in}} to {@code {batch, 1}}. */
	static Operand<TFloat32> of(final Ops tf, final Operand<TFloat32> features, final Operand<TFloat32> vectors) {
		return tf.sum(tf.math.mul(features, vectors), tf.constant(1), Sum.keepDims(true));
	}
}
