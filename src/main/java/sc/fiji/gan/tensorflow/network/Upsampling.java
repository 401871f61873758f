package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layers that enlarge images. Names and weights are those of the {@link Layers} that it is given.
 */
public final class Upsampling {

	private final Ops tf;
	private final Layers layers;

	/** @param layers whose weights those that have some take */
	public Upsampling(final Layers layers) {
		tf = layers.tf();
		this.layers = layers;
	}

	/**
	 * Makes four pixels of each, all like it. Unlike TensorFlow's own operation this can be
	 * differentiated twice.
	 *
	 * @param x {@code {batch, height, width, channels}}
	 * @return {@code {batch, 2 height, 2 width, channels}}
	 */
	public Operand<TFloat32> nearest(final Operand<TFloat32> x) {
		return pixelShuffle(tf.concat(List.of(x, x, x, x), tf.constant(3)), 2);
	}

	/**
	 * Makes four pixels of each, on the planes between it and its neighbours; at the border it is its
	 * own neighbour. What comes of it is smooth, so that no grid is left for the next layer to mend.
	 *
	 * @param x {@code {batch, height, width, channels}}; only the channels must be known
	 * @return {@code {batch, 2 height, 2 width, channels}}
	 */
	public Operand<TFloat32> bilinear(final Operand<TFloat32> x) {
		final Shape shape = x.shape();
		if (shape.get(1) >= 0 && shape.get(2) >= 0)
			return interpolated(x, tf.constant(new int[]{(int) (2 * shape.get(1)), (int) (2 * shape.get(2))}));
		final Operand<TInt32> edges = tf.slice(tf.shape(x), tf.constant(new int[]{1}), tf.constant(new int[]{2}));
		return interpolated(x, tf.math.mul(edges, tf.constant(2)));
	}

	private Operand<TFloat32> interpolated(final Operand<TFloat32> x, final Operand<TInt32> size) {
		return tf.image.resizeBilinear(x, size, ResizeBilinear.halfPixelCenters(true));
	}

	/**
	 * {@link #bilinear} and a mirrored convolution with bias of 3 x 3 pixels on that, in one: the large
	 * image of all input channels is never made.
	 *
	 * @param x {@code {batch, height, width, in}}; only the channels must be known
	 * @return {@code {batch, 2 height, 2 width, filters}}
	 */
	public Operand<TFloat32> interpolatedConvolution(final String name, final Operand<TFloat32> x, final int filters) {
		final Operand<TFloat32> phases = InterpolatedConvolution.apply(tf, x, layers.kernel(name, x, filters, 3, 1));
		return biasedSquares(name, phases, filters);
	}

	/**
	 * A convolution without bias that doubles the resolution, the transpose of a strided one. Its
	 * kernels of 4 x 4 pixels give each output pixel as many contributions, so that they leave no
	 * chequers.
	 *
	 * @param x {@code {batch, height, width, in}}
	 * @param gain of the initial weights
	 * @return {@code {batch, 2 height, 2 width, filters}}
	 */
	public Operand<TFloat32> transposedConvolution(final String name, final Operand<TFloat32> x, final int filters,
			final double gain) {
		final int in = (int) x.shape().get(3);
		// A quarter of the kernel meets each pixel.
		final Operand<TFloat32> kernel = layers.kernel(name, new int[]{4, 4, in, filters}, 2 * gain);
		return new Doubling(tf, x).by(kernel);
	}

	/**
	 * Sub-pixel layer: turns {@code scale^2} channels into a {@code scale} times larger image.
	 *
	 * @param x {@code {batch, height, width, scale^2 * channels}}; channel {@code (dy * scale + dx) *
	 *          channels + c} becomes channel {@code c} of the output pixel at {@code (dx, dy)} within
	 *     the input pixel
	 * @see <a href="https://arxiv.org/abs/1609.05158">Shi et al., Real-time single image and video
	 * super-resolution using an efficient sub-pixel convolutional neural network (2016)</a>
	 */
	public Operand<TFloat32> pixelShuffle(final Operand<TFloat32> x, final int scale) {
		return tf.nn.depthToSpace(x, (long) scale);
	}

	/**
	 * Spreads channels over squares of 2 x 2 pixels and adds a bias to each filter.
	 *
	 * @param phases {@code {batch, height, width, 4 filters}}, see {@link #pixelShuffle}
	 */
	Operand<TFloat32> biasedSquares(final String name, final Operand<TFloat32> phases, final int filters) {
		final Operand<TFloat32> bias = layers.biases(name, filters);
		final Operand<TFloat32> ofAll = tf.concat(List.of(bias, bias, bias, bias), tf.constant(0));
		return pixelShuffle(layers.added(phases, ofAll), 2);
	}
}
