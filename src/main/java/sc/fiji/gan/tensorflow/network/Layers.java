package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/**
 * Adds layers to a graph. Images are NHWC throughout. Layers with weights have a name, under which
 * the weights are found again in a checkpoint. Those that enlarge images are in {@link Upsampling}.
 */
public final class Layers {

	private static final List<Long> UNIT_STRIDES = List.of(1L, 1L, 1L, 1L);

	private final Ops tf;
	private final Weights weights;
	private final String scope;
	private final boolean spectral;

	/**
	 * @param scope what the names of all weights start with, such as {@code generator}
	 */
	public Layers(final Ops tf, final Weights weights, final String scope) {
		this(tf, weights, scope, false);
	}

	private Layers(final Ops tf, final Weights weights, final String scope, final boolean spectral) {
		this.tf = tf;
		this.weights = weights;
		this.scope = scope;
		this.spectral = spectral;
	}

	/**
	 * The same layers with every kernel divided by its largest singular value, as discriminators have
	 * them.
	 *
	 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al., Spectral normalization for
	 * generative adversarial networks (2018)</a>
	 */
	public Layers spectrallyNormalised() {
		return new Layers(tf, weights, scope, true);
	}

	/** The same layers with weights whose names start with one more part. */
	public Layers within(final String name) {
		return new Layers(tf, weights, scope + "/" + name, spectral);
	}

	/** For layers that have a class of their own. */
	Weights weights() {
		return weights;
	}

	/** The name of a weight of a layer of these. */
	String path(final String name) {
		return scope + "/" + name;
	}

	/** For what has no weights. */
	public Ops tf() {
		return tf;
	}

	/**
	 * A convolution of stride 1 without bias, borders padded with zeros. Without biases a network of
	 * these and leaky rectifiers commutes with a gain: {@code f(a x) = a f(x)} for {@code a > 0}.
	 *
	 * @param x {@code {batch, height, width, in}}
	 * @param filters how many channels come out
	 * @param size of the square kernel
	 * @param gain of the initial weights
	 * @return {@code {batch, height, width, filters}}
	 */
	public Operand<TFloat32> convolution(final String name, final Operand<TFloat32> x, final int filters,
			final int size, final double gain) {
		return convolve(x, kernel(name, x, filters, size, gain));
	}

	/**
	 * A convolution whose kernels sum to zero, so that it does not see a constant that is added to the
	 * whole image.
	 */
	public Operand<TFloat32> differenceConvolution(final String name, final Operand<TFloat32> x, final int filters,
			final int size) {
		final Operand<TFloat32> kernel = kernel(name, x, filters, size, 1);
		final Operand<TFloat32> mean = tf.math.mean(kernel, tf.constant(new int[]{0, 1, 2}), Mean.keepDims(true));
		return convolve(x, tf.math.sub(kernel, mean));
	}

	/**
	 * A convolution of stride 1 with given kernels {@code {height, width, in, out}}.
	 */
	public Operand<TFloat32> convolve(final Operand<TFloat32> x, final Operand<TFloat32> kernel) {
		return tf.nn.conv2d(x, kernel, UNIT_STRIDES, "SAME");
	}

	/** That of a convolution of {@code x}, {@code {size, size, in, filters}}. */
	Operand<TFloat32> kernel(final String name, final Operand<TFloat32> x, final int filters, final int size,
			final double gain) {
		final int in = (int) x.shape().get(3);
		return kernel(name, new int[]{size, size, in, filters}, gain);
	}

	/** The kernel of a layer, spectrally normalised if these layers are. */
	Operand<TFloat32> kernel(final String name, final int[] shape, final double gain) {
		final String path = scope + "/" + name;
		final Operand<TFloat32> kernel = weights.get(path + "/kernel", shape, Initializer.he(gain));
		return spectral ? new SpectralNorm(tf, kernel).normalised(weights, path + "/spectral") : kernel;
	}

	private Operand<TFloat32> biased(final String name, final Operand<TFloat32> x, final int size) {
		return added(x, biases(name, size));
	}

	/** The biases of a layer, {@code {size}}. */
	Operand<TFloat32> biases(final String name, final int size) {
		return weights.get(scope + "/" + name + "/bias", new int[]{size}, Initializer.ZEROS);
	}

	/**
	 * A bias added to each channel. TensorFlow merges BiasAdd into a convolution, but trips over that
	 * where it is differentiated twice.
	 */
	Operand<TFloat32> added(final Operand<TFloat32> x, final Operand<TFloat32> bias) {
		return weights.inTraining() ? tf.math.add(x, bias) : tf.nn.biasAdd(x, bias);
	}

