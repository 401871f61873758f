package sc.fiji.gan.tensorflow.network;

import java.util.Collection;

import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.ndarray.Shape;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.tensorflow.runtime.Dependencies;

/**
 * Counts the multiplications, each with its addition, that operations take: those of convolutions
 * and of products of matrices, forwards and backwards. All else is small beside them. Borders count
 * like the inside, and what TensorFlow saves by merging operations is not taken off.
 */
public final class MultiplyAdds {

	private MultiplyAdds() {}

	/**
	 * @param wanted operations of a graph whose shapes are all known
	 * @return the sum over these and all operations that they depend on
	 */
	public static long toCompute(final Collection<? extends Operation> wanted) {
		return Dependencies.of(wanted).stream().mapToLong(MultiplyAdds::of).sum();
	}

	/** Those of one operation. */
	static long of(final GraphOperation operation) {
		return switch (operation.type()) {
			case "Conv2D" -> convolution(operation, operation.output(0).shape(), input(operation, 1));
			case "Conv2DBackpropInput" -> convolution(operation, input(operation, 2), input(operation, 1));
			case "Conv2DBackpropFilter" -> convolution(operation, input(operation, 2), operation.output(0).shape());
			case "MatMul" -> product(operation, "transpose_a");
			case "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3" -> product(operation, "adj_x");
			default -> 0;
		};
	}

	private static Shape input(final GraphOperation operation, final int index) {
		int i = 0;
		for (final Operand<?> input : operation.inputs())
			if (i++ == index) return input.shape();
		throw new IllegalArgumentException(operation + " has no input " + index);
	}

	/**
	 * The same forwards and backwards: one for each value that is convolved forwards, and each weight
	 * that contributes to it.
	 *
	 * @param image what comes out forwards, {@code {batch, height, width, out}}
	 * @param kernel {@code {height, width, in, out}}
	 */
	private static long convolution(final GraphOperation operation, final Shape image, final Shape kernel) {
		return known(operation, image) * (known(operation, kernel) / kernel.get(3));
	}

	private static long product(final GraphOperation operation, final String transposed) {
		final Shape first = input(operation, 0);
		known(operation, first);
		final int last = first.numDimensions() - 1;
		final long inner = first.get(operation.attributes().getAttrBool(transposed) ? last - 1 : last);
		return known(operation, operation.output(0).shape()) * inner;
	}

	/** How many values a tensor has. */
	private static long known(final GraphOperation operation, final Shape shape) {
		if (shape.isUnknown() || shape.hasUnknownDimension())
			throw new EngineException("The size of " + operation.name() + " (" + operation.type()
					+ ") is not known before it is run, so its multiplications cannot be counted.");
		return shape.size();
	}
}
