package sc.fiji.gan.tensorflow.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** Weights that are trained: variables of a store, made on first use. */
public final class VariableWeights implements Weights {

	/** What the names of all weights start with in the store. */
	public static final String PREFIX = "weights/";

	/** What the names of carried numbers start with in the store. */
	public static final String CARRIED = "carried/";

	/** What the names of observed numbers start with in the store. */
	public static final String OBSERVED = "observed/";

	private final VariableStore store;
	private final long seed;
	private final Map<String, Operand<TFloat32>> made = new HashMap<>();

	/**
	 * @param seed with the name of each weight it fixes that weight's initial values, whatever else the
	 *     network holds
	 */
	public VariableWeights(final VariableStore store, final long seed) {
		this.store = store;
		this.seed = seed;
	}

	@Override
	public Operand<TFloat32> get(final String name, final int[] shape, final Initializer initial) {
		return made.computeIfAbsent(name, n -> store.create(PREFIX + n, initial.draw(shape, random(n))).value());
	}

	/**
	 * The new value is made once, however often the weights are used: within a run the old one has no
	 * reader but the operation that replaces it.
	 */
	@Override
	public Operand<TFloat32> carried(final String name, final int[] shape, final Initializer initial,
			final UnaryOperator<Operand<TFloat32>> next) {
		return made.computeIfAbsent(CARRIED + name, n -> {
			final Operand<TFloat32> value = next.apply(store.create(n, initial.draw(shape, random(name))).value());
			store.update(n, value);
			return value;
		});
	}

	@Override
	public boolean inTraining() {
		return true;
	}

	/** Where a network is used several times, the first use tells. */
	@Override
	public void observe(final String name, final int[] shape, final Initializer initial,
			final Operand<TFloat32> ofBatch) {
		made.computeIfAbsent(OBSERVED + name, n -> {
			store.create(n, initial.draw(shape, random(name)));
			store.update(n, ofBatch);
			return ofBatch;
		});
	}

	private Random random(final String name) {
		return new Random(seed * 31 + name.hashCode());
	}
}
