package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class StructuralSimilarityTest {

	private final ImageMetric ssim = new StructuralSimilarity(255);

	/**
	 * Expected: {@code skimage.metrics.structural_similarity(..., gaussian_weights=True, sigma=1.5,
	 * use_sample_covariance=False)}, scikit-image 0.26.
	 */
	@Test
	void agreesWithScikitImage() {
		final GreyImage waves = Drawing.waves();
		final GreyImage degraded = Drawing.degraded(waves);
		assertEquals(0.8847533292340356, ssim.compare(degraded, waves), 1e-7);
		assertEquals(0.9507631932175946, new StructuralSimilarity(1000).compare(degraded, waves), 1e-7);
	}

	@Test
	void takesOneWindowFromAnImageOfItsSize() {
		final GreyImage corner = Drawing.waves().topLeft(11, 11);
		final GreyImage degraded = Drawing.degraded(Drawing.waves()).topLeft(11, 11);
		assertEquals(0.8511358312058039, ssim.compare(degraded, corner), 1e-7);
	}

	@Test
	void isTheLuminanceTermForConstantImages() {
		final double c1 = 2.55 * 2.55;
		assertEquals((2 * 100 * 50 + c1) / (100 * 100 + 50 * 50 + c1), ssim.compare(constant(100), constant(50)), 1e-9);
	}

	@Test
	void isNotDefinedForLessThanOneWindow() {
		assertEquals(Double.NaN, ssim.compare(Drawing.waves().topLeft(10, 40), Drawing.waves().topLeft(10, 40)));
		assertEquals(Double.NaN, ssim.compare(Drawing.waves().topLeft(40, 10), Drawing.waves().topLeft(40, 10)));
		assertEquals(Double.NaN, ssim.compare(new GreyImage(new float[0], 0, 0), new GreyImage(new float[0], 0, 0)));
	}

	@Test
	void isNotDefinedForNaNOrInfinitePixels() {
		assertEquals(Double.NaN, ssim.compare(constant(Float.NaN), constant(1)));
		assertEquals(Double.NaN, ssim.compare(constant(1), constant(Float.POSITIVE_INFINITY)));
	}

	@Test
	void refusesImagesOfDifferentSizes() {
		final GreyImage waves = Drawing.waves();
		assertThrows(IllegalArgumentException.class, () -> ssim.compare(waves, waves.topLeft(20, 20)));
	}

	@Property(tries = 200)
	void isSymmetricAndAtMostOne(@ForAll @Size(132) @FloatRange(min = -300, max = 300) final float[] a,
			@ForAll @Size(132) @FloatRange(min = -300, max = 300) final float[] b) {
		final GreyImage p = new GreyImage(a, 11, 12);
		final GreyImage q = new GreyImage(b, 11, 12);
		final double value = ssim.compare(p, q);
		assertEquals(value, ssim.compare(q, p), 1e-9);
		assertTrue(Math.abs(value) <= 1 + 1e-9, "SSIM " + value);
		assertEquals(1, ssim.compare(p, p), 1e-12);
	}

	private static GreyImage constant(final float value) {
		final float[] values = new float[12 * 11];
		Arrays.fill(values, value);
		return new GreyImage(values, 12, 11);
	}
}
