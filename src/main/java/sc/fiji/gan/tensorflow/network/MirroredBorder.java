package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A border in which an image is mirrored, its edge pixel repeated. Rows and columns are copied in
 * one piece. TensorFlow's own operation, which finds out for each number where it comes from, takes
 * longer.
 *
 * @param margin its width in pixels, at most that of the image
 */
record MirroredBorder(Ops tf, int margin) {

	/** The axes of height and width. */
	private static final int[] AXES = {1, 2};

	/**
	 * @param x {@code {batch, height, width, channels}}; only the channels must be known
	 * @return {@code {batch, height + 2 margin, width + 2 margin, channels}}
	 */
	Operand<TFloat32> around(final Operand<TFloat32> x) {
		if (margin == 0) return x;
		Operand<TFloat32> padded = x;
		for (final int axis : AXES)
			padded = alongside(padded, axis);
		return padded;
	}

	private Operand<TFloat32> alongside(final Operand<TFloat32> x, final int axis) {
		final List<Operand<TFloat32>> parts = new ArrayList<>();
		for (int line = margin - 1; line >= 0; line--)
			parts.add(line(x, axis, tf.constant(new int[]{line})));
		parts.add(x);
		for (int line = 1; line <= margin; line++)
			parts.add(line(x, axis, tf.math.sub(edge(x, axis), tf.constant(new int[]{line}))));
		return tf.concat(parts, tf.constant(axis));
	}

	/** How many lines there are. */
	private Operand<TInt32> edge(final Operand<TFloat32> x, final int axis) {
		final long edge = x.shape().get(axis);
		return edge >= 0
				? tf.constant(new int[]{(int) edge})
				: tf.slice(tf.shape(x), tf.constant(new int[]{axis}), tf.constant(new int[]{1}));
	}

	private Operand<TFloat32> line(final Operand<TFloat32> x, final int axis, final Operand<TInt32> at) {
		final int[] size = {-1, -1, -1, -1};
		size[axis] = 1;
		return tf.slice(x,
				tf.concat(List.of(tf.constant(new int[axis]), at, tf.constant(new int[3 - axis])), tf.constant(0)),
				tf.constant(size));
	}
}
