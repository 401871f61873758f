package sc.fiji.gan.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/** What each change does to an image, and what it leaves. */
class ClassicalSettingsTest {

	private static final int SIZE = 32;

	/** One channel. */
	private static PixelValues image(final int width, final int height, final int bitDepth,
			final IntToDoubleFunction value) {
		final FloatArray values = FloatArray.zeros(1, height, width, 1);
		for (int i = 0; i < values.data().length; i++)
			values.data()[i] = (float) value.applyAsDouble(i);
		return new PixelValues(values, bitDepth);
	}

	private static float[] changed(final Augmentation augmentation, final PixelValues image, final long seed) {
		return augmentation.apply(image, new SplittableRandom(seed)).values().data();
	}

	@Test
	void aSquareLiesInAllEightWaysAndALongImageInFour() {
		final PixelValues square = image(2, 2, 8, i -> i);
		final PixelValues row = image(3, 1, 8, i -> i);
		final PixelValues long2 = image(3, 2, 8, i -> i);
		final Set<String> squares = new HashSet<>();
		final Set<String> longs = new HashSet<>();
		for (int seed = 0; seed < 200; seed++) {
			squares.add(Arrays.toString(changed(new Flip(true), square, seed)));
			longs.add(Arrays.toString(changed(new Flip(true), long2, seed)));
		}
		assertEquals(8, squares.size());
		assertEquals(Set.of("[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]", "[2.0, 1.0, 0.0, 5.0, 4.0, 3.0]",
				"[3.0, 4.0, 5.0, 0.0, 1.0, 2.0]", "[5.0, 4.0, 3.0, 2.0, 1.0, 0.0]"), longs);
		final Set<String> rows = new HashSet<>();
		for (int seed = 0; seed < 50; seed++)
			rows.add(Arrays.toString(changed(new Flip(false), row, seed)));
		assertEquals(Set.of("[0.0, 1.0, 2.0]", "[2.0, 1.0, 0.0]"), rows);
	}

	/**
	 * Turned about its centre, it is what it was, but for the corners, where its mirror image comes in.
	 */
	@Test
	void aRotationKeepsWhatIsRound() {
		final double centre = (SIZE - 1) / 2.0;
		final PixelValues round = image(SIZE, SIZE, 32,
				i -> Math.exp(-(Math.pow(i % SIZE - centre, 2) + Math.pow(i / SIZE - centre, 2)) / 50));
		final PixelValues bar = image(SIZE, SIZE, 32, i -> i / SIZE == SIZE / 2 ? 1 : 0);
		for (int seed = 0; seed < 5; seed++) {
			final Warp warp = new Warp(List.of(new Rotation(180)));
			final float[] turned = changed(warp, round, seed);
			for (int i = 0; i < turned.length; i++)
				if (Math.hypot(i % SIZE - centre, i / SIZE - centre) < centre)
					assertEquals(round.values().data()[i], turned[i], 0.01);
			assertFalse(Arrays.equals(bar.values().data(), changed(warp, bar, seed)));
		}
	}

	/** Values of a ramp tell where they come from. The shifts of bicubic waves are a little smaller. */
	@Test
	void elasticShiftsAreAsLargeAsSaid() {
		final PixelValues ramp = image(SIZE, SIZE, 32, i -> i % SIZE);
		double squares = 0;
		int count = 0;
		for (int seed = 0; seed < 40; seed++) {
			final float[] warped = changed(new Warp(List.of(new Elastic(5))), ramp, seed);
			for (int y = 0; y < SIZE; y++)
				for (int x = SIZE / 4; x < 3 * SIZE / 4; x++, count++)
					squares += Math.pow(warped[y * SIZE + x] - x, 2);
		}
		final double deviation = Math.sqrt(squares / count);
		assertEquals(0.05 * SIZE, deviation, 0.4 * 0.05 * SIZE, "deviation " + deviation);
	}

	@Test
	void aWarpMakesNoValuesThatWereNotThere() {
		final PixelValues noise = image(SIZE, SIZE, 16, i -> new SplittableRandom(i).nextInt(1000, 2000));
		final float[] warped = changed(new Warp(List.of(new Rotation(45), new Elastic(10))), noise, 1);
		for (final float value : warped)
			assertTrue(value >= 1000 && value < 2000, "value " + value);
	}

