package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

class Pix2PixTest extends ArchitectureContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 20, 0.01, Map.of("sourcechannels", 2.0, "matching", 1.0, "augmentation", 1.0));
	}

	private static TrainingPlan plan(final Path folder, final int steps, final double rate,
			final Map<String, Double> more) {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("width", 4.0, "levels", 2.0, "discriminatorwidth", 4.0, "receptivefield", 16.0));
		parameters.putAll(more);
		return new TrainingPlan("pix2pix", parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20,
				null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("source", noise(random, 2, 16, 16, 2), "target", noise(random, 2, 16, 16, 1));
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

	/** Half of the negative of an image of which each row is a wave of its own. */
	@Test
	void learnsWhatPairsShow(@TempDir final Path folder) {
		final double[] errors = new double[2];
		engine().train(plan(folder, 100, 0.01, Map.of()), new Negatives(), new TrainingListener() {

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				if (step == 20) errors[0] = distance;
				errors[1] = distance;
			}
		});
		assertTrue(errors[1] < 0.5 * errors[0], errors[0] + " -> " + errors[1]);
	}

	private static final class Negatives implements TrainingData {

		private static FloatArray waves(final long seed, final double factor) {
			final FloatArray image = FloatArray.zeros(1, 16, 16, 1);
			for (int i = 0; i < image.data().length; i++)
				image.data()[i] = (float) (factor * Math.sin(0.4 * (i % 16) + (i / 16) * 0.3 + seed));
			return image;
		}

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("source", waves(step, 1), "target", waves(step, -0.5));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(waves(-1, 1));
		}

		@Override
		public List<String> path(final int index) {
			return List.of(Generators.SOURCE_TO_TARGET);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			double sum = 0;
			for (int i = 0; i < 256; i++)
				sum += Math.abs(outputs.get(0).data()[i] - waves(-1, -0.5).data()[i]);
			return sum / 256;
		}
	}
}
