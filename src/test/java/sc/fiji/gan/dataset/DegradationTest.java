package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.gan.dataset.Degradation.Kernel;
import sc.fiji.gan.engine.FloatArray;

class DegradationTest {

	private static final int EDGE = 60;
	private static final int COUNT = 400_000;

	private static TrainingPlane plane(final float[] data) {
		final int edge = (int) Math.sqrt(data.length);
		return new TrainingPlane("plane", 0, data, edge, edge);
	}

	private static Degradation blur(final double sigma, final Kernel kernel) {
		return new Degradation(kernel, sigma, 0, 0);
	}

	/** A point becomes a Gaussian: its second moment along each axis is the square of sigma. */
	@ParameterizedTest
	@CsvSource({"1", "1.5", "3"})
	void blurIsAGaussianOfThatSigma(final double sigma) {
		final float[] point = new float[EDGE * EDGE];
		point[30 * EDGE + 30] = 1;
		final float[] spread = blur(sigma, Kernel.AREA).reduce(plane(point), 1).data();
		double sum = 0;
		double alongX = 0;
		double alongY = 0;
		for (int y = 0; y < EDGE; y++)
			for (int x = 0; x < EDGE; x++) {
				sum += spread[y * EDGE + x];
				alongX += spread[y * EDGE + x] * Math.pow(x - 30, 2);
				alongY += spread[y * EDGE + x] * Math.pow(y - 30, 2);
			}
		assertEquals(1, sum, 1e-5);
		assertEquals(sigma * sigma, alongX, 0.01 * sigma * sigma);
		assertEquals(sigma * sigma, alongY, 0.01 * sigma * sigma);
		assertEquals(1 / (2 * Math.PI * sigma * sigma), spread[30 * EDGE + 30], 0.01 / (sigma * sigma));
		assertEquals(1, point[30 * EDGE + 30], "the large image stays sharp");
	}

	@Test
	void eachKernelReducesAsItsNameSays() {
		final float[] numbers = new float[36];
		for (int i = 0; i < 36; i++)
			numbers[i] = i;
		// The means of 3 x 3 numbers are their middle one, here and whatever symmetric kernel is taken.
		for (final Kernel kernel : List.of(Kernel.AREA, Kernel.NEAREST))
			assertArrayEquals(new float[]{7, 10, 25, 28}, blur(0, kernel).reduce(plane(numbers), 3).data(), 1e-5f);
		assertArrayEquals(new float[]{3.5f, 5.5f, 7.5f, 15.5f, 17.5f, 19.5f, 27.5f, 29.5f, 31.5f},
				blur(0, Kernel.AREA).reduce(plane(numbers), 2).data(), 1e-5f);
		// There is none in the middle of four: the one after it is taken.
		assertArrayEquals(new float[]{7, 9, 11, 19, 21, 23, 31, 33, 35},
				blur(0, Kernel.NEAREST).reduce(plane(numbers), 2).data(), 1e-5f);
	}

	/** Keys' cubic and its widened form keep straight lines; the mean of two pixels does too. */
	@ParameterizedTest
	@EnumSource(names = {"BICUBIC", "AREA"})
	void pixelsStayWhereTheyAre(final Kernel kernel) {
		final float[] ramp = new float[EDGE * EDGE];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = i % EDGE;
		final float[] low = blur(2, kernel).reduce(plane(ramp), 2).data();
		for (int x = 8; x < EDGE / 2 - 8; x++)
			assertEquals(2 * x + 0.5, low[10 * EDGE / 2 + x], 1e-3);
	}

	/** Noise in the middle, so that nothing lies at the border, which is continued. */
	@ParameterizedTest
	@EnumSource(names = {"BICUBIC", "AREA"})
	void blurAndReductionKeepTheMean(final Kernel kernel) {
		final Random random = new Random(1);
		final float[] data = new float[EDGE * EDGE];
		for (int i = 0; i < data.length; i++)
			data[i] = Math.max(Math.abs(i % EDGE - 30), Math.abs(i / EDGE - 30)) < 16 ? random.nextFloat() : 0;
		assertEquals(mean(data), mean(blur(1.3, kernel).reduce(plane(data), 2).data()), 2e-6);
	}

	/** Photons: the variance of n/N is mean/N. Electronics add their own. */
	@ParameterizedTest
	@CsvSource({"0.02,20,0", "0.5,20,0", "1,4000,0", "0.5,0,5", "0.001,10,3", "0.5,100,2", "1.1,50,1", "-0.01,50,1"})
	void noiseHasItsVarianceAndKeepsTheMean(final double value, final double photons, final double noise) {
		final float[] values = new float[COUNT];
		Arrays.fill(values, (float) value);
		new Degradation(Kernel.BICUBIC, 0, photons, noise).addNoise(values, 0, COUNT, new SplittableRandom(1));
		final double light = photons > 0 && value > 0 ? value / photons : 0;
		final double variance = light + noise * noise / 10_000;
		final double mean = mean(values);
		assertEquals(value, mean, 5 * Math.sqrt(variance / COUNT));
		double sum = 0;
		for (final float v : values)
			sum += (v - mean) * (v - mean);
		// The fourth central moment is 3 variance^2 of a Gaussian, and 1/N^3 times the mean count more of photons.
		final double fourth = 3 * variance * variance + (photons > 0 ? light / (photons * photons) : 0);
		assertEquals(variance, sum / COUNT, 5 * Math.sqrt((fourth - variance * variance) / COUNT));
	}

