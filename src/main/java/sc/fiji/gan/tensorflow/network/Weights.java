package sc.fiji.gan.tensorflow.network;

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
}
