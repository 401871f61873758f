package sc.fiji.gan.tensorflow.network;

import java.util.List;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * The mapping network of StyleGAN: from a latent vector z and a class y to a style w of the same
 * length. Each of z and of the vector that is learnt for y is divided by its root mean square; then
 * follow fully connected layers at a hundredth of the learning rate.
 * <p>
 * A finished network truncates: with the truncation psi, w becomes {@code m(y) + psi (w - m(y))},
 * where m(y) is the mean of the styles of the class. It is that of many fixed latent vectors,
 * rather than a moving average, for in a batch not every class has its images.
 *
 * @param space of the inputs
 * @param depth how many layers, 1 or more
 * @see <a href="https://arxiv.org/abs/1812.04948">Karras et al., A style-based generator
 * architecture for generative adversarial networks (2019), sections 2 and B</a>
 */
record MappingNetwork(LatentSpace space, int depth) {

	private static final double RATE = 0.01;
	/** Of how many latent vectors the mean is taken. */
	private static final int SAMPLES = 512;

	/**
	 * @param input {@code {batch, styles, 1, channels}}, see {@link LatentSpace}
	 * @return {@code {batch, styles, latent}}
	 */
	Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> rows = tf.reshape(input, tf.constant(new int[]{-1, space.channels()}));
		final Operand<TFloat32> classes = part(tf, rows, space.latent(), space.classes());
		Operand<TFloat32> styles = map(layers, part(tf, rows, 0, space.latent()), classes);
		if (!layers.weights().inTraining()) {
			final Operand<TFloat32> mean = mean(layers, classes);
			styles = tf.math.add(mean, tf.math.mul(part(tf, rows, space.channels() - 1, 1), tf.math.sub(styles, mean)));
		}
		return tf.reshape(styles, tf.constant(new int[]{-1, space.styles(), space.latent()}));
	}

	private static Operand<TFloat32> part(final Ops tf, final Operand<TFloat32> rows, final int begin,
			final int count) {
		return tf.slice(rows, tf.constant(new int[]{0, begin}), tf.constant(new int[]{-1, count}));
	}

	/**
	 * @param z {@code {rows, latent}}
	 * @param classes {@code {rows, classes}}, one-hot
	 */
	private Operand<TFloat32> map(final Layers layers, final Operand<TFloat32> z, final Operand<TFloat32> classes) {
		Operand<TFloat32> x = normalised(layers.tf(), z);
		if (space.classes() > 0) {
			final Operand<TFloat32> y = layers.product("classes", classes, space.latent(),
					Math.sqrt(space.classes() / 2.0));
			x = layers.tf().concat(List.of(x, normalised(layers.tf(), y)), layers.tf().constant(1));
		}
		final Equalised slow = new Equalised(layers, RATE);
		for (int layer = 1; layer <= depth; layer++)
			x = slow.activated("layer" + layer, slow.product("layer" + layer, x, space.latent()));
		return x;
	}

	private static Operand<TFloat32> normalised(final Ops tf, final Operand<TFloat32> x) {
		final Operand<TFloat32> square = tf.math.mean(tf.math.square(x), tf.constant(1), Mean.keepDims(true));
		return tf.math.mul(x, tf.math.rsqrt(tf.math.add(square, tf.constant(1e-8f))));
	}

	/**
	 * The mean style of the class of each row: {@code {rows, latent}}, or one for all without classes.
	 */
	private Operand<TFloat32> mean(final Layers layers, final Operand<TFloat32> classes) {
		final Ops tf = layers.tf();
		final int count = Math.max(1, space.classes());
		final FloatArray z = Initializer.normal(1).draw(new int[]{SAMPLES * count, space.latent()}, new Random(0));
		final FloatArray y = FloatArray.zeros(SAMPLES * count, space.classes());
		for (int i = 0; i < SAMPLES * count && space.classes() > 0; i++)
			y.data()[i * count + i / SAMPLES] = 1;
		final Operand<TFloat32> styles = map(layers, Tensors.constant(tf, z), Tensors.constant(tf, y));
		final Operand<TFloat32> means = tf.math
				.mean(tf.reshape(styles, tf.constant(new int[]{count, SAMPLES, space.latent()})), tf.constant(1));
		return space.classes() == 0 ? means : tf.linalg.matMul(classes, means);
	}
}
