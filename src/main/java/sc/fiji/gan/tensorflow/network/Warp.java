package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Moves the pixels of images: {@code y(p) = x(p - f(p))}, between pixels by linear interpolation.
 * What lies beyond the border is the pixel at the border. Places are counted from the pixel itself,
 * never from the corner of the image, so that a tile is moved to the last digit as the whole image
 * is.
 *
 * @see <a href="https://arxiv.org/abs/1506.02025">Jaderberg et al., Spatial transformer networks
 * (2015)</a>
 * @see <a href="https://arxiv.org/abs/1702.02463">Liu et al., Video frame synthesis using deep
 * voxel flow (2017)</a>
 */
final class Warp {

	private final Ops tf;

	Warp(final Ops tf) {
		this.tf = tf;
	}

	/**
	 * @param images {@code {batch, height, width, 1}}
	 * @param flow how far what is at a pixel has come, {@code {batch, height, width, 2}}: pixels to the
	 *     right and down
	 * @return {@code {batch, height, width, 1}}
	 */
	Operand<TFloat32> apply(final Operand<TFloat32> images, final Operand<TFloat32> flow) {
		final Places x = new Places(flow, 0);
		final Places y = new Places(flow, 1);
		final Operand<TFloat32> pixels = tf.reshape(images, tf.constant(new int[]{-1}));
		final Operand<TInt32> first = tf.math.mul(counted(images, 0), tf.math.mul(size(images, 1), size(images, 2)));
		final List<Operand<TFloat32>> parts = new ArrayList<>();
		for (int below = 0; below < 2; below++)
			for (int right = 0; right < 2; right++) {
				final Operand<TInt32> place = tf.math.add(tf.math.add(first, x.at(images, right)),
						tf.math.mul(y.at(images, below), size(images, 2)));
				parts.add(tf.math.mul(tf.gather(pixels, place, tf.constant(0)),
						tf.math.mul(x.weight(right), y.weight(below))));
			}
		return tf.expandDims(tf.math.addN(parts), tf.constant(3));
	}

	/** Where pixels come from, along one axis. */
	private final class Places {

		private final int axis;
		private final Operand<TFloat32> whole;
		private final Operand<TFloat32> part;

		/** @param component 0 for x, 1 for y */
		Places(final Operand<TFloat32> flow, final int component) {
			axis = 2 - component;
			final Operand<TFloat32> back = tf.math.neg(tf.squeeze(
					tf.slice(flow, tf.constant(new int[]{0, 0, 0, component}), tf.constant(new int[]{-1, -1, -1, 1})),
					Squeeze.axis(List.of(3L))));
			whole = tf.stopGradient(tf.math.floor(back));
			part = tf.math.sub(back, whole);
		}

		/** @param next 0 for the pixel before the place, 1 for the one after it */
		Operand<TInt32> at(final Operand<TFloat32> images, final int next) {
			final Operand<TInt32> place = tf.math
					.add(tf.math.add(tf.dtypes.cast(whole, TInt32.class), tf.constant(next)), counted(images, axis));
			return tf.math.maximum(tf.constant(0),
					tf.math.minimum(place, tf.math.sub(size(images, axis), tf.constant(1))));
		}

		Operand<TFloat32> weight(final int next) {
			return next == 1 ? part : tf.math.sub(tf.constant(1f), part);
		}
	}

	/** The edge of the images along an axis, a scalar. */
	private Operand<TInt32> size(final Operand<TFloat32> images, final int axis) {
		final Shape shape = images.shape();
		if (shape.get(axis) >= 0) return tf.constant((int) shape.get(axis));
		return tf.squeeze(tf.slice(tf.shape(images), tf.constant(new int[]{axis}), tf.constant(new int[]{1})));
	}

	/**
	 * From 0 on along an axis, the same along the two others: of the shape {@code {n, 1, 1}} and so on.
	 */
	private Operand<TInt32> counted(final Operand<TFloat32> images, final int axis) {
		final int[] shape = {1, 1, 1};
		shape[axis] = -1;
		return tf.reshape(tf.range(tf.constant(0), size(images, axis), tf.constant(1)), tf.constant(shape));
	}
}
