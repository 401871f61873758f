package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.MultiplyAdds;
import sc.fiji.gan.tensorflow.network.VariableWeights;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/**
 * One update of the weights of an objective by Adam, and of what is carried along with them or
 * observed. Its moments are variables of the store, so that they are in every checkpoint; its bias
 * correction follows from the number of updates, so that it needs none.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam: a method for stochastic
 * optimization (2015)</a>
 */
final class Adam {

	/** What the names of its moments start with in the store. */
	static final String PREFIX = "adam/";

	private static final float EPSILON = 1e-8f;

	/**
	 * What is computed for an update.
	 *
	 * @param loss what is minimised
	 * @param norm the length of its gradient, before it is shortened
	 * @param updates of weights, and of what goes with them
	 */
	private record Way(Operand<TFloat32> loss, Operand<TFloat32> norm, List<Op> updates) {}

	private final Objective objective;
	private final Placeholder<TFloat32> rate;
	private final Placeholder<TFloat32> beta1Power;
	private final Placeholder<TFloat32> beta2Power;
	private final Way usual;
	private final Way penalised;

	Adam(final Ops tf, final VariableStore store, final Objective objective) {
		this.objective = objective;
		rate = scalar(tf);
		beta1Power = scalar(tf);
		beta2Power = scalar(tf);
		usual = way(tf, store, objective.loss());
		penalised = objective.penalty() == null ? null : way(tf, store, penalised(tf, objective));
	}

	private static Operand<TFloat32> penalised(final Ops tf, final Objective objective) {
		return tf.math.add(objective.loss(),
				tf.math.mul(tf.constant((float) objective.penalty().every()), objective.penalty().value()));
	}

	private Way way(final Ops tf, final VariableStore store, final Operand<TFloat32> loss) {
		final Map<String, Operand<TFloat32>> gradients = gradients(tf, store, loss);
		final Operand<TFloat32> norm = norm(tf, gradients.values());
		// One odd batch must not undo an hour.
		// And all wait for the loss, so that it is that of the weights before.
		final Operand<TFloat32> factor = tf.withControlDependencies(loss).math.minimum(tf.constant(1f),
				tf.math.div(tf.constant((float) objective.largestNorm()), norm));
		final List<Op> updates = new ArrayList<>();
		gradients.forEach((name, gradient) -> updates.add(update(tf, store, name, tf.math.mul(gradient, factor))));
		for (final String prefix : List.of(VariableWeights.CARRIED, VariableWeights.OBSERVED))
			objective.variables().forEach(scope -> updates.addAll(store.updates(prefix + scope + "/")));
		return new Way(loss, norm, updates);
	}

	/**
	 * By the names of the weights. Those that the loss does not depend on are left out, such as the
	 * last bias of a discriminator under a gradient penalty.
	 */
	private Map<String, Operand<TFloat32>> gradients(final Ops tf, final VariableStore store,
			final Operand<TFloat32> loss) {
		final Map<String, VariableStore.Entry> weights = new LinkedHashMap<>();
		objective.variables()
				.forEach(scope -> weights.putAll(store.startingWith(VariableWeights.PREFIX + scope + "/")));
		final List<Operand<TFloat32>> values = new ArrayList<>();
		weights.values().forEach(w -> values.add(w.value()));
		final Gradients all = tf.gradients(loss, values);
		final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
		int i = 0;
		for (final String name : weights.keySet()) {
			final Output<TFloat32> gradient = all.dy(i++);
			if (exists(gradient)) gradients.put(name, gradient);
		}
		return gradients;
	}

	/** TensorFlow says by an operation without a handle that there is no gradient. */
	private static boolean exists(final Output<TFloat32> gradient) {
		final GraphOperation operation = (GraphOperation) gradient.op();
		return operation.getUnsafeNativeHandle() != null && !operation.getUnsafeNativeHandle().isNull();
	}

	/** The length of all gradients as one vector. */
	private static Operand<TFloat32> norm(final Ops tf, final Collection<Operand<TFloat32>> gradients) {
		final List<Operand<TFloat32>> squares = new ArrayList<>();
		gradients.forEach(gradient -> squares.add(tf.nn.l2Loss(gradient)));
		return tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(squares)));
	}

	private static Placeholder<TFloat32> scalar(final Ops tf) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
	}

	private Op update(final Ops tf, final VariableStore store, final String name, final Operand<TFloat32> gradient) {
		final VariableStore.Entry weight = store.startingWith(name).get(name);
		final String slot = PREFIX + objective.name() + "/";
		final VariableStore.Entry first = moment(store, slot + "first/" + name, weight);
		final VariableStore.Entry second = moment(store, slot + "second/" + name, weight);
		return tf.train.applyAdam(weight.reference(), first.reference(), second.reference(), beta1Power, beta2Power,
				rate, tf.constant((float) objective.rule().beta1()), tf.constant((float) objective.rule().beta2()),
				tf.constant(EPSILON), gradient);
	}

	/** The same with and without a penalty. */
	private static VariableStore.Entry moment(final VariableStore store, final String name,
			final VariableStore.Entry weight) {
		final VariableStore.Entry there = store.startingWith(name).get(name);
		return there != null ? there : store.create(name, FloatArray.zeros(weight.initial().shape()));
	}

	Objective objective() {
		return objective;
	}

	private Way way(final long step) {
		return objective.isPenalisedAt(step) ? penalised : usual;
	}

	/**
	 * The length of the gradient as it came, before it is shortened.
	 *
	 * @param step counted from 0
	 */
	Operand<TFloat32> norm(final long step) {
		return way(step).norm;
	}

	/**
	 * What a run of the update computes.
	 *
	 * @param step counted from 0
	 */
	List<Operation> operations(final long step) {
		final List<Operation> operations = new ArrayList<>();
		operations.add(way(step).loss.op());
		way(step).updates.forEach(update -> operations.add(update.op()));
		return operations;
	}

	/** How many multiplications with additions an update takes, on average over many steps. */
	double multiplyAdds() {
		// Penalties are there at the first step, if at all, and not at the next one.
		final int every = penalised == null ? 1 : objective.penalty().every();
		return (MultiplyAdds.toCompute(operations(0)) + (every - 1.0) * MultiplyAdds.toCompute(operations(1))) / every;
	}

	/**
	 * Adds the update to a run.
	 *
	 * @param step counted from 0
	 * @param learningRate the plan's at this step
	 * @param before how many updates were done before
	 */
	void addTo(final Session.Runner runner, final Feeds feeds, final long step, final double learningRate,
			final long before) {
		final UpdateRule rule = objective.rule();
		feeds.scalar(rate, rule.rateFactor() * learningRate);
		feeds.scalar(beta1Power, Math.pow(rule.beta1(), before + 1.0));
		feeds.scalar(beta2Power, Math.pow(rule.beta2(), before + 1.0));
		way(step).updates.forEach(runner::addTarget);
	}
}
