package sc.fiji.gan.tensorflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.network.ConstantWeights;
import sc.fiji.gan.tensorflow.network.Initializer;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Weights;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** Runs a piece of a network on given numbers, once, for tests. */
public final class Calculation {

	private Calculation() {}

	/**
	 * The value of what {@code layers} makes of an input, with given weights in the scope {@code net}.
	 */
	public static FloatArray value(final FloatArray input, final Map<String, FloatArray> weights,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> layers) {
		return run(input, tf -> new ConstantWeights(tf, weights), layers, false).get(0);
	}

	/** The gradient of the sum of the output by the input. */
	public static FloatArray gradient(final FloatArray input, final Map<String, FloatArray> weights,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> layers) {
		return run(input, tf -> new ConstantWeights(tf, weights), layers, true).get(1);
	}

	/** The value with weights drawn as a training would draw them. */
	public static FloatArray valueAtStart(final FloatArray input, final long seed,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> layers) {
		return run(input, tf -> drawn(tf, seed), layers, false).get(0);
	}

	private static Weights drawn(final Ops tf, final long seed) {
		final Map<String, FloatArray> values = new HashMap<>();
		final ConstantWeights constants = new ConstantWeights(tf, values);
		return (name, shape, initial) -> {
			values.computeIfAbsent(name, n -> initial.draw(shape, new Random(seed + n.hashCode())));
			return constants.get(name, shape, Initializer.ZEROS);
		};
	}

	private interface WeightSource {

		Weights on(Ops tf);
	}

	private static List<FloatArray> run(final FloatArray input, final WeightSource weights,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> layers, final boolean gradient) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Tensors.shape(input)));
			final Operand<TFloat32> y = layers.apply(new Layers(tf, weights.on(tf), "net"), x);
			final List<Operand<TFloat32>> fetches = new ArrayList<>(List.of(y));
			if (gradient) fetches.add(tf.gradients(y, List.of(x)).dy(0));
			try (Session session = new Sessions(EngineOptions.DEFAULT).open(graph); TFloat32 feed = Tensors.of(input)) {
				final Session.Runner runner = session.runner().feed(x, feed);
				fetches.forEach(runner::fetch);
				try (Result result = runner.run()) {
					final List<FloatArray> values = new ArrayList<>();
					for (int i = 0; i < fetches.size(); i++)
						values.add(Tensors.toArray(result.get(i)));
					return values;
				}
			}
		}
	}
}
