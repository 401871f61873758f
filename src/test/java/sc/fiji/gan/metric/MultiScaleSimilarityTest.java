package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MultiScaleSimilarityTest {

	@Test
	void needsElevenPixelsAtTheCoarsestScale() {
		assertEquals(176, MultiScaleSimilarity.smallestSide(5));
		assertEquals(5, MultiScaleSimilarity.scalesOf(176));
		assertEquals(4, MultiScaleSimilarity.scalesOf(175));
		assertEquals(1, MultiScaleSimilarity.scalesOf(11));
		assertEquals(0, MultiScaleSimilarity.scalesOf(10));
		assertEquals(Double.NaN, new MultiScaleSimilarity(255).compare(Drawing.waves(), Drawing.waves()));
	}

	/** With one scale the only weight is 1. */
	@Test
	void isStructuralSimilarityAtOneScale() {
		final GreyImage degraded = Drawing.degraded(Drawing.waves());
		assertEquals(new StructuralSimilarity(255).compare(degraded, Drawing.waves()),
				new MultiScaleSimilarity(255, 1).compare(degraded, Drawing.waves()), 1e-12);
	}

	@Test
	void refusesScalesThatItHasNoWeightsFor() {
		assertThrows(IllegalArgumentException.class, () -> new MultiScaleSimilarity(255, 6));
		assertThrows(IllegalArgumentException.class, () -> new MultiScaleSimilarity(0, 5));
	}

	@Test
	void mapIsThatOfTheWindowsPlacesAndHasSsimAsItsMean() {
		final GreyImage degraded = Drawing.degraded(Drawing.waves());
		final StructuralSimilarity ssim = new StructuralSimilarity(255);
		final GreyImage map = ssim.map(degraded, Drawing.waves());
		assertEquals(Drawing.WIDTH - 10, map.width());
		assertEquals(Drawing.HEIGHT - 10, map.height());
		double sum = 0;
		for (final float value : map.values())
			sum += value;
		assertEquals(ssim.compare(degraded, Drawing.waves()), sum / map.values().length, 1e-6);
		// Pixel (0, 0) of the map is all that there is to an image of the window's size.
		assertEquals(0.8511358312058039, map.get(0, 0), 1e-6);
	}
}
