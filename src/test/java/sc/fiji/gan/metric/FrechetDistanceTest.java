package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

	private static final FrechetDistance METRIC = new FrechetDistance();

	/** Means 2 and 5; variances 1 and 4, so (1 - 2)^2; together 9 + 1. */
	@Test
	void agreesWithOneDimensionWorkedByHand() {
		assertEquals(10, METRIC.compare(FeatureSets.line(1, 2, 3), FeatureSets.line(3, 5, 7)).value(), 1e-9);
	}

	/** Shifted, and nothing else: the squared length of the shift, 3 times 0.5^2. */
	@Test
	void shiftHasItsSquaredLength() {
		final FeatureSet set = FeatureSets.normal(200, 3, 0, 1, 1);
		final float[][] shifted = new float[200][3];
		for (int i = 0; i < shifted.length; i++)
			for (int d = 0; d < 3; d++)
				shifted[i][d] = set.vectors()[i][d] + 0.5f;
		assertEquals(0.75, METRIC.compare(new FeatureSet(shifted), set).value(), 1e-5);
	}

	/** N(0.5, 4) and N(0, 1) in 4 dimensions: 4 (0.5^2 + (2 - 1)^2) = 5. */
	@Test
	void normalSetsHaveTheDistanceOfTheirDistributions() {
		final FeatureSet a = FeatureSets.normal(20000, 4, 0.5, 2, 1);
		final FeatureSet b = FeatureSets.normal(20000, 4, 0, 1, 2);
		assertEquals(5, METRIC.compare(a, b).value(), 0.15);
	}

	/**
	 * Covariances with 1 on the diagonal and r, s beside it have the same eigenvectors, and eigenvalues
	 * 1 + r, 1 - r: the sum of the squared differences of their roots. Four points at (+-a, +-a) and
	 * (+-b, -+b) have the variance (2 a^2 + 2 b^2) / 3 and the covariance (2 a^2 - 2 b^2) / 3. So along
	 * the diagonals 4 a^2 / 3 and 4 b^2 / 3: with a = 1, b = 2 beside a = 3, b = 1 4 / 3 (2^2 + 1^2) =
	 * 20 / 3.
	 */
	@Test
	void correlationsCount() {
		assertEquals(20 / 3.0, METRIC.compare(cross(1, 2), cross(3, 1)).value(), 1e-6);
	}

	private static FeatureSet cross(final float a, final float b) {
		return FeatureSets.of(new float[]{a, a}, new float[]{-a, -a}, new float[]{b, -b}, new float[]{-b, b});
	}

	/** The same points with many features that are always 0: more features than images. */
	@Test
	void moreFeaturesThanImagesMakeNoDifference() {
		final FeatureSet a = FeatureSets.normal(12, 5, 0.4, 1, 1);
		final FeatureSet b = FeatureSets.normal(15, 5, 0, 2, 2);
		assertEquals(METRIC.compare(a, b).value(), METRIC.compare(widened(a), widened(b)).value(), 1e-5);
	}

	private static FeatureSet widened(final FeatureSet set) {
		final float[][] vectors = new float[set.size()][40];
		for (int i = 0; i < vectors.length; i++)
			System.arraycopy(set.vectors()[i], 0, vectors[i], 3, set.dimensions());
		return new FeatureSet(vectors);
	}

	@Test
	void identicalSetsAreAtNoDistanceWhateverTheirOrder() {
		final FeatureSet set = FeatureSets.normal(300, 20, 1, 3, 4);
		assertEquals(0, METRIC.compare(set, set).value(), 1e-5);
		assertEquals(0, METRIC.compare(set, FeatureSets.shuffled(set)).value(), 1e-5);
	}

	@Test
	void loneImagesHaveNoCovariance() {
		final Estimate estimate = METRIC.compare(FeatureSets.line(1), FeatureSets.line(1, 2));
		assertTrue(Double.isNaN(estimate.value()));
		assertEquals("needs at least 2 images in each set, has 1 and 2", estimate.reason());
	}

	@Test
	void otherFeaturesAreRefused() {
		final FeatureSet two = FeatureSets.normal(3, 2, 0, 1, 1);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> METRIC.compare(FeatureSets.line(1, 2), two))
				.getMessage().contains("1 features"));
	}
}
