package sc.fiji.gan.tensorflow.network;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** Counts what a generator consists of, by building it. */
public final class NetworkSize {

	/** Any size would do that is large enough for all strides: the counts are for each pixel. */
	private static final int EDGE = 64;

	private record Count(long parameters, long multiplyAdds) {}

	private NetworkSize() {}

	/**
	 * @param generator builds it on an input
	 * @param channels how many channels it takes
	 * @param halo passed on
	 * @param multiple of which its input's edges have to be multiples
	 */
	public static NetworkFacts measure(final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> generator,
			final int channels, final int halo, final int multiple) {
		final int edge = multiple * ((EDGE + multiple - 1) / multiple);
		final Count count = count(generator, Shape.of(1, edge, edge, channels));
		return new NetworkFacts(count.parameters, halo, multiple, count.multiplyAdds / (edge * edge));
	}

	/** The same for a generator that makes images out of nothing. */
	public static NetworkFacts measure(final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> generator,
			final LatentSpace latents) {
		final Count count = count(generator, Shape.of(1, latents.styles(), 1, latents.channels()));
		return new NetworkFacts(count.parameters, 0, 1, count.multiplyAdds, Optional.of(latents));
	}

	private static Count count(final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> generator,
			final Shape shape) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final VariableStore store = new VariableStore(tf);
			final Operand<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
			final Operand<TFloat32> output = generator.apply(new Layers(tf, new VariableWeights(store, 0), "generator"),
					input);
			final long parameters = store.startingWith(VariableWeights.PREFIX).values().stream()
					.mapToLong(e -> e.initial().data().length).sum();
			return new Count(parameters, MultiplyAdds.toCompute(List.of(output.op())));
		}
	}
}
