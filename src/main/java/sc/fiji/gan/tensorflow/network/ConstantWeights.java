package sc.fiji.gan.tensorflow.network;

import java.util.Arrays;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** The weights of a finished network, written into its graph as constants. */
public final class ConstantWeights implements Weights {

	private final Ops tf;
	private final Map<String, FloatArray> values;

	/** @param values by the names that the layers ask for */
	public ConstantWeights(final Ops tf, final Map<String, FloatArray> values) {
		this.tf = tf;
		this.values = values;
	}

	@Override
	public Operand<TFloat32> get(final String name, final int[] shape, final Initializer initial) {
		final FloatArray value = values.get(name);
		if (value == null || !Arrays.equals(value.shape(), shape))
			throw new EngineException(
					"Weights '" + name + "' of the checkpoint are " + (value == null ? "missing" : value.toString())
							+ ", expected " + Arrays.toString(shape) + ": it is of another architecture or size.");
		return Tensors.constant(tf, value);
	}
}
