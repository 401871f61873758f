package sc.fiji.gan.tensorflow.network;

import java.util.Map;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;

/** Numbers for tests of layers, and layers that have them as their weights. */
final class GivenWeights {

	private GivenWeights() {}

	/** Normally distributed, of the same numbers for the same shape. */
	static FloatArray random(final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		final Random random = new Random(5);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) random.nextGaussian();
		return array;
	}

	/** Layers of the scope {@code net} in the graph of others. */
	static Layers layers(final Layers on, final Map<String, FloatArray> weights) {
		return new Layers(on.tf(), new ConstantWeights(on.tf(), weights), "net");
	}

	/** The same with one weight that is no constant. */
	static Layers layers(final Layers on, final Map<String, FloatArray> weights, final String name,
			final Operand<TFloat32> weight) {
		final Weights constants = new ConstantWeights(on.tf(), weights);
		return new Layers(on.tf(), (n, shape, initial) -> n.equals(name) ? weight : constants.get(n, shape, initial),
				"net");
	}
}
