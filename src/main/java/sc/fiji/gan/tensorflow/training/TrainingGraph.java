package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.VariableWeights;
import sc.fiji.gan.tensorflow.runtime.Tensors;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** The graph of a training, and what one step runs of it. */
final class TrainingGraph {

	/**
	 * One of the updates of a step.
	 *
	 * @param shown the pools whose images it is shown
	 * @param made the pools whose new images come out of it
	 */
	private record Update(Adam adam, List<Pools.Pool> shown, List<Pools.Pool> made) {

		UpdateRule rule() {
			return adam.objective().rule();
		}
	}

	private final TrainingPlan plan;
	private final Architecture architecture;
	private final VariableStore store;
	private final Map<String, Placeholder<TFloat32>> batch = new LinkedHashMap<>();
	private final Pools pools;
	private final Placeholder<TFloat32> addedStructure;
	private final List<Update> updates = new ArrayList<>();
	private final AveragedGenerators averaged;
	private final List<Operand<TFloat32>> computedOnce = new ArrayList<>();
	private final Map<Operand<TFloat32>, FloatArray> computed = new LinkedHashMap<>();

	/** @param example a batch, for its names and shapes */
	TrainingGraph(final Graph graph, final TrainingPlan plan, final Architecture architecture,
			final Map<String, FloatArray> example) {
		this.plan = plan;
		this.architecture = architecture;
		final Ops tf = Ops.create(graph);
		store = new VariableStore(tf);
		pools = new Pools(tf, plan.seed());
		addedStructure = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		withRandomInputs(example, 0, 1).forEach((name, array) -> batch.put(name,
				tf.placeholder(TFloat32.class, Placeholder.shape(Tensors.shape(array)))));
		architecture.objectives(plan, scopes(tf), Map.copyOf(batch)).stream()
				.map(objective -> new Adam(tf, store, objective)).toList()
				.forEach(adam -> updates.add(new Update(adam, pools.shownTo(adam), pools.madeBy(adam))));
		averaged = new AveragedGenerators(tf, store, architecture.generators(plan), plan.averaging());
	}

	private Architecture.Scopes scopes(final Ops tf) {
		final VariableWeights weights = new VariableWeights(store, plan.seed());
		return new Architecture.Scopes() {

			@Override
			public Layers scope(final String name) {
				return new Layers(tf, weights, name);
			}

			@Override
			public Operand<TFloat32> pool(final String name, final Operand<TFloat32> images) {
				return pools.add(name, images);
			}

			@Override
			public Operand<TFloat32> once(final Operand<TFloat32> numbers) {
				computedOnce.add(numbers);
				return numbers;
			}

			@Override
			public Operand<TFloat32> addedStructure() {
				return addedStructure;
			}
		};
	}

	/** Sets everything to what it is before the first step. */
	void initialise(final Session session) {
		store.initialise(session);
		pools.restore(Map.of());
	}

	/**
	 * Sets everything to what a checkpoint holds.
	 *
	 * @throws EngineException if something is missing in it or has another shape
	 */
	void restore(final Session session, final Map<String, FloatArray> arrays) {
		store.restore(session, arrays);
		pools.restore(arrays);
	}

	/** What a checkpoint has to hold. */
	Map<String, FloatArray> save(final Session session) {
		final Map<String, FloatArray> arrays = new LinkedHashMap<>(store.save(session));
		arrays.putAll(pools.save());
		return arrays;
	}

	/** What all variables take, in bytes. */
	long bytes() {
		return store.bytes();
	}

	/** How many multiplications with additions a step takes, on average over many steps. */
	double multiplyAdds() {
		return updates.stream()
				.mapToDouble(update -> update.adam.multiplyAdds() * update.rule().times() / update.rule().every())
				.sum();
	}

	private Map<String, FloatArray> withRandomInputs(final Map<String, FloatArray> values, final long step,
			final double augmentation) {
		final Map<String, FloatArray> all = new LinkedHashMap<>(values);
		final int images = values.values().iterator().next().shape()[0];
		all.putAll(architecture.randomInputs(plan, step, images, augmentation));
		return all;
	}

