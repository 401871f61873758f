package sc.fiji.gan.metric.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.GreyImage;

class RadiomicsTest {

	private static double named(final List<String> names, final double[] features, final String name) {
		return features[names.indexOf(name)];
	}

	private static GreyImage image(final int width, final float... values) {
		return new GreyImage(values, width, values.length / width);
	}

	/**
	 * Haralick's own example of 1973, the matrix of direction 0: of 24 pairs 14 units of squared
	 * difference; squares sum to 84 of 576. Also as scikit-image's documentation prints them.
	 */
	@Test
	void textureAgreesWithHaralicksExample() {
		final double[] counts = {4, 2, 1, 0, 2, 4, 0, 0, 1, 0, 6, 1, 0, 0, 1, 2};
		final double[] features = CoOccurrence.of(counts, 4).features();
		assertEquals(14 / 24.0, named(CoOccurrence.NAMES, features, "contrast"), 1e-12);
		assertEquals(84 / 576.0, named(CoOccurrence.NAMES, features, "energy"), 1e-12);
		// 16 pairs on the diagonal, 6 at a difference of 1, 2 at a difference of 2: 16 + 3 + 2 / 5.
		assertEquals(19.4 / 24, named(CoOccurrence.NAMES, features, "homogeneity"), 1e-12);
		assertEquals(10 / 24.0, named(CoOccurrence.NAMES, features, "dissimilarity"), 1e-12);
		// Mean 31 / 24, variance 63 / 24 - mean^2, covariance variance - contrast / 2.
		final double variance = 65 / 24.0 - 31 * 31 / 576.0;
		assertEquals(1 - 14 / 24.0 / 2 / variance, named(CoOccurrence.NAMES, features, "correlation"), 1e-12);
	}

	/**
	 * 2 x 2 pixels of levels 0, 15 / 15, 0: along rows and columns all pairs differ, on diagonals none.
	 */
	@Test
	void allDirectionsAreCountedBothWays() {
		final CoOccurrence matrix = CoOccurrence.at(image(2, 0, 1, 1, 0), 1);
		assertEquals(8 / 12.0, 2 * matrix.probabilities()[15], 1e-12);
		assertEquals(2 / 12.0, matrix.probabilities()[0], 1e-12);
		assertEquals(2 / 12.0, matrix.probabilities()[255], 1e-12);
	}

	/** 0, 0, 0, 1: mean 1/4, deviation sqrt(3)/4, skewness 2/sqrt(3), excess kurtosis -2/3. */
	@Test
	void intensitiesAgreeWithOnesWorkedByHand() {
		final double[] features = Intensities.of(new float[]{0, 1, 0, 0});
		assertEquals(0.25, named(Intensities.NAMES, features, "mean"), 1e-12);
		assertEquals(Math.sqrt(3) / 4, named(Intensities.NAMES, features, "sd"), 1e-12);
		assertEquals(2 / Math.sqrt(3), named(Intensities.NAMES, features, "skewness"), 1e-12);
		assertEquals(-2 / 3.0, named(Intensities.NAMES, features, "kurtosis"), 1e-12);
		assertEquals(0.7, named(Intensities.NAMES, features, "p90"), 1e-6);
		assertEquals(0.811278, named(Intensities.NAMES, features, "entropy"), 1e-6);
		assertEquals(10 / 16.0, named(Intensities.NAMES, features, "energy"), 1e-12);
	}

	@Test
	void gradientOfARampIsItsSlopeAndItsLaplacianNothing() {
		final float[] ramp = new float[30];
		for (int i = 0; i < 30; i++)
			ramp[i] = 0.03f * (i % 6) + 0.04f * (i / 6);
		final double[] features = Gradients.of(image(6, ramp));
		assertArrayEquals(new double[]{0.05, 0, 0.05, 0.05, 0.05, 0}, features, 1e-6);
	}

	/**
	 * A bright spot has no brighter neighbour, flat ground 8, an edge 5, a corner of a bright square 3.
	 */
	@Test
	void patternsAreCountedByTheirBrightNeighbours() {
		assertEquals(0, BinaryPatterns.pattern(image(3, 0, 0, 0, 0, 1, 0, 0, 0, 0), 1, 1));
		assertEquals(8, BinaryPatterns.pattern(image(3, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1, 1));
		assertEquals(5, BinaryPatterns.pattern(image(3, 0, 1, 1, 0, 1, 1, 0, 1, 1), 1, 1));
		assertEquals(3, BinaryPatterns.pattern(image(3, 0, 0, 0, 0, 1, 1, 0, 1, 1), 1, 1));
		assertEquals(9, BinaryPatterns.pattern(image(3, 1, 0, 1, 0, 1, 0, 1, 0, 1), 1, 1));
	}

	@Test
	void everyFeatureHasANameAndIsFiniteForConstantImages() {
		final FloatArray grey = FloatArray.zeros(1, 16, 16, 1);
		final float[] features = new Radiomics().of(grey);
		assertEquals(Radiomics.names().size(), features.length);
		for (int i = 0; i < features.length; i++)
			assertTrue(Float.isFinite(features[i]), Radiomics.names().get(i));
	}

	/** Red (1, 0, 0): red less green 1, half their sum less blue 0.5. */
	@Test
	void coloursAreFeaturesOfTheirOwn() {
		final FloatArray red = FloatArray.zeros(1, 8, 8, 3);
		for (int i = 0; i < red.data().length; i += 3)
			red.data()[i] = 1;
		final float[] features = new Radiomics().of(red);
		assertEquals(1, features[Radiomics.names().indexOf("mean_red_green")]);
		assertEquals(0.5, features[Radiomics.names().indexOf("mean_yellow_blue")]);
		assertEquals(0.299, features[Radiomics.names().indexOf("mean")], 1e-6);
	}
}
