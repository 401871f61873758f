package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class PolyphaseTest {

	private static final int EDGE = 12;

	@ParameterizedTest
	@ValueSource(ints = {2, 3, 4})
	void convolvingAndShufflingIsBicubicInterpolation(final int scale) {
		final float[] plane = new float[EDGE * EDGE];
		final Random random = new Random(1);
		for (int i = 0; i < plane.length; i++)
			plane[i] = random.nextFloat();
		final FloatArray kernel = Polyphase.bicubic(1, scale);
		final FloatArray output = Calculation.value(FloatArray.image(plane, EDGE, EDGE, 1),
				Map.of("net/k/kernel", kernel), (layers, x) -> new Upsampling(layers)
						.pixelShuffle(layers.convolution("k", x, scale * scale, 5, 1), scale));
		final float[] expected = Resampling.BICUBIC.resize(plane, EDGE, EDGE, scale * EDGE, scale * EDGE);
		for (int y = 2 * scale; y < (EDGE - 2) * scale; y++)
			for (int x = 2 * scale; x < (EDGE - 2) * scale; x++)
				assertEquals(expected[y * scale * EDGE + x], output.data()[y * scale * EDGE + x], 1e-5, x + "," + y);
	}

	/** What lies within two small pixels of the border sees zeros there, and not the image. */
	@ParameterizedTest
	@ValueSource(ints = {2, 3, 4})
	void strideAndKernelAreTheAntialiasedReduction(final int scale) {
		final int large = scale * EDGE;
		final float[] plane = new float[large * large];
		final Random random = new Random(2);
		for (int i = 0; i < plane.length; i++)
			plane[i] = random.nextFloat();
		final FloatArray output = Calculation.value(FloatArray.image(plane, large, large, 1), Map.of(),
				(layers, x) -> layers.tf().nn.conv2d(x, Tensors.constant(layers.tf(), Polyphase.reduction(scale)),
						List.of(1L, (long) scale, (long) scale, 1L), "SAME"));
		final float[] expected = Resampling.BICUBIC.resize(plane, large, large, EDGE, EDGE);
		for (int y = 2; y < EDGE - 2; y++)
			for (int x = 2; x < EDGE - 2; x++)
				assertEquals(expected[y * EDGE + x], output.data()[y * EDGE + x], 1e-5, x + "," + y);
	}
}
