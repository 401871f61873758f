package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class LatentSpaceTest {

	private static final LatentSpace SPACE = new LatentSpace(3, 2, 2);

	@Test
	void inputHasLatentClassAndTruncationInEachRow() {
		final FloatArray input = SPACE.input(7, 1, 0.5);
		assertArrayEquals(new int[]{1, 2, 1, 6}, input.shape());
		assertArrayEquals(new float[]{0, 1, 0.5f}, Arrays.copyOfRange(input.data(), 3, 6));
		assertArrayEquals(Arrays.copyOfRange(input.data(), 0, 6), Arrays.copyOfRange(input.data(), 6, 12));
	}

	@Test
	void inputOfASentenceHasAWordInEachRowAndThenNone() {
		final LatentSpace space = new LatentSpace(2, 3, 3);
		final float[] input = space.input(7, List.of(2, 0), 0.5).data();
		assertArrayEquals(new float[]{0, 0, 1, 0.5f}, Arrays.copyOfRange(input, 2, 6));
		assertArrayEquals(new float[]{1, 0, 0, 0.5f}, Arrays.copyOfRange(input, 8, 12));
		assertArrayEquals(new float[]{0, 0, 0, 0.5f}, Arrays.copyOfRange(input, 14, 18));
		assertArrayEquals(Arrays.copyOf(space.input(7, 0, 0.5).data(), 2), Arrays.copyOfRange(input, 12, 14));
		assertEquals("words=4: give at most 3.",
				assertThrows(IllegalArgumentException.class, () -> space.input(7, List.of(0, 0, 0, 0), 1))
						.getMessage());
		assertEquals("word=3: give a number from 0 to 2.",
				assertThrows(IllegalArgumentException.class, () -> space.input(7, List.of(3), 1)).getMessage());
	}

	@Test
	void withoutClassesTheCategoryIsPassedOver() {
		final LatentSpace space = new LatentSpace(3, 0, 1);
		assertEquals(space.input(7, -1, 1), space.input(7, 5, 1));
		assertEquals(4, space.channels());
	}

	/** For 100,000 numbers mean and variance lie within 0.02 of 0 and 1, and 68.3 % within 1. */
	@Test
	void latentNumbersAreOfTheStandardNormalDistribution() {
		final float[] numbers = new LatentSpace(100_000, 0, 1).input(1, 0, 1).data();
		double sum = 0;
		double squares = 0;
		int within = 0;
		for (int i = 0; i < 100_000; i++) {
			sum += numbers[i];
			squares += numbers[i] * numbers[i];
			if (Math.abs(numbers[i]) < 1) within++;
		}
		assertEquals(0, sum / 100_000, 0.02);
		assertEquals(1, squares / 100_000, 0.02);
		assertEquals(0.683, within / 100_000.0, 0.006);
	}

	/** The correlation of two independent vectors of 10,000 numbers is within 0.04, four deviations. */
	@Test
	void neighbouringSeedsHaveNothingInCommon() {
		final LatentSpace space = new LatentSpace(10_000, 0, 1);
		final float[] one = space.input(41, 0, 1).data();
		final float[] next = space.input(42, 0, 1).data();
		for (int shift = 0; shift < 3; shift++) {
			double product = 0;
			for (int i = 0; i + shift < 10_000; i++)
				product += one[i] * next[i + shift];
			assertEquals(0, product / 10_000, 0.04, "shifted by " + shift);
		}
		assertEquals(space.input(42, 0, 1), space.input(42, 0, 1));
	}

	/** Half the way from (2, 0) to (0, 2) along the circle is (sqrt 2, sqrt 2). */
	@Test
	void latentVectorsGoAlongAnArcAndClassesStraight() {
		final LatentSpace space = new LatentSpace(2, 2, 1);
		final FloatArray first = new FloatArray(new float[]{2, 0, 1, 0, 1}, 1, 1, 1, 5);
		final FloatArray other = new FloatArray(new float[]{0, 2, 0, 1, 0.5f}, 1, 1, 1, 5);
		final float root = (float) Math.sqrt(2);
		assertArrayEquals(new float[]{root, root, 0.5f, 0.5f, 0.75f}, space.between(first, other, 0.5).data(), 1e-6f);
		assertArrayEquals(first.data(), space.between(first, other, 0).data(), 1e-6f);
		assertArrayEquals(other.data(), space.between(first, other, 1).data(), 1e-6f);
	}

	@Test
	void sameLatentVectorsStayWhatTheyAre() {
		final FloatArray input = SPACE.input(3, 0, 1);
		assertArrayEquals(input.data(), SPACE.between(input, input, 0.3).data(), 1e-6f);
	}

	@Test
	void mixtureHasTheFineStylesFromALayerOn() {
		final FloatArray coarse = SPACE.input(1, 0, 1);
		final FloatArray fine = SPACE.input(2, 1, 1);
		final float[] mixed = SPACE.mixed(coarse, fine, 1).data();
		assertArrayEquals(Arrays.copyOfRange(coarse.data(), 0, 6), Arrays.copyOfRange(mixed, 0, 6));
		assertArrayEquals(Arrays.copyOfRange(fine.data(), 6, 12), Arrays.copyOfRange(mixed, 6, 12));
		assertEquals(coarse, SPACE.mixed(coarse, fine, 2));
		assertEquals(fine, SPACE.mixed(coarse, fine, 0));
	}

	@Test
	void batchHasItsInputsInTheirOrder() {
		final FloatArray batch = SPACE.batch(List.of(SPACE.input(1, 0, 1), SPACE.input(2, 1, 1)));
		assertArrayEquals(new int[]{2, 2, 1, 6}, batch.shape());
		assertArrayEquals(SPACE.input(2, 1, 1).data(), Arrays.copyOfRange(batch.data(), 12, 24));
	}

	@Test
	void whatIsNotPossibleIsNamed() {
		assertEquals("category=2: give a class from 0 to 1.", message(() -> SPACE.input(1, 2, 1)));
		assertEquals("truncation=-0.5: give a number from 0 to 2.", message(() -> SPACE.input(1, 0, -0.5)));
		assertEquals("layer=3: give a layer from 0 to 2.",
				message(() -> SPACE.mixed(SPACE.input(1, 0, 1), SPACE.input(2, 0, 1), 3)));
		assertEquals("An input of this network is [1, 2, 1, 6], not FloatArray[1, 6].",
				message(() -> SPACE.batch(List.of(FloatArray.zeros(1, 6)))));
	}

	private static String message(final Runnable action) {
		return assertThrows(IllegalArgumentException.class, action::run).getMessage();
	}
}
