package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** Layers that are told a class, and such that forget a part. */
@ExtendWith(InsideEngine.class)
class ConditioningTest {

	private static final FloatArray CLASSES = new FloatArray(new float[]{0, 1, 1, 0}, 2, 2);

	/** (1, 2) of the second class by (7, 8), and (3, 4) of the first by (5, 6). */
	@Test
	void projectionIsTheProductWithTheVectorOfTheClass() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{1, 2, 3, 4}, 2, 2),
				Map.of("net/a/kernel", new FloatArray(new float[]{5, 6, 7, 8}, 2, 2)),
				(layers, x) -> Projection.score(layers, "a", x, Tensors.constant(layers.tf(), CLASSES)));
		assertArrayEquals(new int[]{2, 1}, output.shape());
		assertArrayEquals(new float[]{7 + 16, 15 + 24}, output.data());
	}

	@Test
	void gradientOfTheProjectionByTheVectorsAgreesWithFiniteDifferences() {
		FiniteDifferences.assertAgree(new FloatArray(new float[]{5, 6, 7, 8}, 2, 2), (layers, vectors) -> {
			final Layers given = new Layers(layers.tf(), (name, shape, initial) -> vectors, "net");
			final var features = layers.tf().constant(new float[][]{{1, -2}, {0.5f, 3}});
			final var scores = Projection.score(given, "a", features, Tensors.constant(layers.tf(), CLASSES));
			return layers.tf().math.mean(layers.tf().math.square(scores), layers.tf().constant(new int[]{0, 1}));
		}, 0.1f, 1);
	}

	/** With a rate of one half, what is kept is doubled. */
	@Test
	void dropoutSetsToZeroAndMakesTheOthersLarger() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{1, 2, 3, 4}, 2, 2), Map.of(),
				(layers, x) -> Dropout.apply(layers.tf(), x,
						layers.tf().constant(new float[][]{{0.1f, 0.5f}, {0.49f, 0.99f}}), 0.5));
		assertArrayEquals(new float[]{0, 4, 0, 8}, output.data());
	}

	@Test
	void flatImageIsInTheOrderOfItsPixels() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{1, 2, 3, 4, 5, 6, 7, 8}, 2, 1, 2, 2),
				Map.of(), Layers::flat);
		assertArrayEquals(new int[]{2, 4}, output.shape());
		assertArrayEquals(new float[]{1, 2, 3, 4, 5, 6, 7, 8}, output.data());
	}
}
