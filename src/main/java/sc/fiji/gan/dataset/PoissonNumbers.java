package sc.fiji.gan.dataset;

import java.util.SplittableRandom;

/**
 * Draws from Poisson distributions of any mean, each in constant time.
 *
 * @see <a href="https://doi.org/10.1016/0167-6687(93)90997-4">H&ouml;rmann, The transformed
 * rejection method for generating Poisson random variables (1993)</a>, algorithm PTRS
 */
final class PoissonNumbers {

	/** Below it the product of uniform numbers is quicker; the rejection method needs at least 10. */
	private static final double SMALL_MEAN = 15;

	private final SplittableRandom random;

	PoissonNumbers(final SplittableRandom random) {
		this.random = random;
	}

	/** @param mean 0 or above */
	double next(final double mean) {
		return mean < SMALL_MEAN ? byProduct(mean) : byRejection(mean);
	}

	/** How many arrivals there are in a unit of time, whose distances are exponential (Knuth). */
	private double byProduct(final double mean) {
		final double end = Math.exp(-mean);
		double product = random.nextDouble();
		int count = 0;
		while (product > end) {
			product *= random.nextDouble();
			count++;
		}
		return count;
	}

	private double byRejection(final double mean) {
		final double b = 0.931 + 2.53 * Math.sqrt(mean);
		final double a = -0.059 + 0.02483 * b;
		final double sure = 0.9277 - 3.6224 / (b - 2);
		while (true) {
			final double u = random.nextDouble() - 0.5;
			final double v = random.nextDouble();
			final double distance = 0.5 - Math.abs(u);
			final double k = Math.floor((2 * a / distance + b) * u + mean + 0.43);
			if (distance >= 0.07 && v <= sure) return k;
			if (k < 0 || distance < 0.013 && v > distance) continue;
			final double ratio = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (distance * distance) + b);
			if (Math.log(ratio) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
		}
	}

	/** Stirling's series; from 10 on it is off by less than 1e-10. */
	private static double logFactorial(final double k) {
		if (k < 10) {
			double product = 1;
			for (int i = 2; i <= k; i++)
				product *= i;
			return Math.log(product);
		}
		final double n = k + 1;
		return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI)
				+ (1 / 12.0 - (1 / 360.0 - 1 / (1260 * n * n)) / (n * n)) / n;
	}
}
