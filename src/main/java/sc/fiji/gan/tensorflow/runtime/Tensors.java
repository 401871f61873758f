package sc.fiji.gan.tensorflow.runtime;

import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;

/** Copies arrays into native memory and back, in blocks. */
public final class Tensors {

	private Tensors() {}

	/** A tensor with the array's values; the caller closes it. */
	public static TFloat32 of(final FloatArray array) {
		final TFloat32 tensor = allocate(array);
		tensor.copyFrom(DataBuffers.of(array.data(), true, false));
		return tensor;
	}

	private static TFloat32 allocate(final FloatArray array) {
		try {
			return TFloat32.tensorOf(shape(array));
		} catch (final NullPointerException | OutOfMemoryError e) {
			// This is how TensorFlow Java says that native memory ran out.
			throw new EngineException("There is no memory for " + array + " (" + (4L * array.data().length >> 20)
					+ " MB): close other images, or choose smaller tiles.", e);
		}
	}

	/** The tensor's values, copied. */
	public static FloatArray toArray(final Tensor tensor) {
		final TFloat32 floats = (TFloat32) tensor;
		final int[] shape = new int[floats.shape().numDimensions()];
		for (int i = 0; i < shape.length; i++)
			shape[i] = Math.toIntExact(floats.shape().get(i));
		final float[] data = new float[Math.toIntExact(floats.size())];
		floats.copyTo(DataBuffers.of(data, false, false));
		return new FloatArray(data, shape);
	}

	/** The array's values as part of a graph. */
	public static Operand<TFloat32> constant(final Ops tf, final FloatArray array) {
		return tf.constant(shape(array), DataBuffers.of(array.data(), true, false));
	}

	public static Shape shape(final FloatArray array) {
		final long[] shape = new long[array.shape().length];
		for (int i = 0; i < shape.length; i++)
			shape[i] = array.shape()[i];
		return Shape.of(shape);
	}
}
