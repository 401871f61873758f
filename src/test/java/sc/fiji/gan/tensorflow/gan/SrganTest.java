package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;

class SrganTest extends ArchitectureContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("srgan", folder, Map.of("width", 6.0, "penalty", 0.1), null, 20);
	}

	private static TrainingPlan plan(final String architecture, final Path folder, final Map<String, Double> more,
			final Path start, final int steps) {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("scale", 2.0, "channels", 1.0, "features", 8.0, "blocks", 2.0));
		parameters.putAll(more);
		return new TrainingPlan(architecture, parameters, steps, 0.01, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder,
				20, start);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("input", noise(random, 2, 8, 8, 1), "target", noise(random, 2, 16, 16, 1));
	}

	/** The networks work against each other. */
	@Override
	boolean lossesFall() {
		return false;
	}

	@Test
	void discriminatorIsUpdatedBeforeTheGenerator(@TempDir final Path folder) {
		final List<List<String>> names = new ArrayList<>();
		engine().train(plan(folder), data(), new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				names.add(List.copyOf(losses.keySet()));
			}
		});
		assertEquals(List.of("discriminator", "generator"), names.get(0));
	}

	/** A discriminator that looks at fixed images on its own soon tells them apart. */
	@Test
	void discriminatorLearnsToTellImagesApart(@TempDir final Path folder) {
		final Map<Long, Double> losses = new HashMap<>();
		final Map<String, Double> parameters = Map.of("width", 6.0, "augmentation", 0.0, "adversarial", 0.0, "matching",
				0.0, "relativistic", 0.0);
		engine().train(plan("srgan", folder, parameters, null, 120), data(), new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> values, final double seconds,
					final double waited) {
				losses.put(step, values.get("discriminator"));
			}
		});
		assertTrue(losses.get(120L) < 0.9 * losses.get(1L), losses.get(1L) + " -> " + losses.get(120L));
	}

	@Test
	void startsFromAResidualNetwork(@TempDir final Path content, @TempDir final Path adversarial) throws IOException {
		final TrainingSummary residual = engine().train(plan("residual", content, Map.of(), null, 20), data(),
				TrainingListener.NONE);
		final TrainingPlan still = new TrainingPlan("srgan", plan(adversarial).parameters(), 1, 1e-9,
				TrainingPlan.Schedule.CONSTANT, 0.9, 5, adversarial, 20, residual.newest());
		final Map<String, FloatArray> trained = Npz.read(residual.newest()).arrays();
		final Map<String, FloatArray> begun = Npz.read(engine().train(still, data(), TrainingListener.NONE).newest())
				.arrays();
		trained.forEach((name, array) -> {
			if (name.startsWith("average/")) assertArrayEquals(array.data(), begun.get(name).data(), 1e-6f, name);
		});
	}
}
