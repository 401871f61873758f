package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class LossesTest {

	private static final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> ABSOLUTE = (layers, error) -> Losses
			.absolute(layers.tf(), error);
	private static final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> LOGARITHMIC = (layers,
			error) -> Losses.logarithmic(layers.tf(), error);
	/** Two pixels with two features, of lengths and directions that are known: (4, 3) and (0, 2). */
	private static final FloatArray REFERENCE = new FloatArray(new float[]{4, 3, 0, 2}, 1, 1, 2, 2);
	private static final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> PERCEPTUAL = (layers,
			features) -> Losses.perceptual(layers.tf(), List.of(features, features),
					List.of(Tensors.constant(layers.tf(), REFERENCE), features));

	@Test
	void absoluteIsTheMeanOfMagnitudes() {
		final FloatArray error = new FloatArray(new float[]{1, -2, 3, -6}, 2, 1, 2, 1);
		assertEquals(3, Calculation.value(error, Map.of(), ABSOLUTE).data()[0], 1e-6);
		assertArrayEquals(new float[]{0.25f, -0.25f, 0.25f, -0.25f},
				Calculation.gradient(error, Map.of(), ABSOLUTE).data(), 1e-6f);
	}

	/** Errors of 0 dB and 20 dB: ln 1 and ln 0.1, and their mean. */
	@Test
	void logarithmicCountsEveryImageTheSame() {
		final FloatArray error = new FloatArray(new float[]{1, -1, 0.1f, -0.1f}, 2, 1, 2, 1);
		assertEquals(Math.log(0.1) / 2, Calculation.value(error, Map.of(), LOGARITHMIC).data()[0], 3e-3);
	}

	/** d/de of ln sqrt(mean e^2) is e / sum e^2; halved by the mean over two images. */
	@Test
	void gradientOfLogarithmicIsRelative() {
		final FloatArray error = new FloatArray(new float[]{3, -4, 0.3f, 0.4f}, 2, 1, 2, 1);
		assertArrayEquals(new float[]{0.06f, -0.08f, 0.6f, 0.8f},
				Calculation.gradient(error, Map.of(), LOGARITHMIC).data(), 2e-3f);
	}

	@Test
	void logarithmicEndsWhereNothingIsLeftToLearn() {
		final FloatArray none = FloatArray.zeros(1, 2, 2, 1);
		assertEquals(0.5 * Math.log(1e-4), Calculation.value(none, Map.of(), LOGARITHMIC).data()[0], 1e-4);
		assertArrayEquals(new float[4], Calculation.gradient(none, Map.of(), LOGARITHMIC).data());
	}

	/**
	 * Unit vectors (0.6, 0.8) and (0.8, 0.6) differ by 0.08 in square, (1, 0) and (0, 1) by 2; the
	 * second layer is the same on both sides.
	 */
	@Test
	void perceptualComparesDirectionsOfFeatures() {
		final FloatArray features = new FloatArray(new float[]{3, 4, 1, 0}, 1, 1, 2, 2);
		assertEquals((0.08 + 2) / 2, Calculation.value(features, Map.of(), PERCEPTUAL).data()[0], 1e-5);
	}

	/** d/df of |f/|f| - r|^2 is -2 (r - f/|f| cos) / |f|, halved by the mean over two pixels. */
	@Test
	void gradientOfPerceptualTurnsFeaturesAndDoesNotLengthenThem() {
		final FloatArray features = new FloatArray(new float[]{3, 4, 1, 0}, 1, 1, 2, 2);
		assertArrayEquals(new float[]{-0.0448f, 0.0336f, 0, -1},
				Calculation.gradient(features, Map.of(), PERCEPTUAL).data(), 1e-5f);
	}

	@Test
	void pixelsWithoutFeaturesHaveAPerceptualLossAndAGradient() {
		final FloatArray features = FloatArray.zeros(1, 1, 2, 2);
		assertEquals(1, Calculation.value(features, Map.of(), PERCEPTUAL).data()[0], 1e-5);
		for (final float g : Calculation.gradient(features, Map.of(), PERCEPTUAL).data())
			assertTrue(Float.isFinite(g), "gradient is " + g);
	}

	/** Means of 0.5 and 0.04 where the inputs had 0.39 and 0.09: off by 0.11 / 0.4 and 0.05 / 0.1. */
	@Test
	void levelIsTheDriftOfTheMeanAsAPartOfIt() {
		final FloatArray inputs = new FloatArray(new float[]{0.39f, 0.09f}, 2, 1, 1, 1);
		final FloatArray images = new FloatArray(new float[]{0.2f, 0.8f, 0.06f, 0.02f}, 2, 1, 2, 1);
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> level = (layers, x) -> Losses.level(layers.tf(),
				x, Tensors.constant(layers.tf(), inputs));
		assertEquals((0.275 + 0.5) / 2, Calculation.value(images, Map.of(), level).data()[0], 1e-6);
		assertArrayEquals(new float[]{0.625f, 0.625f, -2.5f, -2.5f},
				Calculation.gradient(images, Map.of(), level).data(), 1e-5f);
	}

	/**
	 * One pixel of error in the middle, reduced to half: by Keys' cubic at the distances 1.25, 0.25,
	 * 0.75 and 1.75, halved, so that the taps sum to one, it counts -0.03515625, 0.43359375, 0.11328125
	 * and -0.01171875 along each axis: 0.59375 without signs.
	 */
	@Test
	void reducedIsTheMeanOfMagnitudesOfWhatIsLeftInTheSmallImage() {
		final FloatArray error = FloatArray.zeros(1, 16, 16, 1);
		error.data()[8 * 16 + 8] = -2;
		assertEquals(2 * 0.59375 * 0.59375 / 64, Calculation.value(error, Map.of(), reduced(2)).data()[0], 1e-8);
		assertEquals(0, Calculation.value(FloatArray.zeros(1, 16, 16, 1), Map.of(), reduced(4)).data()[0]);
	}

	@Test
	void gradientOfReducedAgreesWithFiniteDifferences() {
		final FloatArray error = FloatArray.zeros(2, 8, 12, 2);
		for (int i = 0; i < error.data().length; i++)
			error.data()[i] = (float) Math.cos(1.3 * i * i);
		final float[] gradient = Calculation.gradient(error, Map.of(), reduced(2)).data();
		for (int i = 0; i < gradient.length; i += 11) {
			final double up = Calculation.value(changed(error, i, 1e-3f), Map.of(), reduced(2)).data()[0];
			final double down = Calculation.value(changed(error, i, -1e-3f), Map.of(), reduced(2)).data()[0];
			assertEquals((up - down) / 2e-3, gradient[i], 1e-4, "pixel " + i);
		}
	}

	private static BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> reduced(final int scale) {
		return (layers, error) -> Losses.reduced(layers.tf(), error, scale);
	}

	private static FloatArray changed(final FloatArray array, final int at, final float by) {
		final float[] data = array.data().clone();
		data[at] += by;
		return new FloatArray(data, array.shape());
	}

	/** Mean differences of 2 and of 4, and their mean. */
	@Test
	void matchingIsTheMeanOverTheLayers() {
		final FloatArray features = new FloatArray(new float[]{1, -1, 3, -3}, 1, 1, 4, 1);
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> matching = (layers, x) -> Losses.matching(
				layers.tf(), List.of(x, layers.tf().math.add(x, x)),
				List.of(layers.tf().zerosLike(x), layers.tf().zerosLike(x)));
		assertEquals(3, Calculation.value(features, Map.of(), matching).data()[0], 1e-6);
	}

	/** Along x the differences are 1, 3 and 1, 5 (mean 2.5); along y 2, 2, 4 (mean 8 / 3). */
	@Test
	void variationIsTheMeanDifferenceOfNeighbours() {
		final FloatArray image = new FloatArray(new float[]{0, 1, 4, 2, 3, 8}, 1, 2, 3, 1);
		assertEquals((2.5 + 8 / 3.0) / 2,
				Calculation.value(image, Map.of(), (layers, x) -> Losses.variation(layers.tf(), x)).data()[0], 1e-6);
	}

	/** Rows 0 4 and 1 1: steps to the right 4 and 0, down 1 and 3. */
	private static final FloatArray STEPS = new FloatArray(new float[]{0, 4, 1, 1}, 1, 2, 2, 1);

	/**
	 * Rows 0 1 and 0 -1: steps to the right 1 and 1, down 0 and 2; |4-1| + |0-1| and |1-0| + |3-2|,
	 * halved twice.
	 */
	@Test
	void gradientDifferenceIsThatOfStrengths() {
		final FloatArray image = new FloatArray(new float[]{0, 1, 0, -1}, 1, 2, 2, 1);
		assertEquals(0.5 * ((3 + 1) / 2.0 + (1 + 1) / 2.0),
				Calculation.value(image, Map.of(),
						(layers, x) -> Losses.gradientDifference(layers.tf(), x, Tensors.constant(layers.tf(), STEPS)))
						.data()[0],
				1e-6);
		final FloatArray negative = new FloatArray(new float[]{7, 3, 6, 6}, 1, 2, 2, 1);
		assertEquals(0,
				Calculation.value(negative, Map.of(),
						(layers, x) -> Losses.gradientDifference(layers.tf(), x, Tensors.constant(layers.tf(), STEPS)))
						.data()[0],
				1e-6);
	}

	/** Within a square it does not matter where steps are: means 2 and 1 to the right, 2 and 1 down. */
	@Test
	void textureIsComparedInSquares() {
		final FloatArray image = new FloatArray(new float[]{0, 1, 0, -1}, 1, 2, 2, 1);
		assertEquals(0.5 * (1 + 1),
				Calculation
						.value(image, Map.of(),
								(layers, x) -> Losses.texture(layers.tf(), x, Tensors.constant(layers.tf(), STEPS), 2))
						.data()[0],
				1e-6);
		final FloatArray turned = new FloatArray(new float[]{1, 1, 4, 0}, 1, 2, 2, 1);
		assertEquals(0,
				Calculation
						.value(turned, Map.of(),
								(layers, x) -> Losses.texture(layers.tf(), x, Tensors.constant(layers.tf(), STEPS), 2))
						.data()[0],
				1e-6);
	}
}
