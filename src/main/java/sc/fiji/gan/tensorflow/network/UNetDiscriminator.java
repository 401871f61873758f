package sc.fiji.gan.tensorflow.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Scores every pixel, seen in its surroundings: down to an eighth of the resolution and up again,
 * with what was known on the way down added on the way up.
 *
 * @param width channels of the first layer; they double up to eight times that
 * @see <a href="https://arxiv.org/abs/2002.12655">Schönfeld et al., A U-Net based discriminator for
 * generative adversarial networks (2020)</a>
 * @see <a href="https://arxiv.org/abs/2107.10833">Wang et al., Real-ESRGAN (2021), whose form this
 * is, but for nearest instead of bilinear enlargement</a>
 */
public record UNetDiscriminator(int width) implements Discriminator {

	private static final float SLOPE = 0.2f;
	private static final int DEPTH = 3;

	/**
	 * @param images of a height and width that are multiples of 8
	 */
	@Override
	public Judgement judge(final Layers layers, final Operand<TFloat32> images) {
		final List<Operand<TFloat32>> features = new ArrayList<>();
		final Deque<Operand<TFloat32>> skipped = new ArrayDeque<>();
		Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("head", images, width, 3, 1), SLOPE);
		for (int level = 1; level <= DEPTH; level++) {
			skipped.push(x);
			x = layers.leakyRelu(layers.stridedConvolution("down" + level, x, width << level, 4, 2), SLOPE);
			features.add(x);
		}
		final Upsampling upsampling = new Upsampling(layers);
		for (int level = DEPTH - 1; level >= 0; level--) {
			final Operand<TFloat32> up = layers.stridedConvolution("up" + level, upsampling.nearest(x), width << level,
					3, 1);
			x = layers.tf().math.add(layers.leakyRelu(up, SLOPE), skipped.pop());
		}
		x = layers.leakyRelu(layers.stridedConvolution("last", x, width, 3, 1), SLOPE);
		return new Judgement(features, layers.convolution("scores", x, 1, 3, 1));
	}
}
