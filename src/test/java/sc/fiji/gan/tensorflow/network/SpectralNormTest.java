package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.runtime.Tensors;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/**
 * On the matrix 2 2 / -1 1. Its product with its transpose is 8 0 / 0 2, so the singular values are
 * sqrt 8 and sqrt 2; on the side of the outputs the vector of the larger one is (1, 1) / sqrt 2.
 */
@ExtendWith(InsideEngine.class)
class SpectralNormTest {

	private static final FloatArray MATRIX = new FloatArray(new float[]{2, 2, -1, 1}, 1, 1, 2, 2);
	private static final float SIGMA = (float) Math.sqrt(8);
	private static final Map<String, FloatArray> VECTOR = Map.of("u",
			new FloatArray(new float[]{(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)}, 1, 2));

	@Test
	void largestSingularValueIsDividedBy() {
		assertArrayEquals(new float[]{2 / SIGMA, 2 / SIGMA, -1 / SIGMA, 1 / SIGMA}, normalised(MATRIX).data(), 1e-6f);
	}

	@Test
	void gradientAgreesWithFiniteDifferences() {
		final FloatArray gradient = Calculation.gradient(MATRIX, Map.of(), SpectralNormTest::normalised);
		for (int i = 0; i < 4; i++) {
			final double slope = (sum(normalised(changed(i, 1e-2f))) - sum(normalised(changed(i, -1e-2f)))) / 2e-2;
			assertEquals(slope, gradient.data()[i], 1e-3, "weight " + i);
		}
	}

	/**
	 * Each update of the weights improves the estimate: the vector's error becomes 8 / 2 times smaller.
	 */
	@Test
	void updatesOfTheWeightsCarryTheEstimateOn() {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final VariableStore store = new VariableStore(tf);
			final VariableWeights weights = new VariableWeights(store, 3);
			final Operand<TFloat32> matrix = weights.get("net/a/kernel", new int[]{1, 1, 2, 2}, (s, r) -> MATRIX);
			final Operand<TFloat32> once = new SpectralNorm(tf, matrix).normalised(weights, "net/a/spectral");
			final Operand<TFloat32> twice = new SpectralNorm(tf, matrix).normalised(weights, "net/a/spectral");
			try (Session session = new Sessions(EngineOptions.DEFAULT).open(graph)) {
				store.initialise(session);
				for (int step = 0; step < 12; step++) {
					final Session.Runner runner = session.runner().fetch(once).fetch(twice);
					store.updates(VariableWeights.CARRIED + "net/").forEach(runner::addTarget);
					try (Result result = runner.run()) {
						assertArrayEquals(Tensors.toArray(result.get(0)).data(), Tensors.toArray(result.get(1)).data());
						if (step == 11) assertEquals(2 / SIGMA, Tensors.toArray(result.get(0)).data()[0], 1e-5);
					}
				}
				final float[] u = store.save(session).get("carried/net/a/spectral").data();
				assertEquals(Math.sqrt(0.5), Math.abs(u[0]), 1e-3);
				assertEquals(u[0], u[1], 1e-3);
				assertEquals(List.of("weights/net/a/kernel"), List.copyOf(store.startingWith("weights/").keySet()));
			}
		}
	}

	private static Operand<TFloat32> normalised(final Layers layers, final Operand<TFloat32> kernel) {
		return new SpectralNorm(layers.tf(), kernel).normalised(new ConstantWeights(layers.tf(), VECTOR), "u");
	}

	private static FloatArray normalised(final FloatArray kernel) {
		return Calculation.value(kernel, Map.of(), SpectralNormTest::normalised);
	}

	private static double sum(final FloatArray array) {
		double sum = 0;
		for (final float v : array.data())
			sum += v;
		return sum;
	}

	private static FloatArray changed(final int at, final float by) {
		final float[] data = MATRIX.data().clone();
		data[at] += by;
		return new FloatArray(data, MATRIX.shape());
	}
}
