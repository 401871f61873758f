package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

@ExtendWith(InsideEngine.class)
class DiffAugmentTest {

	private static final FloatArray NINE = FloatArray.image(new float[]{1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3, 1);

	/** A shift of up to one pixel: 0.9 is one down, 0.1 one to the left. */
	@Test
	void shiftsMoveTheImageAndZerosComeIn() {
		assertArrayEquals(new float[]{0, 0, 0, 2, 3, 0, 5, 6, 0},
				augmented(new DiffAugment(1 / 3.0, 0, 0, 0), 0.9f, 0.1f, 0, 0, 0, 0).data());
		assertArrayEquals(NINE.data(), augmented(new DiffAugment(1 / 3.0, 0, 0, 0), 0.5f, 0.5f, 0, 0, 0, 0).data());
	}

	/** A square of 2 pixels around (1, 2): it begins a pixel before and ends at the border. */
	@Test
	void cutoutBlanksARectangleThatMayReachOverTheBorder() {
		assertArrayEquals(new float[]{1, 0, 0, 4, 0, 0, 7, 8, 9},
				augmented(new DiffAugment(0, 2 / 3.0, 0, 0), 0, 0, 0.4f, 0.9f, 0, 0).data());
		assertArrayEquals(new float[]{0, 2, 3, 4, 5, 6, 7, 8, 9},
				augmented(new DiffAugment(0, 2 / 3.0, 0, 0), 0, 0, 0, 0, 0, 0).data());
	}

	@Test
	void brightnessAddsAndContrastSpreads() {
		// (0.75 - 0.5) * 2 * 0.4 = 0.2
		final float[] brighter = augmented(new DiffAugment(0, 0, 0.4, 0), 0, 0, 0, 0, 0.75f, 0).data();
		assertEquals(1.2, brighter[0], 1e-6);
		assertEquals(9.2, brighter[8], 1e-6);
		// the mean, 5, stays; the factor is 1 - 0.5
		final float[] flatter = augmented(new DiffAugment(0, 0, 0, 0.5), 0, 0, 0, 0, 0, 0).data();
		assertEquals(3, flatter[0], 1e-6);
		assertEquals(5, flatter[4], 1e-6);
		assertEquals(7, flatter[8], 1e-6);
	}

	/** Every pixel that is still seen has a gradient of one, the others none. */
	@Test
	void gradientPassesThrough() {
		final FloatArray numbers = numbers(0.9f, 0.1f, 0.9f, 0, 0, 0);
		final FloatArray gradient = Calculation.gradient(NINE, Map.of(), (layers,
				x) -> new DiffAugment(1 / 3.0, 1 / 3.0, 0, 0).apply(layers.tf(), x, constant(layers, numbers)));
		// Shifted it is 0 0 0 / 2 3 0 / 5 6 0, then 5 is cut out.
		assertArrayEquals(new float[]{0, 1, 1, 0, 0, 1, 0, 0, 0}, gradient.data());
	}

	/**
	 * Of the sum of squares, 2 y for each pixel y that comes out. Brightness leaves that; contrast with
	 * the factor f = 1.25 makes of each gradient g: f g + (1 - f) mean(g). All by hand, for y = 5.2 +
	 * 1.25 (x - 5) with x from 1 to 9.
	 */
	@Test
	void gradientPassesThroughBrightnessAndContrast() {
		final FloatArray numbers = numbers(0, 0, 0, 0, 0.75f, 0.75f);
		final FloatArray gradient = Calculation.gradient(NINE, Map.of(), (layers, x) -> layers.tf().math
				.square(new DiffAugment(0, 0, 0.4, 0.5).apply(layers.tf(), x, constant(layers, numbers))));
		for (int i = 0; i < 9; i++)
			assertEquals(1.25 * 2 * (5.2 + 1.25 * (i - 4)) - 0.25 * 2 * 5.2, gradient.data()[i], 1e-5);
	}

	@Test
	void everyImageHasItsOwnNumbers() {
		final FloatArray two = new FloatArray(new float[]{1, 2, 3, 4, 1, 2, 3, 4}, 2, 2, 2, 1);
		final FloatArray numbers = new FloatArray(new float[]{0.9f, 0.5f, 0, 0, 0, 0, 0.5f, 0.9f, 0, 0, 0, 0}, 2, 6);
		final FloatArray result = Calculation.value(two, Map.of(),
				(layers, x) -> new DiffAugment(0.5, 0, 0, 0).apply(layers.tf(), x, constant(layers, numbers)));
		assertArrayEquals(new float[]{0, 0, 1, 2, 0, 1, 0, 3}, result.data());
	}

	@Test
	void numbersAreAFunctionOfSeedAndStep() {
		final float[] drawn = DiffAugment.draw(1, 7, 500).data();
		assertArrayEquals(drawn, DiffAugment.draw(1, 7, 500).data());
		assertFalse(Arrays.equals(drawn, DiffAugment.draw(1, 8, 500).data()));
		assertFalse(Arrays.equals(drawn, DiffAugment.draw(2, 7, 500).data()));
		double sum = 0;
		for (final float number : drawn) {
			assertTrue(number >= 0 && number < 1);
			sum += number;
		}
		// The mean of 3000 numbers deviates by 0.0053.
		assertEquals(0.5, sum / drawn.length, 0.02);
	}

	private static FloatArray augmented(final DiffAugment augment, final float... numbers) {
		return Calculation.value(NINE, Map.of(),
				(layers, x) -> augment.apply(layers.tf(), x, constant(layers, numbers(numbers))));
	}

	private static FloatArray numbers(final float... numbers) {
		return new FloatArray(numbers, 1, numbers.length);
	}

	private static Operand<TFloat32> constant(final Layers layers, final FloatArray numbers) {
		return layers.tf().reshape(layers.tf().constant(numbers.data()), layers.tf().constant(numbers.shape()));
	}

	/** Each of the three kinds has its own share; the others are not touched. */
	@Test
	void appliesEachKindToAPartOfTheImages() {
		final float[] all = DiffAugment.draw(1, 7, 3000).data();
		final float[] some = DiffAugment.draw(1, 7, 3000, 0.3).data();
		final int[] applied = new int[3];
		for (int i = 0; i < all.length; i += 2)
			if (some[i] == all[i] && some[i + 1] == all[i + 1]) applied[i / 2 % 3]++;
		for (final int count : applied)
			assertEquals(900, count, 90);
	}

	@Test
	void withoutProbabilityImagesStayAsTheyAre() {
		assertArrayEquals(NINE.data(),
				augmented(new DiffAugment(1 / 3.0, 2 / 3.0, 0.4, 0.5), DiffAugment.draw(1, 7, 1, 0).data()).data(),
				1e-6f);
	}
}
