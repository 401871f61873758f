package sc.fiji.gan.tensorflow.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** Weights that are trained: variables of a store, made on first use. */
public final class VariableWeights implements Weights {

	/** What the names of all weights start with in the store. */
	public static final String PREFIX = "weights/";

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
		return made.computeIfAbsent(name,
				n -> store.create(PREFIX + n, initial.draw(shape, new Random(seed * 31 + n.hashCode()))).value());
	}
}
