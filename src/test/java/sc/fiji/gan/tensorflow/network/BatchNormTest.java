package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;

@ExtendWith(InsideEngine.class)
class BatchNormTest {

	private static final FloatArray INPUT = new FloatArray(new float[]{1, 0, 3, 0, 5, 8, 7, 8}, 2, 1, 2, 2);

	/** Weights in a training, whose batches are taken note of. */
	private record Training(Weights weights, Map<String, Operand<TFloat32>> observed) implements Weights {

		@Override
		public Operand<TFloat32> get(final String name, final int[] shape, final Initializer initial) {
			return weights.get(name, shape, initial);
		}

		@Override
		public boolean inTraining() {
			return true;
		}

		@Override
		public void observe(final String name, final int[] shape, final Initializer initial,
				final Operand<TFloat32> ofBatch) {
			observed.put(name, ofBatch);
		}
	}

	private static Layers training(final Layers layers, final Map<String, Operand<TFloat32>> observed) {
		final Weights weights = new ConstantWeights(layers.tf(), Map.of("net/a/scale",
				new FloatArray(new float[]{10, 1}, 2), "net/a/offset", new FloatArray(new float[]{100, 0}, 2)));
		return new Layers(layers.tf(), new Training(weights, observed), "net");
	}

	/**
	 * The first channel, 1 3 5 7, has the mean 4 and the variance 5; the second, 0 0 8 8, the mean 4
	 * and the variance 16.
	 */
	@Test
	void trainingNormalisesByTheBatch() {
		final float root = (float) Math.sqrt(5);
		assertArrayEquals(new float[]{100 - 30 / root, -1, 100 - 10 / root, -1, 100 + 10 / root, 1, 100 + 30 / root, 1},
				Calculation.value(INPUT, Map.of(), (layers, x) -> training(layers, new HashMap<>()).batchNorm("a", x))
						.data(),
				1e-4f);
	}

	/** The variance of the population is estimated, with a third for a quarter. */
	@Test
	void meanAndVarianceOfTheBatchAreObserved() {
		assertArrayEquals(new float[]{4, 4}, observed("net/a/mean").data(), 1e-5f);
		assertArrayEquals(new float[]{20 / 3f, 64 / 3f}, observed("net/a/variance").data(), 1e-4f);
	}

	private static FloatArray observed(final String name) {
		return Calculation.value(INPUT, Map.of(), (layers, x) -> {
			final Map<String, Operand<TFloat32>> observed = new HashMap<>();
			training(layers, observed).batchNorm("a", x);
			return layers.tf().identity(observed.get(name));
		});
	}

	/** With the mean 2 and the variance 4, 6 becomes 2; times 3 plus 1 is 7. */
	@Test
	void finishedNetworkNormalisesByTheAverages() {
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{6, 2}, 1, 2, 1),
				Map.of("net/a/scale", one(3), "net/a/offset", one(1), "net/a/mean", one(2), "net/a/variance", one(4)),
				(layers, x) -> layers.batchNorm("a", x));
		assertEquals(7, output.data()[0], 1e-4);
		assertEquals(1, output.data()[1], 1e-4);
	}

	private static FloatArray one(final float value) {
		return new FloatArray(new float[]{value}, 1);
	}

	@Test
	void gradientInATrainingAgreesWithFiniteDifferences() {
		FiniteDifferences.assertAgree(INPUT, (layers, x) -> {
			final Operand<TFloat32> y = training(layers, new HashMap<>()).batchNorm("a", x);
			final Operand<TFloat32> weights = layers.tf()
					.constant(new float[][][][]{{{{0.1f, -2}, {0.3f, 1}}}, {{{-0.2f, 3}, {0.05f, 1}}}});
			return layers.tf().sum(layers.tf().math.mul(weights, y), layers.tf().constant(new int[]{0, 1, 2, 3}));
		}, 0.05f, 1);
	}
}
