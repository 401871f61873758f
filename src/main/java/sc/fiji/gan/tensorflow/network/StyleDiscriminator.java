package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The discriminator of StyleGAN2 in a small form: residual stages that halve the resolution, each
 * with one strided convolution of 4 x 4 pixels beside one of 2 x 2; the spread of the batch as a
 * further channel; two more layers; a score, to which a projection is added if there are classes.
 * Learning rates are equalised. It can be differentiated twice.
 *
 * @param width channels of the finest layers; they double up to four times that
 * @param stages how often the resolution is halved, 1 or more
 * @see <a href="https://arxiv.org/abs/1912.04958">Karras et al., Analyzing and improving the image
 * quality of StyleGAN (2020)</a>
 */
public record StyleDiscriminator(int width, int stages) {

	/** Of how many images the spread is taken. */
	private static final int GROUP = 4;

	/**
	 * @param images {@code {batch, height, width, channels}}, of edges that are multiples of
	 *     {@code 2^stages} and a batch that is known
	 * @param classes {@code {batch, classes}}, one-hot; null without classes
	 * @return {@code {batch, 1}}
	 */
	public Operand<TFloat32> scores(final Layers layers, final Operand<TFloat32> images,
			final Operand<TFloat32> classes) {
		final Ops tf = layers.tf();
		final Equalised equalised = new Equalised(layers);
		Operand<TFloat32> x = equalised.activated("image", equalised.convolution("image", images, filters(0), 1, 1));
		for (int stage = 1; stage <= stages; stage++)
			x = stage(new Equalised(layers.within("stage" + stage)), tf, x, filters(stage));
		x = MinibatchDeviation.with(tf, x, GROUP);
		x = equalised.activated("last", equalised.convolution("last", x, filters(stages), 3, 1));
		x = equalised.activated("features", equalised.product("features", layers.flat(x), filters(stages)));
		final Operand<TFloat32> score = equalised.bias("score", equalised.product("score", x, 1), Initializer.ZEROS);
		return classes == null ? score : tf.math.add(score, projection(tf, equalised, x, classes));
	}

	private int filters(final int stage) {
		return width * Math.min(4, 1 << stage);
	}

	private static Operand<TFloat32> stage(final Equalised layers, final Ops tf, final Operand<TFloat32> x,
			final int filters) {
		final Operand<TFloat32> fine = layers.activated("convolution",
				layers.convolution("convolution", x, filters, 4, 2));
		final Operand<TFloat32> skipped = layers.convolution("skip", x, filters, 2, 2);
		return tf.math.mul(tf.math.add(fine, skipped), tf.constant((float) Math.sqrt(0.5)));
	}

	private static Operand<TFloat32> projection(final Ops tf, final Equalised layers, final Operand<TFloat32> features,
			final Operand<TFloat32> classes) {
		final int count = (int) features.shape().get(1);
		// One-hot vectors have but one number that is not 0: the fan-in is 1.
		final double scale = Math.sqrt((double) classes.shape().get(1) / count);
		return tf.math.mul(Projection.of(tf, features, layers.product("classes", classes, count)),
				tf.constant((float) scale));
	}

	/** The names of its parts that have weights, from the images on. */
	public List<String> parts() {
		final List<String> parts = new ArrayList<>(List.of("image"));
		for (int stage = 1; stage <= stages; stage++)
			parts.add("stage" + stage);
		parts.addAll(List.of("last", "features", "score", "classes"));
		return parts;
	}
}
