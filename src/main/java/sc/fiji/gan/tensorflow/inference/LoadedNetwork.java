package sc.fiji.gan.tensorflow.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * A graph with a session of its own, from one input to its outputs. Runs that are under way when it
 * is closed come to their end; the last of them frees the memory. So whoever cancels need not wait.
 */
final class LoadedNetwork implements Network, FeatureNetwork {

	private final Graph graph;
	private final Session session;
	private final String input;
	private final List<String> outputs;
	private final Runnable release;
	private int active;
	private boolean closed;

	/**
	 * @param input name of a tensor, such as {@code image:0}
	 * @param outputs likewise
	 * @param release frees graph and session
	 */
	LoadedNetwork(final Graph graph, final Session session, final String input, final List<String> outputs,
			final Runnable release) {
		this.graph = graph;
		this.session = session;
		this.input = input;
		this.outputs = outputs;
		this.release = release;
	}

	@Override
	public FloatArray run(final FloatArray array) {
		return features(array).get(0);
	}

	@Override
	public List<FloatArray> features(final FloatArray array) {
		enter();
		try {
			check(array);
			return compute(array);
		} catch (final NullPointerException | OutOfMemoryError e) {
			// This is how TensorFlow Java says that native memory ran out.
			throw new EngineException("There is not enough memory to run the network on " + array
					+ ": close other images, or choose smaller tiles.", e);
		} catch (final TensorFlowException | IllegalArgumentException e) {
			throw new EngineException("The network could not be run on " + array + ": "
					+ String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
		} finally {
			leave();
		}
	}

	private List<FloatArray> compute(final FloatArray array) {
		try (TFloat32 tensor = Tensors.of(array)) {
			final Session.Runner runner = session.runner().feed(input, tensor);
			outputs.forEach(runner::fetch);
			final List<FloatArray> values = new ArrayList<>();
			try (Result result = runner.run()) {
				for (int i = 0; i < outputs.size(); i++)
					values.add(Tensors.toArray(result.get(i)));
			}
			return values;
		}
	}

	/**
	 * TensorFlow accepts a feed that contradicts the graph, and then fails in odd ways.
	 */
	private void check(final FloatArray array) {
		final var shape = graph.outputOrThrow(input).shape();
		boolean fits = shape.isUnknown() || shape.numDimensions() == array.shape().length;
		for (int i = 0; fits && !shape.isUnknown() && i < shape.numDimensions(); i++)
			fits = shape.get(i) < 0 || shape.get(i) == array.shape()[i];
		if (!fits)
			throw new EngineException("The network takes " + shape + ", not " + Arrays.toString(array.shape())
					+ " (batch, height, width, channels).");
	}

	private synchronized void enter() {
		if (closed) throw new EngineException("The network was closed and cannot run any more: open the model again.");
		active++;
	}

	private synchronized void leave() {
		active--;
		if (closed && active == 0) release.run();
	}

	@Override
	public synchronized void close() {
		if (!closed && active == 0) release.run();
		closed = true;
	}
}