	@Test
	void intensityKeepsTheOrderOfValuesAndGreyGrey() {
		final PixelValues ramp = image(SIZE, SIZE, 16, i -> 500 + i);
		final float[] changed = changed(new Intensity(50), ramp, 3);
		for (int i = 1; i < changed.length; i++)
			assertTrue(changed[i] > changed[i - 1]);
		assertNotEquals(500, changed[0], 1e-3);
		final FloatArray grey = FloatArray.zeros(1, SIZE, SIZE, 3);
		for (int i = 0; i < grey.data().length; i++)
			grey.data()[i] = i / 3 % 256;
		final float[] colours = changed(new Intensity(30), new PixelValues(grey, 24), 4);
		for (int i = 0; i < colours.length; i += 3)
			assertTrue(colours[i] == colours[i + 1] && colours[i] == colours[i + 2]);
	}

	/** Of two stains each may be brighter by itself. */
	@Test
	void channelsOfACompositeChangeByThemselves() {
		final FloatArray two = FloatArray.zeros(1, SIZE, SIZE, 2);
		for (int i = 0; i < two.data().length; i++)
			two.data()[i] = i / 2;
		final float[] changed = changed(new Intensity(30), new PixelValues(two, 16), 5);
		assertNotEquals(changed[2 * 100], changed[2 * 100 + 1], 1);
	}

	/** A ramp of 1000 values, but for a thousandth at either end; at most 10 % of them. */
	@Test
	void noiseIsAsStrongAsSaid() {
		final PixelValues ramp = image(100, 100, 32, i -> i / 10.0);
		double largest = 0;
		for (int seed = 0; seed < 20; seed++) {
			final float[] noisy = changed(new Noise(10), ramp, seed);
			final double[] noise = IntStream.range(0, noisy.length).mapToDouble(i -> noisy[i] - i / 10.0).toArray();
			final double mean = Arrays.stream(noise).average().orElseThrow();
			final double deviation = Math.sqrt(Arrays.stream(noise).map(v -> v * v).average().orElseThrow());
			assertTrue(deviation < 103, "deviation " + deviation);
			assertEquals(0, mean, 5);
			largest = Math.max(largest, deviation);
		}
		assertTrue(largest > 70, "largest deviation " + largest);
	}

	@Test
	void anImageOfOneValueKeepsIt() {
		final PixelValues blank = image(SIZE, SIZE, 8, i -> 7);
		final PixelValues changed = ClassicalSettings.DEFAULT.apply(blank, new SplittableRandom(1));
		for (final float value : changed.values().data())
			assertEquals(7, value, 1e-4);
	}

	@Test
	void theSameSeedGivesTheSameImageAndSixteenBitsStay() {
		final PixelValues image = image(SIZE, SIZE, 16, i -> 60000 + 20 * (i % 200));
		final ImageProcessor first = ClassicalSettings.DEFAULT.apply(image, new SplittableRandom(1)).planes().get(0);
		final ImageProcessor same = ClassicalSettings.DEFAULT.apply(image, new SplittableRandom(1)).planes().get(0);
		final ImageProcessor other = ClassicalSettings.DEFAULT.apply(image, new SplittableRandom(2)).planes().get(0);
		assertEquals(16, first.getBitDepth());
		assertArrayEquals((short[]) first.getPixels(), (short[]) same.getPixels());
		assertFalse(Arrays.equals((short[]) first.getPixels(), (short[]) other.getPixels()));
		assertTrue(first.getStats().min > 58000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"both|0|0|0|0|flips=both is not possible: give all, horizontal or none.",
			"all|181|0|0|0|rotation=181.0 is not possible: give 0 to 180 degrees.",
			"all|0|11|0|0|elastic=11.0 is not possible: give 0 to 10 percent of the shorter side.",
			"all|0|0|-1|0|intensity=-1.0 is not possible: give 0 to 100 percent.",
			"all|0|0|0|NaN|noise=NaN is not possible: give 0 to 100 percent."})
	void whatIsNotPossibleIsRefused(final String flips, final double rotation, final double elastic,
			final double intensity, final double noise, final String expected) {
		assertEquals(expected, assertThrows(IllegalArgumentException.class,
				() -> new ClassicalSettings(flips, rotation, elastic, intensity, noise)).getMessage());
	}
}
