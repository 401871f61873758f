package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.network.Discriminator.Judgement;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * Both discriminators with three channels and weights by formula: kernels {@code sin(i) sqrt(2 /
 * fan in)}, biases {@code 0.1 cos(i)}, with i counted from 1 in memory. Expected values: a program
 * in plain Python, in doubles, that pads, shifts and multiplies in loops.
 */
@ExtendWith(InsideEngine.class)
class DiscriminatorTest {

	private static final Discriminator PATCH = new PatchDiscriminator(3, 3);
	private static final Discriminator UNET = new UNetDiscriminator(3);

	private static FloatArray kernel(final int[] shape) {
		final FloatArray kernel = FloatArray.zeros(shape);
		final double deviation = Math.sqrt(2.0 * shape[shape.length - 1] / kernel.data().length);
		for (int i = 0; i < kernel.data().length; i++)
			kernel.data()[i] = (float) (deviation * Math.sin(i + 1));
		return kernel;
	}

	private static FloatArray bias(final int length) {
		final FloatArray bias = FloatArray.zeros(length);
		for (int i = 0; i < length; i++)
			bias.data()[i] = (float) (0.1 * Math.cos(i + 1));
		return bias;
	}

	/** @param chosen the name of a weight that is {@code value} instead */
	private static Layers layers(final Ops tf, final String chosen, final Operand<TFloat32> value) {
		return new Layers(tf,
				(name, shape, initial) -> name.equals(chosen)
						? value
						: Tensors.constant(tf, shape.length == 1 ? bias(shape[0]) : kernel(shape)),
				"net");
	}

	private static FloatArray image(final int batch, final int height, final int width) {
		final FloatArray image = FloatArray.zeros(batch, height, width, 1);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) Math.cos(0.7 * i);
		return image;
	}

	private static FloatArray judged(final Discriminator discriminator, final FloatArray image,
			final Function<Judgement, Operand<TFloat32>> part) {
		return Calculation.value(image, Map.of(),
				(on, x) -> part.apply(discriminator.judge(layers(on.tf(), "", null), x)));
	}

	private static void assertAgrees(final FloatArray actual, final List<Integer> shape, final double mean,
			final double rootMeanSquare, final double last) {
		final int[] s = shape.stream().mapToInt(i -> i).toArray();
		assertArrayEquals(s, actual.shape());
		double sum = 0;
		double squares = 0;
		for (final float v : actual.data()) {
			sum += v;
			squares += v * v;
		}
		assertEquals(mean, sum / actual.data().length, 1e-6);
		assertEquals(rootMeanSquare, Math.sqrt(squares / actual.data().length), 1e-6);
		assertEquals(last, actual.data()[actual.data().length - 1], 1e-6);
	}

	/** An odd and an even edge, which are padded differently. */
	@Test
	void patchDiscriminatorAgreesWithAProgramInPython() {
		final FloatArray image = image(1, 9, 10);
		assertAgrees(judged(PATCH, image, j -> j.features().get(0)), List.of(1, 5, 5, 3), 0.009203686194694721,
				0.03559009883264443, -0.01979503088953459);
		assertAgrees(judged(PATCH, image, j -> j.features().get(1)), List.of(1, 3, 3, 6), 0.0240483424839581,
				0.050037825873376476, 0.09820972785669241);
		assertAgrees(judged(PATCH, image, j -> j.features().get(2)), List.of(1, 2, 2, 12), 0.020692410615064775,
				0.044826509798718266, 0.08163155096741471);
		assertAgrees(judged(PATCH, image, Judgement::scores), List.of(1, 2, 2, 1), -0.05332603591850618,
				0.07979254607988959, -0.10462814255673313);
	}

	@Test
	void uNetDiscriminatorAgreesWithAProgramInPython() {
		final FloatArray image = image(1, 8, 16);
		assertAgrees(judged(UNET, image, j -> j.features().get(0)), List.of(1, 4, 8, 6), 0.04116991560866224,
				0.1017869507636558, -0.004992444955555855);
		assertAgrees(judged(UNET, image, j -> j.features().get(1)), List.of(1, 2, 4, 12), 0.019091978099432253,
				0.044857777537909135, 0.14350292333860826);
		assertAgrees(judged(UNET, image, j -> j.features().get(2)), List.of(1, 1, 2, 24), 0.02670157515270932,
				0.05757762086740323, 0.08030114492634487);
		assertAgrees(judged(UNET, image, Judgement::scores), List.of(1, 8, 16, 1), -0.0002846850765687623,
				0.010190057821177486, -0.017781710915345483);
	}

	private static Discriminator discriminator(final boolean unet) {
		return unet ? UNET : PATCH;
	}

	/** Of scores and features, as the generator's loss has both. */
	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void gradientByTheImageAgreesWithFiniteDifferences(final boolean unet) {
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss = (on, x) -> {
			final Ops tf = on.tf();
			final Judgement judgement = discriminator(unet).judge(layers(tf, "", null), x);
			return tf.math.add(summary(tf, judgement.scores()), summary(tf, judgement.features().get(1)));
		};
		FiniteDifferences.assertAgree(image(1, 8, 8), loss, 1e-3f, 7);
	}

	/** By the first kernel, through all that follows. */
	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void gradientByTheWeightsAgreesWithFiniteDifferences(final boolean unet) {
		FiniteDifferences.assertAgree(kernel(new int[]{3, 3, 1, 3}), (on, w) -> summary(on.tf(), discriminator(unet)
				.judge(layers(on.tf(), "net/head/kernel", w), Tensors.constant(on.tf(), image(1, 8, 8))).scores()),
				5e-4f, 3);
	}

	/** What R1 is trained by: the gradient of a gradient. */
	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void gradientOfThePenaltyAgreesWithFiniteDifferences(final boolean unet) {
		FiniteDifferences.assertAgree(kernel(new int[]{3, 3, 1, 3}), (on, w) -> {
			final Operand<TFloat32> images = Tensors.constant(on.tf(), image(2, 8, 8));
			final Operand<TFloat32> scores = discriminator(unet).judge(layers(on.tf(), "net/head/kernel", w), images)
					.scores();
			return GradientPenalties.zeroCentred(on.tf(), scores, images, 1);
		}, 2e-4f, 3);
	}

	/** Squares, so that signs and cancellation do not hide anything; scaled to about one. */
	private static Operand<TFloat32> summary(final Ops tf, final Operand<TFloat32> values) {
		final Operand<TFloat32> shifted = tf.math.add(tf.math.mul(values, tf.constant(10f)), tf.constant(1f));
		return tf.math.mean(tf.math.square(shifted), tf.constant(new int[]{0, 1, 2, 3}));
	}
}
