package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

class FramePredictionTest extends ArchitectureContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 20, 0.01, Map.of("past", 3.0));
	}

	private static TrainingPlan plan(final Path folder, final int steps, final double rate,
			final Map<String, Double> more) {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("width", 4.0, "discriminatorwidth", 4.0, "receptivefield", 16.0));
		parameters.putAll(more);
		return new TrainingPlan("frames", parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20,
				null);
	}

	/** Noise that moves by a pixel in each frame: three frames that are seen, two that are to come. */
	@Override
	Map<String, FloatArray> batch(final Random random) {
		final FloatArray still = noise(random, 2, 16, 24, 1);
		final FloatArray frames = FloatArray.zeros(2, 16, 16, 5);
		for (int i = 0; i < frames.data().length; i++)
			frames.data()[i] = still.data()[i / 80 * 24 + i / 5 % 16 + i % 5];
		return Map.of("frames", frames, "noise", noise(random, 2, 16, 16, 2));
	}

	/** The networks work against each other. */
	@Override
	boolean lossesFall() {
		return false;
	}

	/**
	 * A pattern that moves by two pixels to the right in each frame: its next place follows from two.
	 */
	@Test
	void learnsToMoveOnWhatMoves(@TempDir final Path folder) {
		final double[] errors = new double[2];
		engine().train(plan(folder, 200, 0.003, Map.of("past", 2.0, "adversarial", 0.0)), new Moving(),
				new TrainingListener() {

					@Override
					public void validated(final long step, final double distance, final List<FloatArray> outputs) {
						if (step == 20) errors[0] = distance;
						errors[1] = distance;
					}
				});
		assertTrue(errors[1] < 0.5 * Moving.ofLastFrame(), errors[0] + " -> " + errors[1]);
	}

	@Test
	void tooFewFramesOfTheDataAreTold(@TempDir final Path folder) {
		final EngineException refused = assertThrows(EngineException.class,
				() -> engine().train(plan(folder, 2, 0.01, Map.of("past", 4.0)), data(), TrainingListener.NONE));
		assertEquals(
				"The frames of a step are [2, 16, 16, 5] (batch, height, width, frames): expected 6 frames, and"
						+ " edges that are multiples of 4; choose another patch size, or set past and recursion.",
				refused.getMessage());
	}

	private static final class Moving implements TrainingData {

		private static final int EDGE = 32;

		/** @param from the first frame */
		private static FloatArray frames(final long seed, final int from, final int count) {
			final FloatArray frames = FloatArray.zeros(1, EDGE, EDGE, count);
			for (int i = 0; i < frames.data().length; i++) {
				final int t = from + i % count;
				final int x = i / count % EDGE - 2 * t;
				final int y = i / count / EDGE;
				frames.data()[i] = (float) (0.8 * Math.sin(0.55 * x + seed) * Math.cos(0.4 * y + 2 * seed));
			}
			return frames;
		}

		static double ofLastFrame() {
			return difference(frames(-1, 1, 1), frames(-1, 2, 1));
		}

		private static double difference(final FloatArray a, final FloatArray b) {
			double sum = 0;
			for (int i = 0; i < a.data().length; i++)
				sum += Math.abs(a.data()[i] - b.data()[i]);
			return sum / a.data().length;
		}

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("frames", frames(step, 0, 4), "noise", FloatArray.zeros(1, EDGE, EDGE, 2));
		}

		@Override
		public List<FloatArray> heldOut() {
			final FloatArray seen = FloatArray.zeros(1, EDGE, EDGE, 3);
			for (int i = 0; i < EDGE * EDGE; i++)
				System.arraycopy(frames(-1, 0, 2).data(), 2 * i, seen.data(), 3 * i, 2);
			return List.of(seen);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return difference(outputs.get(0), frames(-1, 2, 1));
		}
	}
}
