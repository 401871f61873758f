package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.gan.tensorflow.network.GivenWeights.random;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
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
						.tanh(layers.mirroredConvolution("b", new Upsampling(layers).bilinear(half), 1, 3, 1, 1)));
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
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> network = (layers, x) -> {
			final Operand<TFloat32> large = new Upsampling(layers).nearest(x);
			final Operand<TFloat32> small = layers.leakyRelu(layers.stridedConvolution("a", large, 3, 4, 2), 0.2f);
			return layers.dense("b", layers.globalMean(small), 2);
		};
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
			final Layers layers = GivenWeights.layers(on, weights, name, weight);
			final Operand<TFloat32> image = Tensors.constant(on.tf(), random(1, 4, 5, 2));
			final Operand<TFloat32> first = layers.leakyRelu(layers.differenceConvolution("first", image, 3, 3), 0.2f);
			final Operand<TFloat32> second = layers.convolution("second", first, 4, 3, 1);
			final Operand<TFloat32> large = new Upsampling(layers).pixelShuffle(second, 2);
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
