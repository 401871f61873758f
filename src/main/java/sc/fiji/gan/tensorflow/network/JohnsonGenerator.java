package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network of Johnson et al. for style transfer, to compare with: 1.68 million parameters, as it
 * is when it is applied, with its batch normalisation merged into the convolutions. It is larger
 * than others need, and leaves a pattern where it doubles the resolution.
 *
 * @param outputs channels of the result
 * @see <a href="https://arxiv.org/abs/1603.08155">Johnson et al., Perceptual losses for real-time
 * style transfer and super-resolution (2016), supplementary material</a>
 */
public record JohnsonGenerator(int outputs) implements TranslationNetwork {

	private static final int WIDTH = 32;
	private static final int BLOCKS = 5;
	private static final int EDGE_KERNEL = 9;
	private static final double BLOCK_GAIN = 0.3;
	private static final double LAST_GAIN = 0.3;

	@Override
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		Operand<TFloat32> x = rectified(layers, layers.mirroredConvolution("head", input, WIDTH, EDGE_KERNEL, 1, 1));
		x = rectified(layers, layers.stridedConvolution("down1", x, 2 * WIDTH, 3, 2));
		x = rectified(layers, layers.stridedConvolution("down2", x, 4 * WIDTH, 3, 2));
		for (int block = 1; block <= BLOCKS; block++)
			x = residualBlock(layers, "block" + block, x);
		x = doubled(layers, "up1", x, 2 * WIDTH);
		x = doubled(layers, "up2", x, WIDTH);
		return layers.tf().math.tanh(layers.mirroredConvolution("tail", x, outputs, EDGE_KERNEL, 1, LAST_GAIN));
	}

	private static Operand<TFloat32> rectified(final Layers layers, final Operand<TFloat32> x) {
		return layers.tf().nn.relu(x);
	}

	private static Operand<TFloat32> residualBlock(final Layers layers, final String name, final Operand<TFloat32> x) {
		final Operand<TFloat32> inner = rectified(layers,
				layers.mirroredConvolution(name + "/first", x, 4 * WIDTH, 3, 1, 1));
		return layers.tf().math.add(x,
				layers.mirroredConvolution(name + "/second", inner, 4 * WIDTH, 3, 1, BLOCK_GAIN));
	}

	private static Operand<TFloat32> doubled(final Layers layers, final String name, final Operand<TFloat32> x,
			final int filters) {
		final Operand<TFloat32> kernel = layers.weights().get(layers.path(name) + "/kernel",
				new int[]{3, 3, (int) x.shape().get(3), filters}, Initializer.he(2));
		return rectified(layers, layers.bias(name, new Doubling(layers.tf(), x).by(kernel)));
	}

	/** The transposed convolutions see one pixel more on one side: rounded up. */
	private ReceptiveField field() {
		final ReceptiveField field = new ReceptiveField().convolution(EDGE_KERNEL, 1).convolution(3, 2).convolution(3,
				2);
		for (int block = 1; block <= BLOCKS; block++)
			field.convolution(3, 1).convolution(3, 1);
		return field.upsampling().convolution(3, 1).upsampling().convolution(3, 1).convolution(EDGE_KERNEL, 1);
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
