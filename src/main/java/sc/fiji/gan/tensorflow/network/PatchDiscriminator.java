package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Scores overlapping patches, so that texture is judged everywhere: a layer at full resolution,
 * then some that halve it.
 *
 * @param width channels of the first layer; they double up to four times that
 * @param stages how often the resolution is halved; three give a receptive field of 40 pixels
 * @see <a href="https://arxiv.org/abs/1611.07004">Isola et al., Image-to-image translation with
 * conditional adversarial networks (2017): pix2pix</a>
 */
public record PatchDiscriminator(int width, int stages) implements Discriminator {

	private static final float SLOPE = 0.2f;

	@Override
	public Judgement judge(final Layers layers, final Operand<TFloat32> images) {
		final List<Operand<TFloat32>> features = new ArrayList<>();
		Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("head", images, width, 3, 1), SLOPE);
		for (int stage = 1; stage <= stages; stage++) {
			final int filters = width * Math.min(4, 1 << stage - 1);
			x = layers.leakyRelu(layers.stridedConvolution("stage" + stage, x, filters, 4, 2), SLOPE);
			features.add(x);
		}
		// Without a bias: pairs are judged by differences, which do not have one.
		return new Judgement(features, layers.convolution("scores", x, 1, 3, 1));
	}
}
