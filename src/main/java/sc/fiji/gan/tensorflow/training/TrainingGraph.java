package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.MultiplyAdds;
import sc.fiji.gan.tensorflow.network.VariableWeights;
import sc.fiji.gan.tensorflow.runtime.Tensors;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** The graph of a training, and what one step runs of it. */
final class TrainingGraph {

	private final TrainingPlan plan;
	private final Architecture architecture;
	private final VariableStore store;
	private final Map<String, Operand<TFloat32>> batch = new LinkedHashMap<>();
	private final List<Adam> updates = new ArrayList<>();
	private final MovingAverage average;
	private final Operand<TFloat32> heldOutInput;
	private final Operand<TFloat32> heldOutOutput;

	/** @param example a batch, for its names and shapes */
	TrainingGraph(final Graph graph, final TrainingPlan plan, final Architecture architecture,
			final Map<String, FloatArray> example) {
		this.plan = plan;
		this.architecture = architecture;
		final Ops tf = Ops.create(graph);
		store = new VariableStore(tf);
		withRandomInputs(example, 0).forEach((name, array) -> batch.put(name,
				tf.placeholder(TFloat32.class, Placeholder.shape(Tensors.shape(array)))));
		final VariableWeights weights = new VariableWeights(store, plan.seed());
		architecture.objectives(plan, scope -> new Layers(tf, weights, scope), batch)
				.forEach(objective -> updates.add(new Adam(tf, store, objective)));

		average = new MovingAverage(tf, store, Architecture.GENERATOR, plan.averaging());
		heldOutInput = tf.placeholder(TFloat32.class,
				Placeholder.shape(Shape.of(1, -1, -1, architecture.inputChannels(plan))));
		heldOutOutput = architecture.generator(plan, new Layers(tf, average, Architecture.GENERATOR), heldOutInput);
	}

	VariableStore variables() {
		return store;
	}

	/** How many multiplications with additions a step takes, on average over many steps. */
	double multiplyAdds() {
		return updates.stream().mapToDouble(update -> MultiplyAdds.toCompute(update.operations())
				* (double) update.objective().rule().times() / update.objective().rule().every()).sum();
	}

	private Map<String, FloatArray> withRandomInputs(final Map<String, FloatArray> values, final long step) {
		final Map<String, FloatArray> all = new LinkedHashMap<>(values);
		final int images = values.values().iterator().next().shape()[0];
		all.putAll(architecture.randomInputs(plan, step, images));
		return all;
	}

	/**
	 * Does all updates of a step, in their order.
	 *
	 * @return the losses before the updates, by the names of the objectives; those that are not updated
	 * at this step are left out
	 */
	Map<String, Double> step(final Session session, final long step, final Map<String, FloatArray> values) {
		final Map<String, Double> losses = new LinkedHashMap<>();
		final Map<String, FloatArray> inputs = withRandomInputs(values, step);
		for (final Adam update : updates) {
			final UpdateRule rule = update.objective().rule();
			for (int time = 0; rule.appliesAt(step) && time < rule.times(); time++)
				losses.putIfAbsent(update.objective().name(),
						run(session, update, plan.rateAt(step), rule.updatesBefore(step) + time, inputs));
		}
		average.update(session, step);
		return losses;
	}

	private double run(final Session session, final Adam update, final double rate, final long before,
			final Map<String, FloatArray> values) {
		final Session.Runner runner = session.runner().fetch(update.objective().loss());
		try (Feeds feeds = new Feeds(runner)) {
			batch.forEach((name, placeholder) -> feeds.array(placeholder, values.get(name)));
			update.addTo(runner, feeds, rate, before);
			try (Result result = runner.run()) {
				return ((TFloat32) result.get(0)).getFloat();
			}
		}
	}

	/** What the averaged generator makes of some inputs. */
	List<FloatArray> generate(final Session session, final List<FloatArray> inputs) {
		final List<FloatArray> outputs = new ArrayList<>();
		for (final FloatArray input : inputs) {
			final Session.Runner runner = session.runner().fetch(heldOutOutput);
			try (Feeds feeds = new Feeds(runner)) {
				feeds.array(heldOutInput, input);
				try (Result result = runner.run()) {
					outputs.add(Tensors.toArray(result.get(0)));
				}
			}
		}
		return outputs;
	}
}
