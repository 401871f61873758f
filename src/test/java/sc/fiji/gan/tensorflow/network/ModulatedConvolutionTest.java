package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

@ExtendWith(InsideEngine.class)
class ModulatedConvolutionTest {

	/**
	 * The style of w = 1: (2, 3) and the bias (1, 1) are (3, 4). Kernels are divided by the root of 2.
	 */
	private static final Map<String, FloatArray> WEIGHTS = Map.of("net/c/style/kernel",
			new FloatArray(new float[]{2, 3}, 1, 2), "net/c/style/bias", new FloatArray(new float[]{1, 1}, 2),
			"net/c/kernel", new FloatArray(new float[]{1, 1}, 1, 1, 2, 1));
	private static final FloatArray PIXEL = new FloatArray(new float[]{1, 1}, 1, 1, 1, 2);

	private static double value(final boolean demodulated) {
		return Calculation.value(PIXEL, WEIGHTS, (layers, x) -> new ModulatedConvolution(1, 1, demodulated, false)
				.apply(layers, "c", x, layers.tf().constant(new float[][]{{1}}))).data()[0];
	}

	@Test
	void styleScalesInputChannels() {
		assertEquals(7 / Math.sqrt(2), value(false), 1e-5);
	}

	/** The length of the scaled weights is {@code 5 / sqrt(2)}. */
	@Test
	void demodulationDividesByTheLengthOfTheWeights() {
		assertEquals(7 / 5.0, value(true), 1e-5);
	}

	/** Two groups: values 1 and 5 deviate from their mean by 2, 3 and 3 by nothing. */
	@Test
	void deviationIsThatOfEachGroup() {
		final FloatArray images = new FloatArray(new float[]{1, 3, 5, 3}, 4, 1, 1, 1);
		assertArrayEquals(new float[]{2, 0, 2, 0},
				Calculation.value(images, Map.of(), (layers, x) -> MinibatchDeviation.of(layers.tf(), x, 2)).data(),
				1e-3f);
	}
}
