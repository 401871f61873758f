package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.benchmark.PixelClassifier.Example;
import sc.fiji.gan.metric.GreyImage;

class PixelClassifierTest {

	private static final int EDGE = 48;

	/** A disk on a ground of noise: as bright as it, or brighter by {@code contrast}. */
	private static Example disk(final double contrast, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double x = 14 + 20 * random.nextDouble();
		final double y = 14 + 20 * random.nextDouble();
		final float[] values = new float[EDGE * EDGE];
		final boolean[] objects = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			objects[i] = Math.hypot(i % EDGE - x, i / EDGE - y) < 9;
			values[i] = (float) (0.3 + 0.2 * random.nextDouble() + (objects[i] ? contrast : 0));
		}
		return new Example(new GreyImage(values, EDGE, EDGE), objects);
	}

	private static double dice(final double trainedOn, final double testedOn) {
		final PixelClassifier classifier = PixelClassifier
				.trained(List.of(disk(trainedOn, 1), disk(trainedOn, 2), disk(trainedOn, 3), disk(trainedOn, 4)), 5);
		final Example test = disk(testedOn, 6);
		return ThresholdSegmentation.dice(classifier.apply(test.image()), test.objects());
	}

	@Test
	void findsWhatIsBrighter() {
		// Half of the values that objects have are those of ground too: no threshold finds that many.
		assertTrue(dice(0.1, 0.1) > 0.9, "" + dice(0.1, 0.1));
	}

	@Test
	void findsNothingWhereObjectsLookLikeTheGround() {
		assertTrue(dice(0, 0) < 0.5, "" + dice(0, 0));
	}

	@Test
	void whatItLearntFromDecides() {
		// Dark objects are the ground for one that has learnt that they are bright.
		assertTrue(dice(0.3, -0.3) < 0.1, "" + dice(0.3, -0.3));
	}

	@Test
	void isAFunctionOfItsSeed() {
		final List<Example> examples = List.of(disk(0.05, 1), disk(0.05, 2));
		final GreyImage image = disk(0.05, 3).image();
		final boolean[] objects = PixelClassifier.trained(examples, 1).apply(image);
		assertArrayEquals(objects, PixelClassifier.trained(examples, 1).apply(image));
		assertFalse(Arrays.equals(objects, PixelClassifier.trained(examples, 2).apply(image)));
	}
}
