package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The discriminator of DCGAN up to its scores: strided convolutions of 4 x 4 pixels that halve the
 * resolution, with leaky rectifiers.
 *
 * @param width channels of the first layer; they double up to eight times that
 * @param stages how often the resolution is halved, 1 or more
 * @param batchNorm whether all stages but the first have it, as in the paper; else there should be
 *     spectral norm
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al., Unsupervised representation
 * learning with deep convolutional generative adversarial networks (2016)</a>
 */
public record ConvolutionalDiscriminator(int width, int stages, boolean batchNorm) {

	private static final float SLOPE = 0.2f;
	private static final int KERNEL = 4;

	/**
	 * What is seen in images.
	 *
	 * @param images {@code {batch, height, width, channels}}
	 * @return {@code {batch, height / 2^stages, width / 2^stages, features}}, rounded up
	 */
	public Operand<TFloat32> features(final Layers layers, final Operand<TFloat32> images) {
		Operand<TFloat32> x = images;
		for (int stage = 1; stage <= stages; stage++) {
			final String name = "stage" + stage;
			x = layers.stridedConvolution(name, x, width * Math.min(8, 1 << stage - 1), KERNEL, 2);
			if (batchNorm && stage > 1) x = layers.batchNorm(name + "/norm", x);
			x = layers.leakyRelu(x, SLOPE);
		}
		return x;
	}

	/** The names of its parts that have weights, from the images on. */
	public List<String> parts() {
		final List<String> parts = new ArrayList<>();
		for (int stage = 1; stage <= stages; stage++)
			parts.add("stage" + stage);
		return parts;
	}
}
