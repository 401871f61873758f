package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

class CycleGanTest extends ArchitectureContract {

	private static final List<String> THERE_AND_BACK = List.of(Generators.SOURCE_TO_TARGET,
			Generators.TARGET_TO_SOURCE);

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 20, 0.01, Map.of("targetchannels", 3.0, "structure", 1.0, "structureback", 2.0, "noise",
				0.1, "augmentation", 2.0));
	}

	private static TrainingPlan plan(final Path folder, final int steps, final double rate,
			final Map<String, Double> more) {
		final Map<String, Double> parameters = new HashMap<>(
				Map.of("width", 4.0, "blocks", 1.0, "discriminatorwidth", 4.0, "receptivefield", 16.0));
		parameters.putAll(more);
		return new TrainingPlan("cyclegan", parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20,
				null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("source", noise(random, 2, 16, 16, 1), "target", noise(random, 2, 16, 16, 3));
	}

	/** The networks work against each other. */
	@Override
	boolean lossesFall() {
		return false;
	}

	@Test
	void generatorsOfBothDirectionsHaveTheirOwnChannels() {
		final Map<String, NetworkFacts> facts = engine().generators(new TrainingPlan("cyclegan",
				Map.of("targetchannels", 3.0), 1, 1, TrainingPlan.Schedule.CONSTANT, 0, 1, Path.of("none"), 1, null));
		assertEquals(THERE_AND_BACK, List.copyOf(facts.keySet()));
		// Per pixel: 5x5 head, 4x4 and 4x4 down, 8 3x3 at a sixteenth, 3x3 at a quarter and at full size, 5x5 tail,
		// whose squares of four pixels are computed by kernels of 6x6.
		final long inner = 16 * 16 * 32 / 4 + 16 * 32 * 64 / 16 + 8 * 9 * 64 * 64 / 16 + 9 * 64 * 32 / 4 + 9 * 32 * 16;
		assertEquals(25 * 16 + inner + 36 * 16 * 3, facts.get(Generators.SOURCE_TO_TARGET).multiplyAdds());
		assertEquals(25 * 3 * 16 + inner + 36 * 16, facts.get(Generators.TARGET_TO_SOURCE).multiplyAdds());
		assertEquals(4, facts.get(Generators.SOURCE_TO_TARGET).multiple());
	}

	/**
	 * Stripes in any direction; the two domains are alike, and the right translation is the negative.
	 */
	private static final class Stripes implements TrainingData {

		private static final int EDGE = 24;

		private final List<Double> cycles = new ArrayList<>();

		private static FloatArray stripes(final long seed, final int sign) {
			final Random random = new Random(seed);
			final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 1);
			final double angle = 2 * Math.PI * random.nextDouble();
			final double phase = 2 * Math.PI * random.nextDouble();
			for (int i = 0; i < image.data().length; i++)
				image.data()[i] = (float) (sign * 0.8 * Math.tanh(
						3 * Math.sin(0.7 * (Math.cos(angle) * (i % EDGE) + Math.sin(angle) * (i / EDGE)) + phase)));
			return image;
		}

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("source", stripes(2 * step, 1), "target", stripes(2 * step + 1, -1));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(stripes(-1, 1), stripes(-1, 1));
		}

		@Override
		public List<String> path(final int index) {
			return THERE_AND_BACK.subList(0, index + 1);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			double sum = 0;
			for (int i = 0; i < EDGE * EDGE; i++)
				sum += Math.abs(outputs.get(1).data()[i] - heldOut().get(1).data()[i]);
			cycles.add(sum / (EDGE * EDGE));
			return cycles.get(cycles.size() - 1);
		}
	}

	@Test
	void imagesComeBackFromTheOtherDomain(@TempDir final Path folder) {
		final Stripes stripes = new Stripes();
		engine().train(plan(folder, 200, 0.002, Map.of("structure", 1.0, "polarity", -1.0)), stripes,
				TrainingListener.NONE);
		final double first = stripes.cycles.get(0);
		final double last = stripes.cycles.get(stripes.cycles.size() - 1);
		assertTrue(last < 0.5 * first, first + " -> " + last);
	}

	/** Else what is hidden in faint patterns could be read, and a noise that never changes learnt. */
	@Test
	void theNoiseOfTheWayBackIsOfTheStepAndOfTheSeed() {
		final CycleGan gan = new CycleGan();
		final TrainingPlan plan = plan(Path.of("none"), 1, 0.01, Map.of("noise", 0.1));
		final float[] third = gan.randomInputs(plan, 3, 1, 1).get("noise").data();
		assertArrayEquals(third, gan.randomInputs(plan, 3, 1, 1).get("noise").data());
		assertFalse(Arrays.equals(third, gan.randomInputs(plan, 4, 1, 1).get("noise").data()));
		assertEquals(Map.of(), gan.randomInputs(plan(Path.of("none"), 1, 0.01, Map.of("noise", 0.0)), 3, 1, 1));
	}

	@Test
	void imagesThatDoNotFitAreRefused(@TempDir final Path folder) {
		final TrainingPlan plan = plan(folder, 1, 0.01, Map.of("targetchannels", 2.0));
		final EngineException refused = assertThrows(EngineException.class,
				() -> engine().train(plan, data(), TrainingListener.NONE));
		assertTrue(
				refused.getMessage()
						.startsWith("The 'target' images of a step are [2, 16, 16, 3] (batch, height, "
								+ "width, channels): expected 2 channels, and edges that are multiples of 4"),
				refused.getMessage());
	}

	@Test
	void settingsOutOfTheirRangeAreNamed() {
		final TrainingPlan plan = plan(Path.of("none"), 1, 0.01, Map.of("blocks", 33.0));
		assertEquals("blocks=33 is not possible: give a whole number from 0 to 32.",
				assertThrows(EngineException.class, () -> engine().generators(plan)).getMessage());
		final TrainingPlan odd = plan(Path.of("none"), 1, 0.01, Map.of("receptivefield", 50.0, "targetchannels", 3.0));
		assertEquals("receptivefield=50 is not possible: give 16, 34, 70 or 142 pixels.",
				assertThrows(EngineException.class, () -> engine().multiplyAdds(odd, data())).getMessage());
	}
}