	/**
	 * A convolution with bias that keeps every {@code stride}-th pixel along both axes, borders padded
	 * with zeros.
	 *
	 * @param x {@code {batch, height, width, in}}
	 * @return {@code {batch, ceil(height / stride), ceil(width / stride), filters}}
	 */
	public Operand<TFloat32> stridedConvolution(final String name, final Operand<TFloat32> x, final int filters,
			final int size, final int stride) {
		final List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
		return biased(name, tf.nn.conv2d(x, kernel(name, x, filters, size, 1), strides, "SAME"), filters);
	}

	/**
	 * The same with borders that are mirrored, the edge pixel repeated, as images are beyond their
	 * border. The kernel lies evenly about the {@code stride} pixels that become one.
	 *
	 * @param x {@code {batch, height, width, in}}, of sizes that are multiples of {@code stride}
	 * @param size of the square kernel, not smaller than {@code stride}, and even if that is
	 * @param gain of the initial weights
	 * @return {@code {batch, height / stride, width / stride, filters}}
	 */
	public Operand<TFloat32> mirroredConvolution(final String name, final Operand<TFloat32> x, final int filters,
			final int size, final int stride, final double gain) {
		final int margin = (size - stride) / 2;
		final Operand<TFloat32> padded = new MirroredBorder(tf, margin).around(x);
		final List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
		return biased(name, tf.nn.conv2d(padded, kernel(name, x, filters, size, gain), strides, "VALID"), filters);
	}

	/**
	 * Adds a number to each channel.
	 *
	 * @param x {@code {batch, ..., channels}}
	 */
	public Operand<TFloat32> bias(final String name, final Operand<TFloat32> x) {
		return biased(name, x, (int) x.shape().get(x.shape().numDimensions() - 1));
	}

	/**
	 * A fully connected layer without bias: of one-hot vectors, an embedding.
	 *
	 * @param x {@code {batch, in}}
	 * @param gain of the initial weights
	 * @return {@code {batch, outputs}}
	 */
	public Operand<TFloat32> product(final String name, final Operand<TFloat32> x, final int outputs,
			final double gain) {
		return tf.linalg.matMul(x, kernel(name, new int[]{(int) x.shape().get(1), outputs}, gain));
	}

	/**
	 * A fully connected layer with bias.
	 *
	 * @param x {@code {batch, in}}
	 * @return {@code {batch, outputs}}
	 */
	public Operand<TFloat32> dense(final String name, final Operand<TFloat32> x, final int outputs) {
		return biased(name, product(name, x, outputs, 1), outputs);
	}

	/**
	 * Brings each channel to mean 0 and variance 1, then to a mean and a variance that are learnt. In a
	 * training these are those of the batch; a finished network has their moving averages.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, Batch normalization (2015)</a>
	 */
	public Operand<TFloat32> batchNorm(final String name, final Operand<TFloat32> x) {
		return new BatchNorm(within(name), (int) x.shape().get(3)).apply(x);
	}

	/**
	 * All values of an image as one vector.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @return {@code {batch, height * width * channels}}
	 */
	public Operand<TFloat32> flat(final Operand<TFloat32> x) {
		final int count = (int) (x.shape().get(1) * x.shape().get(2) * x.shape().get(3));
		return tf.reshape(x, tf.constant(new int[]{-1, count}));
	}

	/**
	 * Makes one pixel of four, their mean.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @return {@code {batch, height / 2, width / 2, channels}}
	 */
	public Operand<TFloat32> halved(final Operand<TFloat32> x) {
		return tf.nn.avgPool(x, List.of(1L, 2L, 2L, 1L), List.of(1L, 2L, 2L, 1L), "VALID");
	}

	/**
	 * The mean of each channel.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @return {@code {batch, channels}}
	 */
	public Operand<TFloat32> globalMean(final Operand<TFloat32> x) {
		return tf.math.mean(x, tf.constant(new int[]{1, 2}));
	}

	/**
	 * Divides what is in a pixel by its root mean square over the channels:
	 * {@code x / sqrt(mean(x^2) + 1e-8)}.
	 * <p>
	 * Unlike batch or instance normalisation it depends on the pixel alone: not on the rest of the
	 * image, nor on how that is cut into tiles. Tiles of an image that are computed apart join without
	 * a seam.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @see <a href="https://arxiv.org/abs/1710.10196">Karras et al., Progressive growing of GANs
	 * (2018), section 4.2</a>
	 */
	public Operand<TFloat32> pixelNorm(final Operand<TFloat32> x) {
		final Operand<TFloat32> square = tf.math.mean(tf.math.square(x), tf.constant(new int[]{3}),
				Mean.keepDims(true));
		return tf.math.mul(x, tf.math.rsqrt(tf.math.add(square, tf.constant(1e-8f))));
	}

	/** {@code max(x, slope x)}. */
	public Operand<TFloat32> leakyRelu(final Operand<TFloat32> x, final float slope) {
		return tf.nn.leakyRelu(x, LeakyRelu.alpha(slope));
	}
}
