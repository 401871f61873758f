package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A convolution whose kernel is another for each image: a style s, a linear function of w, scales
 * its input channels (modulation), and each output channel is divided by the length of its weights
 * (demodulation), {@code sqrt(sum (s_i k_xyio)^2)}.
 * <p>
 * Images and not kernels are scaled here, which is the same, {@code d_o sum k_xyio (s_i x_i)}, and
 * lets the whole batch share a convolution.
 *
 * @param filters how many channels come out
 * @param size of the square kernel
 * @param demodulated whether there is demodulation
 * @param doubles whether the resolution is doubled, by linear interpolation, as the paper filters:
 *     by nearest pixels, images are woven of lines and columns
 * @see <a href="https://arxiv.org/abs/1912.04958">Karras et al., Analyzing and improving the image
 * quality of StyleGAN (2020), section 2.2</a>
 */
record ModulatedConvolution(int filters, int size, boolean demodulated, boolean doubles) {

	private static final float SMALLEST_SQUARE = 1e-8f;

	/**
	 * @param name of the weights
	 * @param x {@code {batch, height, width, in}}, or one image for the whole batch
	 * @param w {@code {batch, latent}}
	 */
	Operand<TFloat32> apply(final Layers layers, final String name, final Operand<TFloat32> x,
			final Operand<TFloat32> w) {
		final Ops tf = layers.tf();
		final Equalised equalised = new Equalised(layers);
		final int in = (int) x.shape().get(3);
		final Operand<TFloat32> style = equalised.bias(name + "/style", equalised.product(name + "/style", w, in),
				Initializer.ONES);
		final Operand<TFloat32> kernel = equalised.kernel(name, size, size, in, filters);
		final Operand<TFloat32> modulated = tf.math.mul(x, channels(tf, style, in));
		final Operand<TFloat32> y = doubles
				? new Upsampling(layers).pixelShuffle(InterpolatedConvolution.apply(tf, modulated, kernel), 2)
				: layers.convolve(modulated, kernel);
		return demodulated ? tf.math.mul(y, channels(tf, demodulation(tf, kernel, style), filters)) : y;
	}

	private static Operand<TFloat32> channels(final Ops tf, final Operand<TFloat32> values, final int count) {
		return tf.reshape(values, tf.constant(new int[]{-1, 1, 1, count}));
	}

	private static Operand<TFloat32> demodulation(final Ops tf, final Operand<TFloat32> kernel,
			final Operand<TFloat32> style) {
		final Operand<TFloat32> squares = tf.sum(tf.math.square(kernel), tf.constant(new int[]{0, 1}));
		return tf.math
				.rsqrt(tf.math.add(tf.linalg.matMul(tf.math.square(style), squares), tf.constant(SMALLEST_SQUARE)));
	}
}
