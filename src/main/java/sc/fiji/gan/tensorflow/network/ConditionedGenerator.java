package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A generator that is told at each resolution what to make: a vector becomes a small image of many
 * channels, each stage doubles its resolution by a transposed convolution, and after each the
 * channels are scaled and shifted as the vector says. What is in a pixel is brought to one length
 * before. No statistics of a batch are taken, so that how bright an image is, and how much is in
 * it, does not depend on the others.
 *
 * @param channels of the images
 * @param width channels of the last inner layer; they double up to eight times that towards the
 *     vector
 * @param start edge of the small image, in pixels
 * @param stages how often it is doubled, 1 or more
 * @see <a href="https://arxiv.org/abs/1709.07871">Perez et al., FiLM: visual reasoning with a
 * general conditioning layer (2018)</a>
 */
public record ConditionedGenerator(int channels, int width, int start, int stages) {

	private static final float SLOPE = 0.2f;
	/** So that tanh is in its steep part at the beginning. */
	private static final double LAST_GAIN = 0.3;

	/**
	 * @param vector {@code {batch, numbers}}
	 * @return {@code {batch, size, size, channels}}, -1 to 1, with {@code size = start 2^stages}
	 */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> vector) {
		final int most = filters(0);
		Operand<TFloat32> x = layers.tf().reshape(layers.product("project", vector, start * start * most, 1),
				layers.tf().constant(new int[]{-1, start, start, most}));
		x = told(layers.within("project"), x, vector);
		final Upsampling upsampling = new Upsampling(layers);
		for (int stage = 1; stage < stages; stage++) {
			final String name = "stage" + stage;
			x = told(layers.within(name), upsampling.transposedConvolution(name, x, filters(stage), 1), vector);
		}
		final Operand<TFloat32> image = upsampling.transposedConvolution("image", x, channels, LAST_GAIN);
		return layers.tf().math.tanh(layers.bias("image", image));
	}

	private int filters(final int stage) {
		return width * Math.min(8, 1 << stages - 1 - stage);
	}

	private static Operand<TFloat32> told(final Layers layers, final Operand<TFloat32> x,
			final Operand<TFloat32> vector) {
		return layers.leakyRelu(FeatureModulation.apply(layers, layers.pixelNorm(x), vector), SLOPE);
	}
}
