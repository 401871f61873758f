package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.evaluation.CopyDetector.Nearest;

/** Copies among images that come one by one. */
class CopyDetectorTest {

	private static float[] look(final ImageProcessor pixels) {
		final float[] values = (float[]) pixels.convertToFloat().duplicate().getPixels();
		for (int i = 0; i < values.length; i++)
			values[i] /= 4000;
		return CopyDetector.look(FloatArray.image(values, pixels.getHeight(), pixels.getWidth(), 1));
	}

	private static List<float[]> looks(final int from, final int to) {
		return LongStream.range(from, to).mapToObj(seed -> look(Plants.nuclei(seed))).toList();
	}

	@Test
	void copiesAreFoundWithoutHeldOutImagesAndNewImagesAreNone() {
		final CopyDetector detector = new CopyDetector(looks(0, 40), List.of());
		assertTrue(detector.judges());
		for (int kind = 0; kind < 5; kind++) {
			final Nearest nearest = detector.nearest(look(Plants.copy(Plants.nuclei(7), kind, 1)));
			assertTrue(nearest.copy(), "kind " + kind + ": " + nearest + " at " + detector.threshold());
			assertEquals(7, nearest.index());
		}
		final long called = looks(1000, 1060).stream().filter(look -> detector.nearest(look).copy()).count();
		assertTrue(called <= 4, called + " new images are called copies");
	}

	@Test
	void heldOutImagesTakeThePlaceOfTheImagesThemselves() {
		final List<float[]> images = looks(0, 30);
		final double own = new CopyDetector(images, List.of()).threshold();
		final double others = new CopyDetector(images, looks(500, 600)).threshold();
		assertTrue(own > 0 && others > 0);
		assertFalse(own == others);
	}

	/** Twins in the source would make the usual distance 0, and every copy pass. */
	@Test
	void twinsAmongTheImagesDoNotHideCopies() {
		final List<float[]> twins = LongStream.range(0, 60).mapToObj(i -> look(Plants.nuclei(i / 2))).toList();
		final CopyDetector detector = new CopyDetector(twins, List.of());
		assertTrue(detector.nearest(look(Plants.flipped(Plants.nuclei(3)))).copy());
		assertFalse(detector.nearest(look(Plants.nuclei(1000))).copy());
	}

	@Test
	void withThreeImagesNothingIsCalledACopy() {
		final CopyDetector detector = new CopyDetector(looks(0, 3), List.of());
		assertFalse(detector.judges());
		final Nearest nearest = detector.nearest(look(Plants.nuclei(2)));
		assertEquals(2, nearest.index());
		assertEquals(0, nearest.distance(), 1e-5);
		assertFalse(nearest.copy());
	}

	@Test
	void blankImagesAreNoCopiesAndHaveNone() {
		final FloatProcessor blank = new FloatProcessor(8, 8);
		final CopyDetector detector = new CopyDetector(List.of(look(blank), look(Plants.nuclei(1))), List.of());
		assertEquals(1, detector.nearest(look(Plants.nuclei(1))).index());
		assertEquals(new Nearest(0, 1, false), detector.nearest(look(blank)));
		assertFalse(new CopyDetector(List.of(look(blank)), List.of()).nearest(look(Plants.nuclei(1))).copy());
	}
}
