package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * A convolution of 3 x 3 pixels on an image that is enlarged linearly to twice its size, without
 * ever making that image. Each of the four pixels that a pixel becomes is a sum over the pixel and
 * its eight neighbours, and so a filter of its own at the small size; their weights are sums of
 * those of the convolution. It takes as many multiplications as the convolution at the large size.
 * TensorFlow enlarges on one thread of the processor, and that is saved.
 */
final class InterpolatedConvolution {

	private static final int SIZE = 3;
	/**
	 * Of an output pixel on the left and one on the right, what the input pixel on the left, in the
	 * middle and on the right counts for each of the three large pixels that the kernel meets. Large
	 * pixels lie at a quarter from the middle of their small one.
	 */
	private static final double[][][] TAPS = {{{0.75, 0.25, 0}, {0.25, 0.75, 0.75}, {0, 0, 0.25}},
			{{0.25, 0, 0}, {0.75, 0.75, 0.25}, {0, 0.25, 0.75}}};

	private InterpolatedConvolution() {}

	/**
	 * Beyond the border, enlarged or not, an image is mirrored with its edge pixel repeated: so both
	 * have the same pixels there.
	 *
	 * @param x {@code {batch, height, width, in}}
	 * @param kernel {@code {3, 3, in, filters}}
	 * @return {@code {batch, height, width, 4 filters}}, for {@link Upsampling#pixelShuffle}
	 */
	static Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> kernel) {
		final Operand<TFloat32> padded = new MirroredBorder(tf, 1).around(x);
		return tf.nn.conv2d(padded, phases(tf, kernel), List.of(1L, 1L, 1L, 1L), "VALID");
	}

	/** The kernels of all four pixels, {@code {3, 3, in, 4 filters}}. */
	private static Operand<TFloat32> phases(final Ops tf, final Operand<TFloat32> kernel) {
		final int in = (int) kernel.shape().get(2);
		final int filters = (int) kernel.shape().get(3);
		// An output pixel (p, q), an input pixel (y, x) about it, a weight (i, j) of a channel c and a filter f.
		final Operand<TFloat32> sums = tf.linalg.einsum(List.of(Tensors.constant(tf, taps()), kernel),
				"pqyxij,ijcf->yxcpqf");
		return tf.reshape(sums, tf.constant(new int[]{SIZE, SIZE, in, 4 * filters}));
	}

	/** Those of both axes, {@code {2, 2, 3, 3, 3, 3}}. */
	private static FloatArray taps() {
		final FloatArray taps = FloatArray.zeros(2, 2, SIZE, SIZE, SIZE, SIZE);
		for (int n = 0; n < taps.data().length; n++) {
			final int weight = n % 9;
			final int pixel = n / 9 % 9;
			final int phase = n / 81;
			taps.data()[n] = (float) (TAPS[phase / 2][pixel / SIZE][weight / SIZE]
					* TAPS[phase % 2][pixel % SIZE][weight % SIZE]);
		}
		return taps;
	}
}
