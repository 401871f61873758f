package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static sc.fiji.gan.tensorflow.network.GivenWeights.random;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

@ExtendWith(InsideEngine.class)
class BlockConvolutionTest {

	/** Few and many filters, kernels of three and five pixels, one square and several. */
	@ParameterizedTest
	@CsvSource({"1, 2, 2, 1, 3", "2, 4, 6, 3, 5", "1, 8, 4, 5, 3"})
	void isAMirroredConvolution(final int batch, final int height, final int width, final int filters, final int size) {
		final FloatArray input = random(batch, height, width, 3);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(size, size, 3, filters), "net/a/bias",
				random(filters));
		final FloatArray expected = Calculation.value(input, weights,
				(layers, x) -> layers.mirroredConvolution("a", x, filters, size, 1, 1));
		final FloatArray output = Calculation.value(input, weights,
				(layers, x) -> new BlockConvolution(filters, size, 1).apply(layers, "a", x));
		assertArrayEquals(expected.shape(), output.shape());
		assertArrayEquals(expected.data(), output.data(), 1e-5f);
	}

	/**
	 * 1 2 / 3 4, whose mirrored border makes 1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4, with a kernel that
	 * takes the pixel on the left ten times, and the one below a hundred times.
	 */
	@Test
	void mirrorsItsBorder() {
		final FloatArray kernel = new FloatArray(new float[]{0, 0, 0, 10, 0, 0, 0, 100, 0}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1),
				Map.of("net/a/kernel", kernel, "net/a/bias", new FloatArray(new float[]{0.5f}, 1)),
				(layers, x) -> new BlockConvolution(1, 3, 1).apply(layers, "a", x));
		assertArrayEquals(new float[]{310.5f, 410.5f, 330.5f, 430.5f}, output.data(), 1e-3f);
	}
}
