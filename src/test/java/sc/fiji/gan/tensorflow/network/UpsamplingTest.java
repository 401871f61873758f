package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static sc.fiji.gan.tensorflow.network.GivenWeights.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class UpsamplingTest {

	/**
	 * Two channels, scale 2: channel (2 dy + dx) * 2 + c of a pixel goes to (dx, dy), channel c.
	 */
	@Test
	void pixelShuffleSpreadsChannelsOverThePixel() {
		final FloatArray input = FloatArray.image(new float[]{0, 1, 10, 11, 20, 21, 30, 31}, 1, 1, 8);
		final FloatArray output = Calculation.value(input, Map.of(),
				(layers, x) -> new Upsampling(layers).pixelShuffle(x, 2));
		assertArrayEquals(new int[]{1, 2, 2, 2}, output.shape());
		assertArrayEquals(new float[]{0, 1, 10, 11, 20, 21, 30, 31}, output.data());
	}

	/**
	 * The pixels 1 and 2 each put the kernel, times themselves, about their two by two pixels: the
	 * second one two columns further on. The kernel is 0 1 2 3 / 4 5 6 7 / 8 .. 11 / 12 .. 15, of which
	 * the first row and column fall outside the image, as does the last row.
	 */
	@Test
	void transposedConvolutionSpreadsTheKernel() {
		final FloatArray kernel = FloatArray.zeros(4, 4, 1, 1);
		for (int i = 0; i < 16; i++)
			kernel.data()[i] = i;
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2}, 1, 2, 1),
				Map.of("net/a/kernel", kernel),
				(layers, x) -> new Upsampling(layers).transposedConvolution("a", x, 1, 1));
		assertArrayEquals(new int[]{1, 2, 4, 1}, output.shape());
		assertArrayEquals(new float[]{5, 6 + 2 * 4, 7 + 2 * 5, 2 * 6, 9, 10 + 2 * 8, 11 + 2 * 9, 2 * 10},
				output.data());
	}

	@Test
	void gradientOfTransposedConvolutionAgreesWithFiniteDifferences() {
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(4, 4, 2, 3), "net/a/bias", random(3));
		FiniteDifferences.assertAgree(random(2, 2, 3, 2), (layers, x) -> {
			final Layers constant = GivenWeights.layers(layers, weights);
			final Operand<TFloat32> y = constant.bias("a",
					new Upsampling(constant).transposedConvolution("a", x, 3, 1));
			return layers.tf().math.mean(layers.tf().math.tanh(y), layers.tf().constant(new int[]{0, 1, 2, 3}));
		}, 0.01f, 1);
	}

	@Test
	void nearestRepeatsEachPixel() {
		final FloatArray input = FloatArray.image(new float[]{1, 10, 2, 20}, 1, 2, 2);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> new Upsampling(layers).nearest(x));
		assertArrayEquals(new int[]{1, 2, 4, 2}, output.shape());
		assertArrayEquals(new float[]{1, 10, 1, 10, 2, 20, 2, 20, 1, 10, 1, 10, 2, 20, 2, 20}, output.data());
	}

	/** Between 1 and 5 lie 2 and 4, a quarter of the way from each; beyond them they are repeated. */
	@Test
	void bilinearLiesBetweenThePixels() {
		final FloatArray input = FloatArray.image(new float[]{1, 5, 9, 13}, 2, 2, 1);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> new Upsampling(layers).bilinear(x));
		assertArrayEquals(new int[]{1, 4, 4, 1}, output.shape());
		assertArrayEquals(new float[]{1, 2, 4, 5, 3, 4, 6, 7, 7, 8, 10, 11, 9, 10, 12, 13}, output.data(), 1e-6f);
	}

	/**
	 * 1 5 9 becomes 1 2 4 6 8 9 and, with its edges repeated, 1 1 2 4 6 8 9 9, along which the kernel 1
	 * 10 100 gives 211, 421, 642, 864, 986 and 998; the only row counts three times.
	 */
	@Test
	void interpolatedConvolutionSeesTheLargeImageAndItsMirroredEdges() {
		final FloatArray kernel = new FloatArray(new float[]{1, 10, 100, 1, 10, 100, 1, 10, 100}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 5, 9}, 1, 3, 1),
				Map.of("net/a/kernel", kernel, "net/a/bias", new FloatArray(new float[]{0.5f}, 1)),
				(layers, x) -> new Upsampling(layers).interpolatedConvolution("a", x, 1));
		assertArrayEquals(new int[]{1, 2, 6, 1}, output.shape());
		final float[] row = {633.5f, 1263.5f, 1926.5f, 2592.5f, 2958.5f, 2994.5f};
		assertArrayEquals(row, Arrays.copyOf(output.data(), 6), 1e-3f);
		assertArrayEquals(row, Arrays.copyOfRange(output.data(), 6, 12), 1e-3f);
	}

	/**
	 * Odd and even sizes, one pixel, several images, channels and filters; TensorFlow enlarges the
	 * other one.
	 */
	@ParameterizedTest
	@CsvSource({"1, 1, 1", "1, 1, 4", "2, 5, 3", "3, 4, 6"})
	void interpolatedConvolutionIsAConvolutionOfTheEnlargedImage(final int batch, final int height, final int width) {
		final FloatArray input = random(batch, height, width, 3);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(3, 3, 3, 5), "net/a/bias", random(5));
		final FloatArray expected = Calculation.value(input, weights,
				(layers, x) -> layers.mirroredConvolution("a", new Upsampling(layers).bilinear(x), 5, 3, 1, 1));
		final FloatArray output = Calculation.value(input, weights,
				(layers, x) -> new Upsampling(layers).interpolatedConvolution("a", x, 5));
		assertArrayEquals(expected.shape(), output.shape());
		assertArrayEquals(expected.data(), output.data(), 1e-5f);
	}

	@Test
	void gradientOfInterpolatedConvolutionAgreesWithFiniteDifferences() {
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(3, 3, 2, 3), "net/a/bias", random(3));
		FiniteDifferences.assertAgree(random(1, 3, 2, 2), (on, x) -> smooth(on, weights, "", x), 0.01f, 1);
		FiniteDifferences.assertAgree(weights.get("net/a/kernel"),
				(on, kernel) -> smooth(on, weights, "net/a/kernel", kernel), 0.01f, 1);
	}

	/** Of the square of the gradient by the image, as penalties of gradients have it. */
	@Test
	void interpolatedConvolutionCanBeDifferentiatedTwice() {
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(3, 3, 2, 3), "net/a/bias", random(3));
		FiniteDifferences.assertAgree(weights.get("net/a/kernel"), (on, kernel) -> {
			final Ops tf = on.tf();
			final Operand<TFloat32> image = Tensors.constant(tf, random(1, 3, 2, 2));
			final Layers layers = GivenWeights.layers(on, weights, "net/a/kernel", kernel);
			final Operand<TFloat32> value = new Upsampling(layers).interpolatedConvolution("a", image, 3);
			final Operand<TFloat32> sum = tf.math.mean(tf.math.mul(value, tf.math.square(value)),
					tf.constant(new int[]{0, 1, 2, 3}));
			final Operand<TFloat32> gradient = tf.gradients(sum, List.of(image), Gradients.dx(List.of(tf.constant(1f))))
					.dy(0);
			return tf.math.mean(tf.math.square(gradient), tf.constant(new int[]{0, 1, 2, 3}));
		}, 0.01f, 1);
	}

	private static Operand<TFloat32> smooth(final Layers on, final Map<String, FloatArray> weights, final String name,
			final Operand<TFloat32> value) {
		final Ops tf = on.tf();
		final Operand<TFloat32> image = name.isEmpty() ? value : Tensors.constant(tf, random(1, 3, 2, 2));
		final Layers layers = GivenWeights.layers(on, weights, name, value);
		return tf.math.mean(tf.math.tanh(new Upsampling(layers).interpolatedConvolution("a", image, 3)),
				tf.constant(new int[]{0, 1, 2, 3}));
	}
}
