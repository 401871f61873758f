package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonNumbersTest {

	private static final int COUNT = 200_000;

	/** The first three central moments of a Poisson distribution are its mean. */
	@ParameterizedTest
	@ValueSource(doubles = {0, 0.3, 7, 14.99, 15, 42.5, 5000, 1e6})
	void meanVarianceAndSkewnessAreThoseOfThePoissonDistribution(final double mean) {
		final PoissonNumbers poisson = new PoissonNumbers(new SplittableRandom(1));
		final double[] numbers = new double[COUNT];
		double sum = 0;
		for (int i = 0; i < COUNT; i++) {
			numbers[i] = poisson.next(mean);
			assertEquals(Math.rint(numbers[i]), numbers[i]);
			assertTrue(numbers[i] >= 0);
			sum += numbers[i];
		}
		double square = 0;
		double cube = 0;
		for (final double number : numbers) {
			square += Math.pow(number - mean, 2) / COUNT;
			cube += Math.pow(number - mean, 3) / COUNT;
		}
		// Five standard errors, from the central moments of orders 2, 4 and 6.
		final double fourth = mean + 3 * mean * mean;
		final double sixth = mean + 25 * mean * mean + 15 * mean * mean * mean;
		assertEquals(mean, sum / COUNT, 5 * Math.sqrt(mean / COUNT));
		assertEquals(mean, square, 5 * Math.sqrt((fourth - mean * mean) / COUNT));
		assertEquals(mean, cube, 5 * Math.sqrt((sixth - mean * mean) / COUNT));
	}

	/** Pearson's chi-squared has 25 degrees of freedom: above 60 with a probability of 1e-4. */
	@ParameterizedTest
	@ValueSource(doubles = {14.5, 16})
	void eachNumberIsAsFrequentAsItShouldBe(final double mean) {
		final PoissonNumbers poisson = new PoissonNumbers(new SplittableRandom(2));
		final int[] counts = new int[100];
		for (int i = 0; i < COUNT; i++)
			counts[(int) poisson.next(mean)]++;
		double probability = Math.exp(-mean);
		double chiSquared = 0;
		for (int k = 0; k < 30; k++) {
			if (k >= 4) chiSquared += Math.pow(counts[k] - COUNT * probability, 2) / (COUNT * probability);
			probability *= mean / (k + 1);
		}
		assertTrue(chiSquared < 60, "chi-squared " + chiSquared);
	}

	@Test
	void theSameSeedGivesTheSameNumbers() {
		final PoissonNumbers first = new PoissonNumbers(new SplittableRandom(3));
		final PoissonNumbers second = new PoissonNumbers(new SplittableRandom(3));
		for (int i = 0; i < 100; i++)
			assertEquals(first.next(i), second.next(i));
	}
}
