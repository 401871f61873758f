package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.network.Initializer;
import sc.fiji.gan.tensorflow.network.VariableWeights;
import sc.fiji.gan.tensorflow.network.Weights;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/**
 * An exponential moving average of the generators' weights, steadier than the weights themselves,
 * and of what they observe in batches. A generator can be built on it as on any {@link Weights}.
 */
final class MovingAverage implements Weights {

	/** What the names of averaged weights start with in the store. */
	static final String PREFIX = "average/";

	/**
	 * Early on the average follows faster, so that the random start is soon forgotten.
	 */
	private static final double RAMP = 10;

	private final VariableStore store;
	private final double decay;
	private final Placeholder<TFloat32> currentDecay;
	private final List<Op> updates = new ArrayList<>();

	/** @param scopes of the weights that are averaged */
	MovingAverage(final Ops tf, final VariableStore store, final Collection<String> scopes, final double decay) {
		this.store = store;
		this.decay = decay;
		currentDecay = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		for (final String scope : scopes)
			for (final String prefix : List.of(VariableWeights.PREFIX, VariableWeights.OBSERVED))
				store.startingWith(prefix + scope + "/")
						.forEach((name, value) -> updates.add(average(tf, name.substring(prefix.length()), value)));
	}

	private Op average(final Ops tf, final String name, final VariableStore.Entry weight) {
		final VariableStore.Entry average = store.create(PREFIX + name, weight.initial());
		final Operand<TFloat32> difference = tf.math.sub(average.value(), weight.value());
		return tf.assign(average.reference(), tf.math.add(weight.value(), tf.math.mul(currentDecay, difference)));
	}

	@Override
	public Operand<TFloat32> get(final String name, final int[] shape, final Initializer initial) {
		return store.startingWith(PREFIX + name).get(PREFIX + name).value();
	}

	/**
	 * Takes in the weights as they are.
	 *
	 * @param step how many steps were done before this one
	 */
	void update(final Session session, final long step) {
		final Session.Runner runner = session.runner();
		updates.forEach(runner::addTarget);
		try (Feeds feeds = new Feeds(runner)) {
			feeds.scalar(currentDecay, Math.min(decay, (1.0 + step) / (RAMP + step)));
			try (Result done = runner.run()) {
				assert done.size() == 0;
			}
		}
	}
}
