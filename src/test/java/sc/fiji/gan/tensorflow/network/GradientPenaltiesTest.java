package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

/** Penalties as functions of the discriminator's first kernel, which is the input here. */
@ExtendWith(InsideEngine.class)
class GradientPenaltiesTest {

	private static final FloatArray IMAGES = random(1, 2, 6, 6, 2);

	/** D(x) = w . x for images of one pixel: its gradient is w = (3, 4), of length 5. */
	@Test
	void penaltiesOfALinearDiscriminatorAreThoseOfItsWeights() {
		final FloatArray w = new FloatArray(new float[]{3, 4}, 1, 1, 2, 1);
		assertEquals(0.5 * 10 * 25, Calculation.value(w, Map.of(), linear(true)).data()[0], 1e-4);
		assertArrayEquals(new float[]{30, 40}, Calculation.gradient(w, Map.of(), linear(true)).data(), 1e-4f);
		assertEquals(10 * 16, Calculation.value(w, Map.of(), linear(false)).data()[0], 1e-4);
		// 10 * 2 * (5 - 1) * w / 5
		assertArrayEquals(new float[]{48, 64}, Calculation.gradient(w, Map.of(), linear(false)).data(), 1e-4f);
	}

	private static BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> linear(final boolean zeroCentred) {
		return (layers, w) -> {
			final Operand<TFloat32> x = constant(layers.tf(), random(2, 3, 1, 1, 2));
			return penalty(layers.tf(), zeroCentred, layers.convolve(x, w), x);
		};
	}

	/** The derivative of the penalty by the weights is a second derivative of D. */
	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void secondOrderGradientAgreesWithFiniteDifferences(final boolean zeroCentred) {
		final Map<String, FloatArray> weights = Map.of("net/down/kernel", random(4, 4, 4, 3, 4), "net/down/bias",
				random(5, 4), "net/scores/kernel", random(6, 4, 1), "net/scores/bias", random(7, 1));
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss = (layers, kernel) -> {
			final Operand<TFloat32> x = constant(layers.tf(), IMAGES);
			final Operand<TFloat32> large = new Upsampling(layers).nearest(layers.convolve(x, kernel));
			// The square bends D, so that its gradient depends on the images too.
			final Operand<TFloat32> bent = layers.tf().math.square(layers.leakyRelu(large, 0.2f));
			final Operand<TFloat32> down = layers.leakyRelu(layers.stridedConvolution("down", bent, 4, 4, 2), 0.2f);
			return penalty(layers.tf(), zeroCentred, layers.dense("scores", layers.globalMean(down), 1), x);
		};
		final FloatArray kernel = random(3, 3, 3, 2, 3);
		final FloatArray gradient = Calculation.gradient(kernel, weights, loss);
		for (int i = 0; i < kernel.data().length; i += 5) {
			final double up = Calculation.value(changed(kernel, i, 3e-3f), weights, loss).data()[0];
			final double down = Calculation.value(changed(kernel, i, -3e-3f), weights, loss).data()[0];
			final double slope = (up - down) / 6e-3;
			assertEquals(slope, gradient.data()[i], 0.02 * Math.abs(slope) + 0.01, "weight " + i);
		}
	}

	@Test
	void imagesBetweenAreOnTheLine() {
		final FloatArray epsilon = new FloatArray(new float[]{0, 0.25f, 1}, 3, 1, 1, 1);
		assertArrayEquals(new float[]{2, 3, 6}, Calculation.value(epsilon, Map.of(), (layers, x) -> GradientPenalties
				.between(layers.tf(), layers.tf().constant(6f), layers.tf().constant(2f), x)).data());
	}

	private static Operand<TFloat32> penalty(final Ops tf, final boolean zeroCentred, final Operand<TFloat32> scores,
			final Operand<TFloat32> images) {
		return zeroCentred
				? GradientPenalties.zeroCentred(tf, scores, images, 10)
				: GradientPenalties.oneCentred(tf, scores, images, 10);
	}

	private static Operand<TFloat32> constant(final Ops tf, final FloatArray array) {
		final int[] s = array.shape();
		return tf.constant(Shape.of(s[0], s[1], s[2], s[3]), DataBuffers.of(array.data(), true, false));
	}

	private static FloatArray random(final long seed, final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		final Random random = new Random(seed);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) (0.5 * random.nextGaussian());
		return array;
	}

	private static FloatArray changed(final FloatArray array, final int at, final float by) {
		final float[] data = array.data().clone();
		data[at] += by;
		return new FloatArray(data, array.shape());
	}
}
