package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** Batch normalisation, see {@link Layers#batchNorm}. */
final class BatchNorm {

	private static final float EPSILON = 1e-5f;

	private final Ops tf;
	private final Layers layers;
	private final int[] shape;

	/** @param layers of a scope of its own */
	BatchNorm(final Layers layers, final int channels) {
		tf = layers.tf();
		this.layers = layers;
		shape = new int[]{channels};
	}

	Operand<TFloat32> apply(final Operand<TFloat32> x) {
		final Operand<TFloat32> scale = get("scale", Initializer.ONES);
		final Operand<TFloat32> offset = get("offset", Initializer.ZEROS);
		return layers.weights().inTraining() ? byBatch(x, scale, offset) : byAverages(x, scale, offset);
	}

	private Operand<TFloat32> get(final String name, final Initializer initial) {
		return layers.weights().get(layers.path(name), shape, initial);
	}

	private Operand<TFloat32> byBatch(final Operand<TFloat32> x, final Operand<TFloat32> scale,
			final Operand<TFloat32> offset) {
		final Operand<TFloat32> none = tf.constant(new float[0]);
		final FusedBatchNorm<TFloat32, TFloat32> norm = tf.nn.fusedBatchNorm(x, scale, offset, none, none,
				FusedBatchNorm.isTraining(true), FusedBatchNorm.epsilon(EPSILON));
		layers.weights().observe(layers.path("mean"), shape, Initializer.ZEROS, norm.batchMean());
		layers.weights().observe(layers.path("variance"), shape, Initializer.ONES, norm.batchVariance());
		return norm.y();
	}

	private Operand<TFloat32> byAverages(final Operand<TFloat32> x, final Operand<TFloat32> scale,
			final Operand<TFloat32> offset) {
		final Operand<TFloat32> variance = get("variance", Initializer.ONES);
		final Operand<TFloat32> factor = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
		final Operand<TFloat32> centred = tf.math.sub(x, get("mean", Initializer.ZEROS));
		return tf.math.add(tf.math.mul(centred, factor), offset);
	}
}
