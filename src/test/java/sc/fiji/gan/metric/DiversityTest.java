package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DiversityTest {

	private static final Diversity ALL = new Diversity(100, 1, 255);

	/** Three pairs: one of the same image, which has 1, and two of the same two images. */
	@Test
	void isTheMeanOverPairs() {
		final GreyImage waves = Drawing.waves();
		final GreyImage other = Drawing.degraded(waves);
		final double similarity = new MultiScaleSimilarity(255, 2).compare(waves, other);
		final Estimate estimate = ALL.of(List.of(waves, other, waves));
		assertEquals((1 + 2 * similarity) / 3, estimate.value(), 1e-12);
		// Of 1, s, s the deviation from the mean is 2/3, 1/3, 1/3 of 1 - s; squares sum to 2/3.
		assertEquals((1 - similarity) * Math.sqrt(2 / 3.0 / 6), estimate.standardError(), 1e-12);
	}

	@Test
	void sameImagesHaveNone() {
		assertEquals(1, ALL.of(List.of(Drawing.waves(), Drawing.waves(), Drawing.waves())).value(), 1e-12);
	}

	@Test
	void drawnPairsAgreeWithAllAndAreAlwaysTheSame() {
		final List<GreyImage> noise = IntStream.range(0, 30).mapToObj(DiversityTest::mixture).toList();
		final Estimate all = new Diversity(1000, 1, 1).of(noise);
		final Estimate drawn = new Diversity(100, 1, 1).of(noise);
		assertEquals(all.value(), drawn.value(), 4 * drawn.standardError());
		assertEquals(drawn, new Diversity(100, 1, 1).of(noise));
	}

	@Test
	void oneImageAndSmallImagesHaveAReason() {
		assertEquals("needs at least 2 images, has 1", ALL.of(List.of(Drawing.waves())).reason());
		final GreyImage small = Drawing.waves().topLeft(10, 20);
		assertTrue(ALL.of(List.of(small, small)).reason().contains("11 x 11"));
	}

	/** A common part with noise of its own. */
	private static GreyImage mixture(final int seed) {
		final Random common = new Random(1);
		final Random own = new Random(seed);
		final float[] values = new float[24 * 24];
		for (int i = 0; i < values.length; i++)
			values[i] = common.nextFloat() + 0.05f * seed * own.nextFloat();
		return new GreyImage(values, 24, 24);
	}
}
