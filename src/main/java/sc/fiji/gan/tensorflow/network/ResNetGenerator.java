package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The generator of CycleGAN: down to a quarter of the resolution, where a chain of residual blocks
 * does the work, and up again.
 * <p>
 * It differs from the paper's where that does not suit large images and small computers. It has
 * {@link Layers#pixelNorm} in the place of instance normalisation, see {@link TranslationNetwork}.
 * It is enlarged linearly and by a convolution: transposed convolutions leave a checkerboard, and
 * nearest neighbours a faint grid of four pixels that a training must first learn to mend. The
 * first and the last kernel have 5 x 5 pixels rather than 7 x 7, those that halve the resolution 4
 * x 4 rather than 3 x 3, so that they lie evenly about the pixels that become one.
 *
 * @param width channels of the first layer; four times as many in the residual blocks
 * @param blocks how many of them; 3 to 9 are usual
 * @param outputs channels of the result
 * @see <a href="https://arxiv.org/abs/1703.10593">Zhu et al., Unpaired image-to-image translation
 * using cycle-consistent adversarial networks (2017)</a>
 * @see <a href="https://arxiv.org/abs/1603.08155">Johnson et al., Perceptual losses for real-time
 * style transfer and super-resolution (2016), whose network it is</a>
 * @see <a href="https://distill.pub/2016/deconv-checkerboard">Odena et al., Deconvolution and
 * checkerboard artifacts (2016)</a>
 */
public record ResNetGenerator(int width, int blocks, int outputs) implements TranslationNetwork {

	private static final int EDGE_KERNEL = 5;
	/** So that a chain of blocks begins as little more than its input. */
	private static final double BLOCK_GAIN = 0.3;
	/** So that the hyperbolic tangent is not saturated at the beginning. */
	private static final double LAST_GAIN = 0.3;

	/** What is done to the features of a layer before they are rectified. */
	@FunctionalInterface
	interface Normalisation {

		Operand<TFloat32> apply(String layer, Operand<TFloat32> x);
	}

	@Override
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		return apply(layers, input, (layer, x) -> layers.pixelNorm(x));
	}

	/** The same with something else done to the features than {@link Layers#pixelNorm} alone. */
	Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input, final Normalisation norm) {
		Operand<TFloat32> x = layer(layers, "head", input, width, EDGE_KERNEL, 1, norm);
		x = layer(layers, "down1", x, 2 * width, 4, 2, norm);
		x = layer(layers, "down2", x, 4 * width, 4, 2, norm);
		for (int block = 1; block <= blocks; block++)
			x = residualBlock(layers, "block" + block, x, norm);
		final Upsampling upsampling = new Upsampling(layers);
		x = rectified(layers, norm.apply("up1", upsampling.interpolatedConvolution("up1", x, 2 * width)));
		x = rectified(layers, norm.apply("up2", upsampling.interpolatedConvolution("up2", x, width)));
		return layers.tf().math.tanh(new BlockConvolution(outputs, EDGE_KERNEL, LAST_GAIN).apply(layers, "tail", x));
	}

	private static Operand<TFloat32> layer(final Layers layers, final String name, final Operand<TFloat32> x,
			final int filters, final int size, final int stride, final Normalisation norm) {
		return rectified(layers, norm.apply(name, layers.mirroredConvolution(name, x, filters, size, stride, 1)));
	}

	private static Operand<TFloat32> rectified(final Layers layers, final Operand<TFloat32> x) {
		return layers.leakyRelu(x, SLOPE);
	}

	private Operand<TFloat32> residualBlock(final Layers layers, final String name, final Operand<TFloat32> x,
			final Normalisation norm) {
		final Operand<TFloat32> inner = layer(layers, name + "/first", x, 4 * width, 3, 1, norm);
		return layers.tf().math.add(x,
				layers.mirroredConvolution(name + "/second", inner, 4 * width, 3, 1, BLOCK_GAIN));
	}

	private ReceptiveField field() {
		final ReceptiveField field = new ReceptiveField().convolution(EDGE_KERNEL, 1).convolution(4, 2).convolution(4,
				2);
		for (int block = 1; block <= blocks; block++)
			field.convolution(3, 1).convolution(3, 1);
		return field.interpolation().convolution(3, 1).interpolation().convolution(3, 1).convolution(EDGE_KERNEL, 1);
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
