package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Measures how far everything has moved from one image to the next, by trying: the image before is
 * moved by up to some pixels in any direction, and where it is then like the later one, in a square
 * of 5 x 5 pixels about each pixel, there it has moved so. What matches nearly as well counts too,
 * so that motion by parts of a pixel is measured, and where nothing can be seen to move it is zero.
 * Nothing in it is learnt.
 *
 * @param farthest how far things are moved in the trial, in pixels along both axes
 * @see <a href="https://arxiv.org/abs/1709.02371">Sun et al., PWC-Net (2018), for trying at several
 * sizes</a>
 */
record MotionMatching(int farthest) {

	/** Edge of the squares that are compared. */
	static final int SQUARE = 5;
	/** How much worse, on a range of 2, a match has to be to count e times less. */
	private static final float TOLERANCE = 0.02f;

	/**
	 * What was measured.
	 *
	 * @param costs how unlike the squares are for each displacement, a channel each, 0 or more
	 * @param flow to the right and down, {@code {batch, height, width, 2}}
	 */
	record Match(Operand<TFloat32> costs, Operand<TFloat32> flow) {}

	/** How many displacements are tried. */
	int displacements() {
		return edge() * edge();
	}

	private int edge() {
		return 2 * farthest + 1;
	}

	/**
	 * Measures; no gradients pass.
	 *
	 * @param before {@code {batch, height, width, 1}}
	 * @param after the same shape
	 */
	Match measure(final Ops tf, final Operand<TFloat32> before, final Operand<TFloat32> after) {
		final List<Long> square = List.of(1L, (long) SQUARE, (long) SQUARE, 1L);
		final Operand<TFloat32> differences = tf.math.abs(tf.math.sub(moved(tf, before), after));
		final Operand<TFloat32> costs = tf
				.stopGradient(tf.nn.avgPool(differences, square, List.of(1L, 1L, 1L, 1L), "SAME"));
		final Operand<TFloat32> weights = tf.nn.softmax(tf.math.mul(tf.constant(-1 / TOLERANCE), costs));
		final Operand<TFloat32> flow = tf.nn.conv2d(weights, directions(tf), List.of(1L, 1L, 1L, 1L), "VALID");
		return new Match(costs, tf.stopGradient(flow));
	}

	/** A channel for each displacement: the image moved by it. */
	private Operand<TFloat32> moved(final Ops tf, final Operand<TFloat32> image) {
		final int count = displacements();
		final float[] kernels = new float[count * count];
		for (int i = 0; i < count; i++)
			kernels[i * count + i] = 1;
		final Operand<TFloat32> padded = tf.mirrorPad(image,
				tf.constant(new int[][]{{0, 0}, {farthest, farthest}, {farthest, farthest}, {0, 0}}), "SYMMETRIC");
		return tf.nn.conv2d(padded, tf.reshape(tf.constant(kernels), tf.constant(new int[]{edge(), edge(), 1, count})),
				List.of(1L, 1L, 1L, 1L), "VALID");
	}

	/** The displacement of each channel: what is seen to its right has come from there to the left. */
	private Operand<TFloat32> directions(final Ops tf) {
		final float[] vectors = new float[2 * displacements()];
		for (int i = 0; i < displacements(); i++) {
			vectors[2 * i] = farthest - i % edge();
			vectors[2 * i + 1] = farthest - i / edge();
		}
		return tf.reshape(tf.constant(vectors), tf.constant(new int[]{1, 1, displacements(), 2}));
	}
}
