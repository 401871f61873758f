package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;

class VanillaGanTest extends GenerationContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("vanilla", folder, 20, 0.01, null, Map.of("width", 8.0, "r1", 1.0, "r1interval", 4.0));
	}

	@Override
	TrainingPlan learning(final Path folder) {
		return plan("vanilla", folder, 500, 0.003, null, Map.of("width", 16.0, "remedies", 0.0));
	}

	@Override
	String firstLayer() {
		return "first/";
	}

	/** Perceptrons do not mind. */
	@Override
	@Test
	void sizeThatCannotBeHalvedIsNamed() {
		final TrainingPlan plan = plan("vanilla", Path.of("none"), 1, 1, null, Map.of("size", 50.0, "width", 8.0));
		// 4 to 8 to 16 to 2500, batch norm, and the last bias: by hand.
		assertEquals(4 * 8 + 2 * 8 + 8 * 16 + 2 * 16 + 16 * 2500 + 2500, engine().facts(plan).parameters());
	}

	@Test
	void whatIsDroppedIsDrawnByStepAndForEachLayer() {
		final TrainingPlan plan = plan(Path.of("none"));
		final Map<String, FloatArray> inputs = new VanillaGan().randomInputs(plan, 3, 5, 1);
		assertArrayEquals(new int[]{5, 16}, inputs.get("dropout/real/first").shape());
		assertArrayEquals(new int[]{5, 8}, inputs.get("dropout/fake/second").shape());
		assertEquals(inputs, new VanillaGan().randomInputs(plan, 3, 5, 1));
		assertTrue(inputs.values().stream().distinct().count() == 5);
	}
}
