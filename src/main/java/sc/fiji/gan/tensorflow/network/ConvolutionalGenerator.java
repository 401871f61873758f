package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The generator of DCGAN: a vector becomes a small image of many channels, and each stage doubles
 * its resolution by a transposed convolution; batch norm and rectifiers between, tanh at the end.
 *
 * @param channels of the images
 * @param width channels of the last inner layer; they double up to eight times that towards the
 *     vector
 * @param start edge of the small image, in pixels
 * @param stages how often it is doubled, 1 or more
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al., Unsupervised representation
 * learning with deep convolutional generative adversarial networks (2016)</a>
 */
public record ConvolutionalGenerator(int channels, int width, int start, int stages) {

	/** So that tanh is in its steep part at the beginning. */
	private static final double LAST_GAIN = 0.3;

	/**
	 * @param vector {@code {batch, numbers}}
	 * @return {@code {batch, size, size, channels}}, -1 to 1, with {@code size = start 2^stages}
	 */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> vector) {
		final int most = filters(0);
		final Operand<TFloat32> small = layers.tf().reshape(layers.product("project", vector, start * start * most, 1),
				layers.tf().constant(new int[]{-1, start, start, most}));
		Operand<TFloat32> x = activated(layers, "project/norm", small);
		final Upsampling upsampling = new Upsampling(layers);
		for (int stage = 1; stage < stages; stage++) {
			final String name = "stage" + stage;
			x = activated(layers, name + "/norm", upsampling.transposedConvolution(name, x, filters(stage), 1));
		}
		final Operand<TFloat32> image = upsampling.transposedConvolution("image", x, channels, LAST_GAIN);
		return layers.tf().math.tanh(layers.bias("image", image));
	}

	private int filters(final int stage) {
		return width * Math.min(8, 1 << stages - 1 - stage);
	}

	private static Operand<TFloat32> activated(final Layers layers, final String norm, final Operand<TFloat32> x) {
		return layers.tf().nn.relu(layers.batchNorm(norm, x));
	}
}
