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
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;

class StyleTransferTest extends ArchitectureContract {

	private static final int EDGE = 64;

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 20, 0.01, Map.of("adversarial", 1.0, "steadiness", 1.0));
	}

	private static TrainingPlan plan(final Path folder, final int steps, final double rate,
			final Map<String, Double> more) {
		final Map<String, Double> parameters = new HashMap<>(Map.of("width", 4.0, "blocks", 1.0, "discriminatorwidth",
				4.0, "receptivefield", 16.0, "discriminators", 2.0));
		parameters.putAll(more);
		return new TrainingPlan("style", parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20,
				null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("source", noise(random, 1, EDGE, EDGE, 4), "target", noise(random, 1, EDGE, EDGE, 3), "picture",
				noise(random, 1, EDGE + 6, EDGE + 9, 3), "noisy", noise(random, 1, EDGE, EDGE, 4));
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

	/** The picture is orange with dark stripes, the photographs are grey waves. */
	@Test
	void photographsTakeTheColoursOfThePicture(@TempDir final Path folder) {
		final double[] errors = new double[2];
		engine().train(plan(folder, 60, 0.01, Map.of("adversarial", 0.0)), new Stripes(), new TrainingListener() {

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				if (step == 20) errors[0] = distance;
				errors[1] = distance;
			}
		});
		assertTrue(errors[1] < 0.5 * errors[0], errors[0] + " -> " + errors[1]);
	}

	/**
	 * If nothing else is minimised the generator's loss is the mean difference of the painted
	 * photographs beside that of the photographs, whose grain does not count.
	 */
	@Test
	void steadinessIsHowMuchOfTheNoiseIsPainted(@TempDir final Path folder) {
		final FloatArray photo = Stripes.photo(4);
		final FloatArray noisy = Stripes.photo(4);
		for (int i = 0; i < noisy.data().length; i++)
			if (i % 4 < 3) noisy.data()[i] += i / 4 % 2 == 0 ? 0.01f : -0.03f;
		final double[] losses = new double[1];
		final List<FloatArray> painted = new ArrayList<>();
		engine().train(plan(folder, 1, 1e-9,
				Map.of("adversarial", 0.0, "texture", 0.0, "content", 0.0, "smoothness", 0.0, "steadiness", 1.0)),
				new Frames(photo, noisy), new TrainingListener() {

					@Override
					public void stepped(final long step, final Map<String, Double> all, final double seconds,
							final double waited) {
						losses[0] = all.get("generator");
					}

					@Override
					public void validated(final long step, final double distance, final List<FloatArray> outputs) {
						painted.clear();
						painted.addAll(outputs);
					}
				});
		double difference = 0;
		for (int i = 0; i < 3 * EDGE * EDGE; i++)
			difference += Math.abs(painted.get(1).data()[i] - painted.get(0).data()[i]);
		// One half of the pixels is 0.01 off, the other one 0.03.
		assertEquals(difference / (0.02 * 3 * EDGE * EDGE), losses[0], 1e-4 * losses[0]);
		assertTrue(losses[0] > 0.01, "the loss is " + losses[0]);
	}

	private record Frames(FloatArray photo, FloatArray noisy) implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("source", photo, "target", Stripes.picture(), "picture", Stripes.picture(), "noisy", noisy);
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(photo, noisy);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 0;
		}
	}

	private static final class Stripes implements TrainingData {

		private static final double[] ORANGE = {0.8, 0.1, -0.7};

		private static FloatArray picture() {
			final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 3);
			for (int i = 0; i < image.data().length; i++)
				image.data()[i] = i / 3 % EDGE % 8 < 2 ? -0.9f : (float) ORANGE[i % 3];
			return image;
		}

		private static FloatArray photo(final long seed) {
			final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 4);
			final Random grain = new Random(seed);
			for (int i = 0; i < image.data().length; i++) {
				final int x = i / 4 % EDGE;
				image.data()[i] = i % 4 == 3 ? 2 * grain.nextFloat() - 1 : (float) (0.6 * Math.sin(0.2 * x + seed));
			}
			return image;
		}

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("source", photo(step), "target", picture(), "picture", picture());
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(photo(-1));
		}

		/** How far the mean colour is from the picture's. */
		@Override
		public double distance(final List<FloatArray> outputs) {
			double sum = 0;
			for (int c = 0; c < 3; c++) {
				double mean = 0;
				for (int i = 0; i < EDGE * EDGE; i++)
					mean += outputs.get(0).data()[3 * i + c] / (EDGE * EDGE);
				sum += Math.abs(mean - (0.75 * ORANGE[c] - 0.25 * 0.9));
			}
			return sum;
		}
	}
}
