package sc.fiji.gan.tensorflow.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The generator of pix2pix: it halves the resolution several times and doubles it as often; what
 * was known on the way down is there again on the way up. So it knows wide surroundings and fine
 * detail.
 * <p>
 * It differs from the paper's as {@link ResNetGenerator} does. It has one layer at the full
 * resolution on either side, and no dropout.
 *
 * @param width channels of the first layer; they double up to eight times that
 * @param levels how often the resolution is halved; eight in the paper, for 256 pixels
 * @param outputs channels of the result
 * @see <a href="https://arxiv.org/abs/1611.07004">Isola et al., Image-to-image translation with
 * conditional adversarial networks (2017): pix2pix</a>
 * @see <a href="https://arxiv.org/abs/1505.04597">Ronneberger et al., U-Net (2015)</a>
 */
public record UNetGenerator(int width, int levels, int outputs) implements TranslationNetwork {

	/** So that the hyperbolic tangent is not saturated at the beginning. */
	private static final double LAST_GAIN = 0.3;

	@Override
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		final Deque<Operand<TFloat32>> skipped = new ArrayDeque<>();
		Operand<TFloat32> x = layer(layers, "head", input, width, 3, 1);
		for (int level = 1; level <= levels; level++) {
			skipped.push(x);
			x = layer(layers, "down" + level, x, filters(level), 4, 2);
		}
		final Upsampling upsampling = new Upsampling(layers);
		for (int level = levels - 1; level >= 0; level--) {
			x = layer(layers, "up" + level, upsampling.nearest(x), filters(level), 3, 1);
			x = layers.tf().concat(List.of(x, skipped.pop()), layers.tf().constant(3));
		}
		return layers.tf().math.tanh(layers.mirroredConvolution("tail", x, outputs, 3, 1, LAST_GAIN));
	}

	private int filters(final int level) {
		return width * Math.min(8, 1 << level);
	}

	private static Operand<TFloat32> layer(final Layers layers, final String name, final Operand<TFloat32> x,
			final int filters, final int size, final int stride) {
		return layers.leakyRelu(layers.pixelNorm(layers.mirroredConvolution(name, x, filters, size, stride, 1)), SLOPE);
	}

	/** Of the longest way, which sees all that the shorter ones do. */
	private ReceptiveField field() {
		final ReceptiveField field = new ReceptiveField().convolution(3, 1);
		for (int level = 0; level < levels; level++)
			field.convolution(4, 2);
		for (int level = 0; level < levels; level++)
			field.upsampling().convolution(3, 1);
		return field.convolution(3, 1);
	}

	@Override
	public int halo() {
		return field().radius();
	}

	@Override
	public int multiple() {
		return field().multiple();
	}
}
