package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.runtime.Tensors;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** The generators with the moving averages of their weights: what is validated. */
final class AveragedGenerators {

	/** From one image, of any size, or one latent vector, to an image. */
	private record Network(Placeholder<TFloat32> input, Operand<TFloat32> output) {}

	private final MovingAverage average;
	private final Map<String, Network> networks = new LinkedHashMap<>();

	/** @param decay see {@link sc.fiji.gan.engine.TrainingPlan#averaging} */
	AveragedGenerators(final Ops tf, final VariableStore store, final List<Generator> generators, final double decay) {
		average = new MovingAverage(tf, store, generators.stream().map(Generator::name).toList(), decay);
		for (final Generator generator : generators) {
			final Placeholder<TFloat32> input = tf.placeholder(TFloat32.class,
					Placeholder.shape(generator.inputShape(1)));
			networks.put(generator.name(),
					new Network(input, generator.apply(new Layers(tf, average, generator.name()), input)));
		}
	}

	/** Takes in the weights as they are, see {@link MovingAverage#update}. */
	void update(final Session session, final long step) {
		average.update(session, step);
	}

	/** What becomes of the held-out inputs, each on its path. */
	List<FloatArray> outputs(final Session session, final TrainingData data) {
		final List<FloatArray> outputs = new ArrayList<>(data.heldOut());
		for (int i = 0; i < outputs.size(); i++)
			for (final String name : data.path(i))
				outputs.set(i, run(session, network(name), outputs.get(i)));
		return outputs;
	}

	private Network network(final String name) {
		final Network network = networks.get(name);
		if (network == null)
			throw new EngineException("The data want a held-out image to go through '" + name
					+ "', but the architecture's generators are " + String.join(", ", networks.keySet()) + ".");
		return network;
	}

	private static FloatArray run(final Session session, final Network network, final FloatArray input) {
		final Session.Runner runner = session.runner().fetch(network.output);
		try (Feeds feeds = new Feeds(runner)) {
			feeds.array(network.input, input);
			try (Result result = runner.run()) {
				return Tensors.toArray(result.get(0));
			}
		}
	}
}
