package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
class LayersTest {

	/** 1 2 / 3 4 with the kernel 0 0 0 / 0 1 10 / 0 100 1000: worked by hand. */
	@Test
	void convolutionCorrelatesAndPadsWithZeros() {
		final FloatArray input = FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1);
		final FloatArray kernel = new FloatArray(new float[]{0, 0, 0, 0, 1, 10, 0, 100, 1000}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(input, Map.of("net/a/kernel", kernel),
				(layers, x) -> layers.convolution("a", x, 1, 3, 1));
		assertArrayEquals(new float[]{1 + 20 + 300 + 4000, 2 + 400, 3 + 40, 4}, output.data(), 1e-3f);
	}

	@Test
	void gradientOfConvolutionAgreesWithFiniteDifferences() {
		final FloatArray input = random(1, 4, 5, 2);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(3, 3, 2, 3), "net/b/kernel",
				random(3, 3, 3, 1));
		final var network = new Object() {

			Operand<TFloat32> on(final Layers layers, final Operand<TFloat32> x) {
				return layers.convolution("b", layers.leakyRelu(layers.differenceConvolution("a", x, 3, 3), 0.1f), 1, 3,
						1);
			}
		};
		final FloatArray gradient = Calculation.gradient(input, weights, network::on);
		for (int i = 0; i < input.data().length; i++) {
			final double up = sum(Calculation.value(changed(input, i, 1e-3f), weights, network::on));
			final double down = sum(Calculation.value(changed(input, i, -1e-3f), weights, network::on));
			assertEquals((up - down) / 2e-3, gradient.data()[i], 2e-2, "pixel " + i);
		}
	}

	/** 1 2 / 3 4 becomes 1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4. */
	@Test
	void mirroredConvolutionRepeatsTheEdge() {
		final FloatArray input = FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1);
		final FloatArray kernel = new FloatArray(new float[]{1, 10, 100, 0, 0, 0, 0, 0, 1000}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(input,
				Map.of("net/a/kernel", kernel, "net/a/bias", new FloatArray(new float[]{0.5f}, 1)),
				(layers, x) -> layers.mirroredConvolution("a", x, 1, 3, 1, 1));
		assertArrayEquals(new float[]{4211.5f, 4221.5f, 4211.5f, 4221.5f}, output.data(), 1e-3f);
	}

	/**
	 * Of 1 2 3 / 4 5 6: the pixel two up and two to the left, and ten times that two down and to the
	 * right.
	 */
	@Test
	void mirroredConvolutionRepeatsTwoLines() {
		final FloatArray kernel = FloatArray.zeros(5, 5, 1, 1);
		kernel.data()[0] = 1;
		kernel.data()[24] = 10;
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2, 3, 4, 5, 6}, 2, 3, 1),
				Map.of("net/a/kernel", kernel, "net/a/bias", FloatArray.zeros(1)),
				(layers, x) -> layers.mirroredConvolution("a", x, 1, 5, 1, 1));
		assertArrayEquals(new float[]{65, 64, 54, 32, 31, 21}, output.data(), 1e-3f);
	}

	@Test
	void mirroredConvolutionThatHalvesLiesEvenlyAboutItsPixels() {
		final FloatArray input = FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1);
		final FloatArray kernel = FloatArray.zeros(4, 4, 1, 1);
		for (int i = 0; i < 16; i++)
			kernel.data()[i] = i;
		// By the padded rows: 0 + 1 + 4 + 6, 4 + 5 + 12 + 14, 24 + 27 + 40 + 44, 36 + 39 + 56 + 60.
		final FloatArray output = Calculation.value(input,
				Map.of("net/a/kernel", kernel, "net/a/bias", FloatArray.zeros(1)),
				(layers, x) -> layers.mirroredConvolution("a", x, 1, 4, 2, 1));
		assertArrayEquals(new int[]{1, 1, 1, 1}, output.shape());
		assertEquals(11 + 35 + 135 + 191, output.data()[0], 1e-3);
	}

	/** The root mean square of 3 and 4 is 5 / sqrt 2. */
	@Test
	void pixelNormIsThatOfEachPixel() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{3, 4, 0, -2, 0, 0}, 1, 1, 3, 2),
				Map.of(), Layers::pixelNorm);
		final float root = (float) Math.sqrt(2);
		assertArrayEquals(new float[]{0.6f * root, 0.8f * root, 0, -root, 0, 0}, output.data(), 1e-6f);
	}

	@Test
	void halvedIsTheMeanOfFour() {
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2, 3, 4, 5, 6, 7, 8}, 2, 4, 1),
				Map.of(), Layers::halved);
		assertArrayEquals(new float[]{3.5f, 5.5f}, output.data());
	}

	@Test
	void gradientOfTranslationLayersAgreesWithFiniteDifferences() {
		final FloatArray input = random(1, 4, 4, 2);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(4, 4, 2, 3), "net/a/bias", random(3),
				"net/b/kernel", random(3, 3, 3, 1), "net/b/bias", random(1));
		final var network = new Object() {

			Operand<TFloat32> on(final Layers layers, final Operand<TFloat32> x) {
				final Operand<TFloat32> half = layers.pixelNorm(layers.mirroredConvolution("a", x, 3, 4, 2, 1));
				return layers.halved(layers.tf().math
						.tanh(layers.mirroredConvolution("b", layers.bilinearUpsampling(half), 1, 3, 1, 1)));
			}
		};
		final FloatArray gradient = Calculation.gradient(input, weights, network::on);
		for (int i = 0; i < input.data().length; i++) {
			final double up = sum(Calculation.value(changed(input, i, 1e-2f), weights, network::on));
			final double down = sum(Calculation.value(changed(input, i, -1e-2f), weights, network::on));
			assertEquals((up - down) / 2e-2, gradient.data()[i], 2e-3, "pixel " + i);
		}
	}

	@Test
	void differenceConvolutionDoesNotSeeAConstant() {
		final FloatArray input = FloatArray.zeros(1, 5, 5, 2);
		Arrays.fill(input.data(), 7);
		final FloatArray output = Calculation.value(input, Map.of("net/a/kernel", random(3, 3, 2, 4)),
				(layers, x) -> layers.differenceConvolution("a", x, 4, 3));
		final int centre = (2 * 5 + 2) * 4;
		for (int c = 0; c < 4; c++)
			assertEquals(0, output.data()[centre + c], 1e-4);
	}

	@Test
	void leakyReluKeepsASlopeBelowZero() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{-10, 0, 5}, 1, 1, 3, 1), Map.of(),
				(layers, x) -> layers.leakyRelu(x, 0.1f));
		assertArrayEquals(new float[]{-1, 0, 5}, output.data(), 1e-6f);
	}

	/**
	 * Two channels, scale 2: channel (2 dy + dx) * 2 + c of a pixel goes to (dx, dy), channel c.
	 */
	@Test
	void pixelShuffleSpreadsChannelsOverThePixel() {
		final FloatArray input = FloatArray.image(new float[]{0, 1, 10, 11, 20, 21, 30, 31}, 1, 1, 8);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> layers.pixelShuffle(x, 2));
		assertArrayEquals(new int[]{1, 2, 2, 2}, output.shape());
		assertArrayEquals(new float[]{0, 1, 10, 11, 20, 21, 30, 31}, output.data());
	}

	/**
	 * 1 .. 9 with a kernel of ones and the bias 100, stride 2: each of the four outputs sums the 2 x 2
	 * corner of the image that it sees within its 3 x 3 window.
	 */
	@Test
	void stridedConvolutionKeepsEverySecondPixelAndAddsABias() {
		final FloatArray input = FloatArray.image(new float[]{1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3, 1);
		final FloatArray ones = new FloatArray(new float[]{1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(input,
				Map.of("net/a/kernel", ones, "net/a/bias", new FloatArray(new float[]{100}, 1)),
				(layers, x) -> layers.stridedConvolution("a", x, 1, 3, 2));
		assertArrayEquals(new int[]{1, 2, 2, 1}, output.shape());
		assertArrayEquals(new float[]{112, 116, 124, 128}, output.data());
	}

	/** (1, 2) times 3 4 / 5 6, plus (10, 20). */
	@Test
	void denseMultipliesAndAdds() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{1, 2}, 1, 2), Map.of("net/a/kernel",
				new FloatArray(new float[]{3, 4, 5, 6}, 2, 2), "net/a/bias", new FloatArray(new float[]{10, 20}, 2)),
				(layers, x) -> layers.dense("a", x, 2));
		assertArrayEquals(new float[]{23, 36}, output.data());
	}

	/** One-hot vectors pick rows: an embedding. */
	@Test
	void productOfAOneHotVectorIsARow() {
		final FloatArray output = Calculation.value(new FloatArray(new float[]{0, 1}, 1, 2),
				Map.of("net/a/kernel", new FloatArray(new float[]{3, 4, 5, 6}, 2, 2)),
				(layers, x) -> layers.product("a", x, 2, 1));
		assertArrayEquals(new float[]{5, 6}, output.data());
	}

	/**
	 * The pixels 1 and 2 each put the kernel, times themselves, about their two by two pixels: the
	 * second one two columns further on. The kernel is 0 1 2 3 / 4 5 6 7 / 8 .. 11 / 12 .. 15, of which
	 * the first row and column fall outside the image, as does the last row.
	 */
	@Test
	void doublingConvolutionSpreadsTheKernel() {
		final FloatArray kernel = FloatArray.zeros(4, 4, 1, 1);
		for (int i = 0; i < 16; i++)
			kernel.data()[i] = i;
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2}, 1, 2, 1),
				Map.of("net/a/kernel", kernel), (layers, x) -> layers.doublingConvolution("a", x, 1, 1));
		assertArrayEquals(new int[]{1, 2, 4, 1}, output.shape());
		assertArrayEquals(new float[]{5, 6 + 2 * 4, 7 + 2 * 5, 2 * 6, 9, 10 + 2 * 8, 11 + 2 * 9, 2 * 10},
				output.data());
	}

	@Test
	void gradientOfDoublingConvolutionAgreesWithFiniteDifferences() {
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(4, 4, 2, 3), "net/a/bias", random(3));
		FiniteDifferences.assertAgree(random(2, 2, 3, 2), (layers, x) -> {
			final Layers constant = new Layers(layers.tf(), new ConstantWeights(layers.tf(), weights), "net");
			final Operand<TFloat32> y = constant.bias("a", constant.doublingConvolution("a", x, 3, 1));
			return layers.tf().math.mean(layers.tf().math.tanh(y), layers.tf().constant(new int[]{0, 1, 2, 3}));
		}, 0.01f, 1);
	}

	@Test
	void nearestUpsamplingRepeatsEachPixel() {
		final FloatArray input = FloatArray.image(new float[]{1, 10, 2, 20}, 1, 2, 2);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> layers.nearestUpsampling(x));
		assertArrayEquals(new int[]{1, 2, 4, 2}, output.shape());
		assertArrayEquals(new float[]{1, 10, 1, 10, 2, 20, 2, 20, 1, 10, 1, 10, 2, 20, 2, 20}, output.data());
	}

	/** Between 1 and 5 lie 2 and 4, a quarter of the way from each; beyond them they are repeated. */
	@Test
	void bilinearUpsamplingLiesBetweenThePixels() {
		final FloatArray input = FloatArray.image(new float[]{1, 5, 9, 13}, 2, 2, 1);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> layers.bilinearUpsampling(x));
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
				(layers, x) -> layers.interpolatedConvolution("a", x, 1));
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
				(layers, x) -> layers.mirroredConvolution("a", layers.bilinearUpsampling(x), 5, 3, 1, 1));
		final FloatArray output = Calculation.value(input, weights,
				(layers, x) -> layers.interpolatedConvolution("a", x, 5));
		assertArrayEquals(expected.shape(), output.shape());
		assertArrayEquals(expected.data(), output.data(), 1e-5f);
	}

	/** Few and many filters, kernels of three and five pixels, one square and several. */
	@ParameterizedTest
	@CsvSource({"1, 2, 2, 1, 3", "2, 4, 6, 3, 5", "1, 8, 4, 5, 3"})
	void blockConvolutionIsAMirroredConvolution(final int batch, final int height, final int width, final int filters,
			final int size) {
		final FloatArray input = random(batch, height, width, 3);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(size, size, 3, filters), "net/a/bias",
				random(filters));
		final FloatArray expected = Calculation.value(input, weights,
				(layers, x) -> layers.mirroredConvolution("a", x, filters, size, 1, 1));
		final FloatArray output = Calculation.value(input, weights,
				(layers, x) -> layers.blockConvolution("a", x, filters, size, 1));
		assertArrayEquals(expected.shape(), output.shape());
		assertArrayEquals(expected.data(), output.data(), 1e-5f);
	}

	/**
	 * 1 2 / 3 4, whose mirrored border makes 1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4, with a kernel that
	 * takes the pixel on the left ten times, and the one below a hundred times.
	 */
	@Test
	void blockConvolutionMirrorsItsBorder() {
		final FloatArray kernel = new FloatArray(new float[]{0, 0, 0, 10, 0, 0, 0, 100, 0}, 3, 3, 1, 1);
		final FloatArray output = Calculation.value(FloatArray.image(new float[]{1, 2, 3, 4}, 2, 2, 1),
				Map.of("net/a/kernel", kernel, "net/a/bias", new FloatArray(new float[]{0.5f}, 1)),
				(layers, x) -> layers.blockConvolution("a", x, 1, 3, 1));
		assertArrayEquals(new float[]{310.5f, 410.5f, 330.5f, 430.5f}, output.data(), 1e-3f);
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
			final Operand<TFloat32> value = of("net/a/kernel", kernel, weights, on).interpolatedConvolution("a", image,
					3);
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
		return tf.math.mean(tf.math.tanh(of(name, value, weights, on).interpolatedConvolution("a", image, 3)),
				tf.constant(new int[]{0, 1, 2, 3}));
	}

	/** Layers of constants, and of one weight that is not. */
	private static Layers of(final String name, final Operand<TFloat32> weight, final Map<String, FloatArray> weights,
			final Layers on) {
		final Weights constants = new ConstantWeights(on.tf(), weights);
		return new Layers(on.tf(), (n, shape, initial) -> n.equals(name) ? weight : constants.get(n, shape, initial),
				"net");
	}

	@Test
	void globalMeanIsThatOfEachChannel() {
		final FloatArray input = FloatArray.image(new float[]{1, 10, 2, 20, 6, 30, 7, 40}, 2, 2, 2);
		final FloatArray output = Calculation.value(input, Map.of(), (layers, x) -> layers.globalMean(x));
		assertArrayEquals(new int[]{1, 2}, output.shape());
		assertArrayEquals(new float[]{4, 25}, output.data());
	}

	@Test
	void gradientsOfDiscriminatorLayersAgreeWithFiniteDifferences() {
		final FloatArray input = random(2, 5, 4, 2);
		final Map<String, FloatArray> weights = Map.of("net/a/kernel", random(4, 4, 2, 3), "net/a/bias", random(3),
				"net/b/kernel", random(3, 2), "net/b/bias", random(2));
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network = (layers, x) -> layers.dense("b",
				layers.globalMean(
						layers.leakyRelu(layers.stridedConvolution("a", layers.nearestUpsampling(x), 3, 4, 2), 0.2f)),
				2);
		final FloatArray gradient = Calculation.gradient(input, weights, network);
		for (int i = 0; i < input.data().length; i += 3) {
			final double up = sum(Calculation.value(changed(input, i, 1e-3f), weights, network));
			final double down = sum(Calculation.value(changed(input, i, -1e-3f), weights, network));
			assertEquals((up - down) / 2e-3, gradient.data()[i], 2e-2, "pixel " + i);
		}
	}

	/** Two filters, 1 5 and 2 6 along the channels, less their means, 3 and 4; the pixel is 1 10. */
	@Test
	void differenceConvolutionTakesTheMeanFromEachFilter() {
		final FloatArray pixel = new FloatArray(new float[]{1, 10}, 1, 1, 1, 2);
		final FloatArray kernel = new FloatArray(new float[]{1, 2, 5, 6}, 1, 1, 2, 2);
		final FloatArray output = Calculation.value(pixel, Map.of("net/a/kernel", kernel),
				(layers, x) -> layers.differenceConvolution("a", x, 2, 1));
		assertArrayEquals(new float[]{-2 + 20, -2 + 20}, output.data(), 1e-5f);
	}

	/** Kernels and biases of all layers that have them, in one network. */
	@ParameterizedTest
	@ValueSource(strings = {"net/first/kernel", "net/second/kernel", "net/third/kernel", "net/third/bias",
			"net/last/kernel", "net/last/bias"})
	void gradientsByWeightsAgreeWithFiniteDifferences(final String name) {
		final Map<String, FloatArray> weights = Map.of("net/first/kernel", random(3, 3, 2, 3), "net/second/kernel",
				random(3, 3, 3, 4), "net/third/kernel", random(4, 4, 1, 3), "net/third/bias", random(3),
				"net/last/kernel", random(3, 2), "net/last/bias", random(2));
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network = (on, weight) -> {
			final Layers layers = of(name, weight, weights, on);
			final Operand<TFloat32> image = Tensors.constant(on.tf(), random(1, 4, 5, 2));
			final Operand<TFloat32> first = layers.leakyRelu(layers.differenceConvolution("first", image, 3, 3), 0.2f);
			final Operand<TFloat32> large = layers.pixelShuffle(layers.convolution("second", first, 4, 3, 1), 2);
			final Operand<TFloat32> small = layers.leakyRelu(layers.stridedConvolution("third", large, 3, 4, 2), 0.2f);
			return layers.dense("last", layers.globalMean(small), 2);
		};
		final FloatArray gradient = Calculation.gradient(weights.get(name), Map.of(), network);
		for (int i = 0; i < gradient.data().length; i += 5) {
			final double up = sum(Calculation.value(changed(weights.get(name), i, 1e-3f), Map.of(), network));
			final double down = sum(Calculation.value(changed(weights.get(name), i, -1e-3f), Map.of(), network));
			assertEquals((up - down) / 2e-3, gradient.data()[i], 2e-2 + 5e-3 * Math.abs(gradient.data()[i]),
					"weight " + i);
		}
	}

	private static FloatArray random(final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		final Random random = new Random(5);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) random.nextGaussian();
		return array;
	}

	private static FloatArray changed(final FloatArray array, final int at, final float by) {
		final float[] data = array.data().clone();
		data[at] += by;
		return new FloatArray(data, array.shape());
	}

	private static double sum(final FloatArray array) {
		double sum = 0;
		for (final float v : array.data())
			sum += v;
		return sum;
	}
}