	/**
	 * Does all updates of a step, in their order.
	 *
	 * @param augmentation with which probability images are augmented, 0 to 1
	 * @return what the updates tell, by the names of the objectives; those that are not updated at this
	 * step are left out
	 */
	Map<String, Signal> step(final Session session, final long step, final Map<String, FloatArray> values,
			final Pace pace, final double augmentation) {
		final Map<String, Signal> signals = new LinkedHashMap<>();
		final Map<Operand<TFloat32>, FloatArray> inputs = new LinkedHashMap<>();
		withRandomInputs(values, step, augmentation).forEach((name, array) -> inputs.put(batch.get(name), array));
		inputs.put(addedStructure, new FloatArray(new float[]{(float) pace.structure()}));
		computeOnce(session, inputs);
		inputs.putAll(computed);
		for (final Update update : updates) {
			if (!update.rule().appliesAt(step)) continue;
			addPools(session, step, update, inputs);
			final double rate = plan.rateAt(step) * factor(update, pace);
			for (int time = 0; time < update.rule().times(); time++)
				signals.putIfAbsent(update.adam.objective().name(),
						run(session, update, rate, update.rule().updatesBefore(step) + time, step, inputs));
		}
		averaged.update(session, step);
		return signals;
	}

	/** Fed to the steps, so that TensorFlow leaves out what leads to it. */
	private void computeOnce(final Session session, final Map<Operand<TFloat32>, FloatArray> inputs) {
		if (computedOnce.size() == computed.size()) return;
		final Session.Runner runner = session.runner();
		computedOnce.forEach(runner::fetch);
		try (Feeds feeds = new Feeds(runner)) {
			inputs.forEach(feeds::array);
			try (Result result = runner.run()) {
				for (int i = 0; i < computedOnce.size(); i++)
					computed.put(computedOnce.get(i), Tensors.toArray(result.get(i)));
			}
		}
	}

	/** Makes what an update is to be shown and what no update before has made. */
	private static void addPools(final Session session, final long step, final Update update,
			final Map<Operand<TFloat32>, FloatArray> inputs) {
		for (final Pools.Pool pool : update.shown) {
			if (inputs.containsKey(pool.shown())) continue;
			final Session.Runner runner = session.runner().fetch(pool.images());
			try (Feeds feeds = new Feeds(runner)) {
				inputs.forEach(feeds::array);
				try (Result result = runner.run()) {
					inputs.put(pool.shown(), pool.pool().exchange(Tensors.toArray(result.get(0)), step));
				}
			}
		}
	}

	/** Networks that judge, and those that are judged, may have been slowed down apart. */
	private double factor(final Update update, final Pace pace) {
		final List<String> variables = update.adam.objective().variables();
		final boolean judges = updates.stream().map(other -> other.adam.objective())
				.anyMatch(other -> other.accuracy() != null && other.variables().equals(variables));
		return judges ? pace.discriminator() : pace.generator();
	}

	private static Signal run(final Session session, final Update update, final double rate, final long before,
			final long step, final Map<Operand<TFloat32>, FloatArray> inputs) {
		final Objective objective = update.adam.objective();
		final Session.Runner runner = session.runner().fetch(objective.loss()).fetch(update.adam.norm(step));
		update.made.forEach(pool -> runner.fetch(pool.images()));
		if (objective.accuracy() != null) runner.fetch(objective.accuracy());
		try (Feeds feeds = new Feeds(runner)) {
			inputs.forEach(feeds::array);
			update.adam.addTo(runner, feeds, step, rate, before);
			try (Result result = runner.run()) {
				int i = 2;
				for (final Pools.Pool pool : update.made)
					inputs.computeIfAbsent(pool.shown(), exchanged(pool, result.get(i++), step));
				return new Signal(scalar(result.get(0)), scalar(result.get(1)), objective.largestNorm(),
						objective.accuracy() == null ? Double.NaN : scalar(result.get(i)));
			}
		}
	}

	private static Function<Operand<TFloat32>, FloatArray> exchanged(final Pools.Pool pool, final Tensor images,
			final long step) {
		return shown -> pool.pool().exchange(Tensors.toArray(images), step);
	}

	private static float scalar(final Tensor tensor) {
		return ((TFloat32) tensor).getFloat();
	}

	/** What becomes of the held-out inputs in the averaged generators, in their order. */
	List<FloatArray> heldOut(final Session session, final TrainingData data) {
		return averaged.outputs(session, data);
	}
}
