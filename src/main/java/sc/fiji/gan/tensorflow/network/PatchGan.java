package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The discriminator of pix2pix and CycleGAN: it scores overlapping patches of an image, so that it
 * can be small and judges texture rather than content. Kernels have 4 x 4 pixels; the resolution is
 * halved by each stage, then come two layers that keep it.
 *
 * @param width channels of the first layer; they double up to eight times that
 * @param stages how often the resolution is halved: with 1, 2, 3 or 4 of them a score is that of a
 *     patch of 16, 34, 70 or 142 pixels
 * @see <a href="https://arxiv.org/abs/1611.07004">Isola et al., Image-to-image translation with
 * conditional adversarial networks (2017), appendix 6.1.2</a>
 */
public record PatchGan(int width, int stages) implements Discriminator {

	private static final float SLOPE = 0.2f;
	private static final int KERNEL = 4;

	/** Edge of the patches that are scored, in pixels. */
	public int receptiveField() {
		final ReceptiveField field = new ReceptiveField();
		for (int stage = 1; stage <= stages; stage++)
			field.convolution(KERNEL, 2);
		return field.convolution(KERNEL, 1).convolution(KERNEL, 1).size();
	}

	@Override
	public Judgement judge(final Layers layers, final Operand<TFloat32> images) {
		final List<Operand<TFloat32>> features = new ArrayList<>();
		Operand<TFloat32> x = images;
		for (int stage = 1; stage <= stages + 1; stage++) {
			final int filters = width * Math.min(8, 1 << stage - 1);
			final int stride = stage <= stages ? 2 : 1;
			x = layers.leakyRelu(layers.stridedConvolution("stage" + stage, x, filters, KERNEL, stride), SLOPE);
			features.add(x);
		}
		return new Judgement(features, layers.stridedConvolution("scores", x, 1, KERNEL, 1));
	}
}
