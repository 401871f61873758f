package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

	private static final PrecisionRecall METRIC = new PrecisionRecall();
	private static final DensityCoverage BALLS = new DensityCoverage();
	private static final FeatureSet REFERENCES = FeatureSets.line(0, 1, 2, 10);
	private static final FeatureSet IMAGES = FeatureSets.line(0.5f, 2.5f, 30, 31);

	/**
	 * With one neighbour the references cover 0 +- 1, 1 +- 1, 2 +- 1 and 10 +- 8, so 0.5, 2.5 of four
	 * images; the images cover 0.5 +- 2, 2.5 +- 2, 30 +- 1 and 31 +- 1, so 0, 1, 2 of four references.
	 */
	@Test
	void agreeWithFourPointsWorkedByHand() {
		assertEquals(0.5, new PrecisionRecall(1).precision(IMAGES, REFERENCES).value());
		assertEquals(0.75, new PrecisionRecall(1).recall(IMAGES, REFERENCES).value());
	}

	/**
	 * 0.5 lies in the balls around 0 and 1; 2.5 in those around 2 and 10; one ball around 0 to 10 each.
	 */
	@Test
	void densityAndCoverageAgreeWithFourPointsWorkedByHand() {
		assertEquals(1, new DensityCoverage(1).density(IMAGES, REFERENCES).value());
		assertEquals(1, new DensityCoverage(1).coverage(IMAGES, REFERENCES).value());
		assertEquals(0.5, new DensityCoverage(1).coverage(FeatureSets.line(-0.5f, 0.4f, 40), REFERENCES).value());
	}

	@Test
	void identicalSetsCoverEachOther() {
		final FeatureSet set = FeatureSets.normal(100, 5, 0, 1, 1);
		assertEquals(1, METRIC.precision(set, set).value());
		assertEquals(1, METRIC.recall(set, set).value());
		assertEquals(1, BALLS.coverage(set, set).value());
		// Each image is in its own ball and in k others on average.
		assertEquals(1.2, BALLS.density(set, set).value(), 1e-12);
	}

	/** Naeem et al.: of one distribution density is 1 and coverage 1 - 2^-k = 0.97, for many images. */
	@Test
	void likeSetsHaveTheExpectedDensityAndCoverage() {
		final FeatureSet a = FeatureSets.normal(1500, 8, 0, 1, 1);
		final FeatureSet b = FeatureSets.normal(1500, 8, 0, 1, 2);
		assertEquals(1, BALLS.density(a, b).value(), 0.05);
		assertEquals(1 - Math.pow(2, -5), BALLS.coverage(a, b).value(), 0.015);
	}

	@Test
	void collapsedSetIsPreciseAndRecallsNothing() {
		final FeatureSet real = FeatureSets.normal(300, 6, 0, 1, 1);
		final FeatureSet one = FeatureSets.collapsed(300, new float[6]);
		assertEquals(1, METRIC.precision(one, real).value());
		assertEquals(0, METRIC.recall(one, real).value());
		assertTrue(BALLS.coverage(one, real).value() < 0.2);
	}

	@Test
	void strangersHaveNeither() {
		final FeatureSet real = FeatureSets.normal(50, 3, 0, 1, 1);
		final FeatureSet strange = FeatureSets.normal(50, 3, 100, 1, 2);
		assertEquals(0, METRIC.precision(strange, real).value());
		assertEquals(0, METRIC.recall(strange, real).value());
		assertEquals(0, BALLS.density(strange, real).value());
		assertEquals(0, BALLS.coverage(strange, real).value());
	}

	@Test
	void orderDoesNotMatter() {
		final FeatureSet a = FeatureSets.normal(60, 4, 0.5, 1, 1);
		final FeatureSet b = FeatureSets.normal(90, 4, 0, 1, 2);
		assertEquals(METRIC.precision(a, b), METRIC.precision(FeatureSets.shuffled(a), FeatureSets.shuffled(b)));
		assertEquals(METRIC.recall(a, b), METRIC.recall(FeatureSets.shuffled(a), FeatureSets.shuffled(b)));
		assertEquals(BALLS.density(a, b), BALLS.density(FeatureSets.shuffled(a), FeatureSets.shuffled(b)));
		assertEquals(BALLS.coverage(a, b), BALLS.coverage(FeatureSets.shuffled(a), FeatureSets.shuffled(b)));
	}

	@Test
	void fewerImagesThanNeighboursHaveAReason() {
		assertEquals("needs at least 4 images in each set, has 3 and 4",
				METRIC.precision(FeatureSets.line(1, 2, 3), REFERENCES).reason());
		assertEquals("needs at least 6 images in each set, has 4 and 4", BALLS.coverage(IMAGES, REFERENCES).reason());
		assertTrue(Double.isNaN(BALLS.density(IMAGES, REFERENCES).value()));
	}
}
