package sc.fiji.gan.tensorflow.network;

import java.util.Iterator;
import java.util.function.BiFunction;

import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** Counts what a generator consists of, by building it. */
public final class NetworkSize {

	/** Any size would do: the counts are for each pixel. */
	private static final int EDGE = 64;

	private NetworkSize() {}

	/**
	 * @param generator builds it on an input
	 * @param channels how many channels it takes
	 * @param halo passed on
	 */
	public static NetworkFacts measure(final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> generator,
			final int channels, final int halo) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final VariableStore store = new VariableStore(tf);
			final Operand<TFloat32> input = tf.placeholder(TFloat32.class,
					Placeholder.shape(Shape.of(1, EDGE, EDGE, channels)));
			generator.apply(new Layers(tf, new VariableWeights(store, 0), "generator"), input);
			final long parameters = store.startingWith("").values().stream().mapToLong(e -> e.initial().data().length)
					.sum();
			return new NetworkFacts(parameters, halo, multiplyAdds(graph) / (EDGE * EDGE));
		}
	}

	private static long multiplyAdds(final Graph graph) {
		long sum = 0;
		for (final Iterator<GraphOperation> i = graph.operations(); i.hasNext();) {
			final GraphOperation operation = i.next();
			if (!operation.type().equals(Conv2d.OP_NAME)) continue;
			final Shape output = operation.output(0).shape();
			final Shape kernel = graph.operation(operation.name()).input(1).shape();
			sum += output.size() * kernel.get(0) * kernel.get(1) * kernel.get(2);
		}
		return sum;
	}
}
