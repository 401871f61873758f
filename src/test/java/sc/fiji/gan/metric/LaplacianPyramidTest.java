package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/**
 * Expected: SciPy 1.16, {@code ndimage.convolve(image, K, mode="mirror")[::2, ::2]} to reduce, and
 * {@code ndimage.convolve(z, 4 K, mode="mirror")} of the pixels with zeros between them to enlarge,
 * with {@code K} the outer product of (1, 4, 6, 4, 1) / 16 with itself.
 */
class LaplacianPyramidTest {

	@Test
	void agreesWithSciPy() {
		final List<GreyImage> levels = LaplacianPyramid.of(Drawing.waves());
		assertEquals(2, levels.size());
		assertEquals(-15.100465975701809, levels.get(0).get(0, 0), 1e-4);
		assertEquals(6.086260363459587, levels.get(0).get(5, 3), 1e-4);
		assertEquals(9.714652597904205, levels.get(0).get(47, 39), 1e-4);
		assertEquals(24, levels.get(1).width());
		assertEquals(179.66887760162354, levels.get(1).get(0, 0), 1e-4);
		assertEquals(156.93288260698318, levels.get(1).get(11, 7), 1e-4);
		assertEquals(218.15584605932236, levels.get(1).get(23, 19), 1e-4);
	}

	@Test
	void agreesWithSciPyForOddSizes() {
		final List<GreyImage> levels = LaplacianPyramid.of(Drawing.waves().topLeft(45, 37));
		assertEquals(29.15911433286965, levels.get(0).get(44, 36), 1e-4);
		assertEquals(1.442610241472721, levels.get(0).get(9, 17), 1e-4);
		assertEquals(19, levels.get(1).height());
		assertEquals(166.0574038028717, levels.get(1).get(22, 18), 1e-4);
	}

	/** 64 x 48, 32 x 24 and no further: 16 x 12 would be too small. */
	@Test
	void endsBeforeASideIsShorterThanSixteen() {
		assertEquals(2, LaplacianPyramid.of(new GreyImage(new float[64 * 48], 64, 48)).size());
		assertEquals(1, LaplacianPyramid.of(new GreyImage(new float[9 * 200], 9, 200)).size());
	}
}
