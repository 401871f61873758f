package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.Calculation;

/** Two words, each of which is the kind of half an image that is light. */
class TextToImageTest extends GenerationContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("text", folder, 20, 0.01, null,
				Map.of("width", 4.0, "words", 2.0, "length", 3.0, "augmentation", 2.0));
	}

	@Override
	TrainingPlan learning(final Path folder) {
		return plan("text", folder, 400, 0.002, null,
				Map.of("width", 8.0, "words", 2.0, "length", 3.0, "remedies", 0.0));
	}

	@Override
	String firstLayer() {
		return "stage1/";
	}

	@Test
	void theSpaceHasARowForEachWord() {
		assertEquals(new LatentSpace(4, 2, 3), space());
	}

	/** What stands after the last word says nothing, and another order says something else. */
	@Test
	void orderMakesADifference() {
		final float[] one = atStart(List.of(0, 1, 1));
		assertNotEquals(0, distance(one, atStart(List.of(1, 0, 1))), 1e-6);
		assertArrayEquals(one, atStart(List.of(0, 1, 1)));
		assertNotEquals(0, distance(atStart(List.of(0)), atStart(List.of(0, 0))), 1e-6);
	}

	private float[] atStart(final List<Integer> words) {
		final FloatArray input = space().input(1, words, 1);
		return Calculation.valueAtStart(input, 1, generators().get(0)::apply).data();
	}

	private static double distance(final float[] one, final float[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++)
			sum += Math.abs(one[i] - other[i]);
		return sum;
	}

	@Test
	void classesAndWordsThatAreNotPossibleAreNamed() {
		assertEquals("classes=2 is not possible with architecture=[text], which knows none: choose conditional or"
				+ " stylegan.", refused(Map.of("classes", 2.0)));
		assertEquals("words=5000 is not possible: give a whole number from 1 to 4096.",
				refused(Map.of("words", 5000.0)));
		assertEquals("length=0 is not possible: give a whole number from 1 to 64.", refused(Map.of("length", 0.0)));
	}
}
