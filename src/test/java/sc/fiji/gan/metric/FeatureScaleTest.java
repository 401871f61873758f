package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FeatureScaleTest {

	/** 1, 3 have mean 2 and deviation 1; 100, 500 have 300 and 200; 7, 7 do not vary. */
	@Test
	void featuresOfDifferentUnitsBecomeAlike() {
		final FeatureSet real = FeatureSets.of(new float[]{1, 100, 7}, new float[]{3, 500, 7});
		final FeatureScale scale = FeatureScale.of(real);
		assertArrayEquals(new float[][]{{-1, -1, 0}, {1, 1, 0}}, scale.apply(real).vectors());
		assertArrayEquals(new float[][]{{3, 0, 2}}, scale.apply(FeatureSets.of(new float[]{5, 300, 9})).vectors());
	}

	/** Rounding, blown up to a deviation of 1, would outweigh all features. */
	@Test
	void roundingIsNotBlownUp() {
		final FeatureSet real = FeatureSets.line(1000, Math.nextUp(1000f));
		final float[][] scaled = FeatureScale.of(real).apply(real).vectors();
		assertArrayEquals(new float[]{0}, scaled[0], 1e-3f);
	}

	/** Of 1 and 3 the mean is 2 and the deviation 1. */
	@Test
	void noFeatureIsMoreThanTenDeviationsAway() {
		final FeatureScale scale = FeatureScale.of(FeatureSets.line(1, 3));
		assertArrayEquals(new float[][]{{-10}, {-1}, {9}, {10}},
				scale.limited(FeatureSets.line(-1000, 1, 11, 500)).vectors());
	}

	@Test
	void vectorsOfDifferentLengthsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> FeatureSets.of(new float[2], new float[3]));
	}
}