	@Test
	void lightComesInWholePhotons() {
		final float[] values = new float[1000];
		Arrays.fill(values, 0.3f);
		new Degradation(Kernel.BICUBIC, 0, 16, 0).addNoise(values, 100, 900, new SplittableRandom(1));
		for (int i = 100; i < 900; i++)
			assertEquals(Math.rint(16 * values[i]), 16 * values[i], 1e-6);
		for (final int outside : new int[]{0, 99, 900, 999})
			assertEquals(0.3f, values[outside]);
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	/** Of flat images, so that all that differs is the noise. */
	private static SuperResolutionPairs flat(final Degradation degradation, final long seed) {
		final float[] grey = new float[EDGE * EDGE];
		Arrays.fill(grey, 0.5f);
		return new SuperResolutionPairs(
				List.of(new TrainingPlane("a", 0, grey, EDGE, EDGE), new TrainingPlane("b", 1, grey, EDGE, EDGE)),
				degradation, 2, 4, 10, seed, SuperResolutionPairs.Quality.FIDELITY);
	}

	@Test
	void noiseIsDrawnAnewForEachPatchAndIsAFunctionOfTheStep() {
		final Degradation degradation = new Degradation(Kernel.BICUBIC, 1, 200, 2);
		final SuperResolutionPairs pairs = flat(degradation, 1);
		final Set<Integer> different = new HashSet<>();
		for (int step = 0; step < 5; step++) {
			final FloatArray inputs = pairs.batch(step).get("input");
			for (int i = 0; i < 4; i++)
				different.add(Arrays.hashCode(Arrays.copyOfRange(inputs.data(), 100 * i, 100 * (i + 1))));
			assertEquals(inputs, flat(degradation, 1).batch(step).get("input"));
			for (final float value : pairs.batch(step).get("target").data())
				assertEquals(0.5, value, 1e-6);
		}
		assertEquals(20, different.size());
		assertNotEquals(pairs.batch(0), flat(degradation, 2).batch(0));
	}

	@Test
	void heldOutPatchesKeepTheirNoise() {
		final Degradation degradation = new Degradation(Kernel.BICUBIC, 0, 0, 2);
		final SuperResolutionPairs pairs = flat(degradation, 1);
		final List<FloatArray> before = List.copyOf(pairs.heldOut());
		pairs.batch(7);
		assertEquals(before, pairs.heldOut());
		assertEquals(before, flat(degradation, 1).heldOut());
		assertEquals(before.size(), new HashSet<>(before).size(), "each has its own");
		// Bicubic interpolation at even scales has the weights (-9, 111, 29, -3)/128: noise is less by their squares.
		final double weights = (81 + 12321 + 841 + 9) / 16384.0;
		assertEquals(0.02 * weights, pairs.bicubicError(), 0.001);
	}

	@Test
	void settingsAndWordsTellWhatIsNotTheDefault() {
		assertEquals(Map.of(), Degradation.NONE.settings());
		assertEquals("antialiased bicubic reduction (as MATLAB's `imresize`)", Degradation.NONE.inWords());
		final Degradation all = new Degradation(Kernel.AREA, 1.5, 1000, 0.5);
		assertEquals(Map.of("kernel", "area", "blur", "1.5", "photons", "1000", "noise", "0.5"), all.settings());
		assertEquals(
				"a Gaussian blur of 1.5 large pixels (standard deviation), then the mean of the square that becomes"
						+ " a pixel, then Poisson noise of 1000 photons in a white pixel, then Gaussian noise of 0.5 % of the"
						+ " range (standard deviation)",
				all.inWords());
		final Map<String, String> settings = flat(all, 1).settings();
		assertTrue(settings.entrySet().containsAll(all.settings().entrySet()));
		assertTrue(settings.get("images").matches("[0-9a-f]{64}"));
		assertFalse(flat(Degradation.NONE, 1).settings().containsKey("blur"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"-1|0|0|blur=-1 is not possible: give a number from 0 (none) to 20 large pixels.",
			"0|-5|0|photons=-5 is not possible: give a number from 0 (none) to 1000000000 photons in a white pixel.",
			"0|0|100.5|noise=100.5 is not possible: give a number from 0 (none) to 100 percent.",
			"NaN|0|0|blur=NaN is not possible: give a number from 0 (none) to 20 large pixels."})
	void valuesThatAreNotPossibleAreRefusedByTheirName(final double blur, final double photons, final double noise,
			final String message) {
		assertEquals(message, assertThrows(IllegalArgumentException.class,
				() -> new Degradation(Kernel.BICUBIC, blur, photons, noise)).getMessage());
	}

	@Test
	void kernelsGoByTheirNames() {
		for (final Kernel kernel : Kernel.values())
			assertEquals(kernel, Kernel.named(kernel.toString()));
		assertEquals("kernel=cubic is not possible: give bicubic, area or nearest.",
				assertThrows(IllegalArgumentException.class, () -> Kernel.named("cubic")).getMessage());
	}
}
