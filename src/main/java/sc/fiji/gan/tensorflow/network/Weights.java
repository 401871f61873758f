package sc.fiji.gan.tensorflow.network;

import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Where a network's layers get their weights from: variables that are trained, their moving
 * averages, or the constants of a finished network. The same code builds the network in all three
 * cases.
 */
@FunctionalInterface
public interface Weights {

	/**
	 * The weights of a name; the same for every use of it.
	 *
	 * @param name such as {@code generator/head/kernel}
	 * @param shape their size along each dimension
	 * @param initial what they are before the first training step
	 */
	Operand<TFloat32> get(String name, int[] shape, Initializer initial);

	/**
	 * Numbers that belong to the weights but are not trained: each update of the weights carries them
	 * one step further. They are in every checkpoint.
	 *
	 * @param next makes the new value of the old one; only here may the old one be read
	 * @return the new value
	 */
	default Operand<TFloat32> carried(final String name, final int[] shape, final Initializer initial,
			final UnaryOperator<Operand<TFloat32>> next) {
		return next.apply(get(name, shape, initial));
	}

	/**
	 * Whether they are being trained: the network sees a batch at a time, and may depend on it as a
	 * whole. Else it makes of each input what it would make of it alone.
	 */
	default boolean inTraining() {
		return false;
	}

	/**
	 * In a training, takes note of numbers that the finished network needs and that a batch tells, such
	 * as the mean of an activation; {@link #get} gives the finished network their moving averages.
	 *
	 * @param initial what they are before the first training step
	 * @param ofBatch what they are in this batch
	 */
	default void observe(final String name, final int[] shape, final Initializer initial,
			final Operand<TFloat32> ofBatch) {}
}
