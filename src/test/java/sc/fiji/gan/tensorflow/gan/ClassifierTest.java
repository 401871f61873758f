package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

class ClassifierTest extends ArchitectureContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 3, 0.01);
	}

	private static TrainingPlan plan(final Path folder, final int classes, final double rate) {
		return new TrainingPlan("classifier",
				Map.of("channels", 1.0, "classes", (double) classes, "width", 4.0, "stages", 2.0), 20, rate,
				TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20, null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("images", noise(random, 3, 8, 8, 1), "labels",
				new FloatArray(new float[]{1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 1, 1, 3));
	}

	/** With a rate of nearly nothing the scores are small, and the loss is about the logarithm of 3. */
	@Test
	void lossIsTheCrossEntropy(@TempDir final Path folder) {
		final Map<String, Double> losses = new HashMap<>();
		engine().train(plan(folder, 3, 1e-9), data(), new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> now, final double seconds,
					final double waited) {
				losses.putAll(now);
			}
		});
		assertEquals(Math.log(3), losses.get("classes"), 0.4);
	}

	@Test
	void oneClassIsRefused() {
		assertEquals("classes=1 is not possible: give 2 or more to tell apart.",
				assertThrows(EngineException.class, () -> engine().facts(plan(Path.of("none"), 1, 0.01))).getMessage());
	}
}
