package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class KernelDistanceTest {

	private static final KernelDistance METRIC = new KernelDistance();

	/**
	 * With one feature the kernel is (x y + 1)^3. Pairs within 0, 1, -1 have 1, 1, 0, mean 2/3; within
	 * 1, 1, 1 all 8; across 1, 8, 0, mean 3. So 2/3 + 8 - 6.
	 */
	@Test
	void agreesWithAHandfulOfNumbersWorkedByHand() {
		assertEquals(8 / 3.0, METRIC.compare(FeatureSets.line(0, 1, -1), FeatureSets.line(1, 1, 1)).value(), 1e-12);
	}

	/**
	 * Left out from the first set: 0, with 0 + 8 - 2 * 4; 1, with 1 + 8 - 2 * 0.5; -1, with 1 + 8 - 2 *
	 * 4.5. That is 0, 8, 0, whose squared deviations sum to 128/3; times 2/3 is 256/9. Nothing changes
	 * when one of the second set, all alike, is left out. The root is 16/3.
	 */
	@Test
	void standardErrorIsThatOfTheJackknife() {
		assertEquals(16 / 3.0, METRIC.compare(FeatureSets.line(0, 1, -1), FeatureSets.line(1, 1, 1)).standardError(),
				1e-12);
	}

	/**
	 * Of x y the distance takes 3 times the squared difference of the means, of (x y)^2 3 times that of
	 * the second moments, of (x y)^3 that of the third moments. N(0, 1) has 0, 1, 0, N(1, 1) has 1, 2,
	 * 4: 3 + 3 + 16.
	 */
	@Test
	void shiftedGaussianHasTheDistanceOfItsMoments() {
		final Estimate estimate = METRIC.compare(FeatureSets.normal(3000, 1, 1, 1, 1),
				FeatureSets.normal(3000, 1, 0, 1, 2));
		assertEquals(22, estimate.value(), 3 * estimate.standardError());
		assertTrue(estimate.standardError() < 2, estimate.toString());
	}

	@Test
	void standardErrorIsTheSpreadOfRepeatedDraws() {
		final Estimate[] estimates = IntStream.range(0, 200).mapToObj(i -> METRIC
				.compare(FeatureSets.normal(60, 4, 0.3, 1, 2 * i), FeatureSets.normal(80, 4, 0, 1, 2 * i + 1)))
				.toArray(Estimate[]::new);
		final double mean = stream(estimates).average().orElseThrow();
		final double spread = Math.sqrt(stream(estimates).map(v -> (v - mean) * (v - mean)).sum() / 199);
		final double told = DoubleStream
				.of(IntStream.range(0, 200).mapToDouble(i -> estimates[i].standardError()).toArray()).average()
				.orElseThrow();
		assertEquals(1, told / spread, 0.25);
	}

	private static DoubleStream stream(final Estimate[] estimates) {
		return Arrays.stream(estimates).mapToDouble(Estimate::value);
	}

	/** Unbiased: the mean over many draws of one distribution is 0, not above. */
	@Test
	void setsThatAreAlikeAreOnBothSidesOfNothing() {
		final double[] values = IntStream.range(0, 200)
				.mapToDouble(i -> METRIC
						.compare(FeatureSets.normal(20, 3, 0, 1, 2 * i), FeatureSets.normal(20, 3, 0, 1, 2 * i + 1))
						.value())
				.toArray();
		final double mean = DoubleStream.of(values).average().orElseThrow();
		final double error = Math.sqrt(DoubleStream.of(values).map(v -> v * v).sum()) / 200;
		assertEquals(0, mean, 3 * error);
		assertTrue(DoubleStream.of(values).anyMatch(v -> v < 0));
	}

	/** Without the pairs of an image with itself, which have the largest kernels. */
	@Test
	void identicalSetsAreALittleBelowNothing() {
		final FeatureSet set = FeatureSets.normal(500, 8, 0, 1, 3);
		final Estimate estimate = METRIC.compare(set, set);
		assertTrue(estimate.value() <= 0 && estimate.value() > -0.1, estimate.toString());
	}

	@Test
	void orderDoesNotMatter() {
		final FeatureSet a = FeatureSets.normal(50, 5, 0.5, 1, 1);
		final FeatureSet b = FeatureSets.normal(70, 5, 0, 1, 2);
		final Estimate sorted = METRIC.compare(a, b);
		final Estimate shuffled = METRIC.compare(FeatureSets.shuffled(a), FeatureSets.shuffled(b));
		assertEquals(sorted.value(), shuffled.value(), 1e-12);
		assertEquals(sorted.standardError(), shuffled.standardError(), 1e-12);
	}

	@Test
	void tooFewImagesAndNoNumbersHaveAReason() {
		assertReason("needs at least 3 images in each set, has 2 and 3", FeatureSets.line(1, 2),
				FeatureSets.line(1, 2, 3));
		assertReason("a feature of an image is not a number", FeatureSets.line(1, 2, Float.NaN),
				FeatureSets.line(1, 2, 3));
	}

	private static void assertReason(final String reason, final FeatureSet a, final FeatureSet b) {
		final Estimate estimate = METRIC.compare(a, b);
		assertTrue(Double.isNaN(estimate.value()));
		assertFalse(estimate.reason().isEmpty());
		assertEquals(reason, estimate.reason());
	}
}
