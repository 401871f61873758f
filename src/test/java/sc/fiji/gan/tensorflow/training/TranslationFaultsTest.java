package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.engine.Diagnosis.Fault;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * A small translation without pairs, by one factor for each direction, that goes wrong as such
 * translations do: the sign of the factors is settled by chance.
 */
@ExtendWith(InsideEngine.class)
class TranslationFaultsTest {

	private static final Sessions SESSIONS = new Sessions(EngineOptions.DEFAULT);
	private static final int EDGE = 8;
	private static final int INTERVAL = 20;
	private static final String THERE = "there";
	private static final String BACK = "back";

	private final List<Diagnosis> told = new ArrayList<>();

	/**
	 * Negatives look as real as positives; only the loss of structure, which is off, tells them apart.
	 */
	private static final class Factors implements Architecture {

		@Override
		public String name() {
			return "factors";
		}

		@Override
		public List<Generator> generators(final TrainingPlan plan) {
			return List.of(new Generator(THERE, 1, 0, 1, Factors::factor),
					new Generator(BACK, 1, 0, 1, Factors::factor));
		}

		/** Before the first step, nearly the input. */
		private static Operand<TFloat32> factor(final Layers layers, final Operand<TFloat32> input) {
			return layers.tf().math.add(input, layers.convolution("factor", input, 1, 1, 0.001));
		}

		/** The size of the output's values is right where it is that of the input's. */
		@Override
		public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
				final Map<String, Operand<TFloat32>> batch) {
			final Ops tf = layers.scope(THERE).tf();
			final Operand<TFloat32> x = batch.get("input");
			final Operand<TFloat32> y = factor(layers.scope(THERE), x);
			final Operand<TFloat32> back = factor(layers.scope(BACK), y);
			final Operand<TFloat32> likeness = Losses.absolute(tf, tf.math.sub(tf.math.abs(y), tf.math.abs(x)));
			final Operand<TFloat32> cycle = Losses.absolute(tf, tf.math.sub(back, x));
			final Operand<TFloat32> structure = tf.math.mul(layers.addedStructure(),
					tf.math.mul(tf.constant(5f), Losses.absolute(tf, tf.math.add(y, x))));
			return List.of(new Objective("both", tf.math.addN(List.of(likeness, cycle, structure)),
					List.of(THERE, BACK), 10, UpdateRule.STANDARD));
		}
	}

	/** Noise, of which the negative is wanted. */
	private record Noise(boolean knowsContrast) implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("input", noise(step));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(noise(-1), noise(-1));
		}

		@Override
		public List<String> path(final int index) {
			return List.of(THERE, BACK).subList(0, index + 1);
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 1 + mean(outputs.get(1), -1);
		}

		@Override
		public double contrast(final List<FloatArray> outputs) {
			double sum = 0;
			for (int i = 0; i < EDGE * EDGE; i++)
				sum -= Math.signum(outputs.get(0).data()[i] * noise(-1).data()[i]);
			return knowsContrast ? sum / (EDGE * EDGE) : Double.NaN;
		}

		/** Negatives are as far away as values are large, twice. */
		@Override
		public double change(final List<FloatArray> outputs) {
			return knowsContrast ? Double.NaN : mean(outputs.get(0), -1) / mean(FloatArray.zeros(1, EDGE, EDGE, 1), -2);
		}

		/** The mean distance from the held-out input times a factor. */
		private static double mean(final FloatArray output, final double factor) {
			double sum = 0;
			for (int i = 0; i < EDGE * EDGE; i++)
				sum += Math.abs(output.data()[i] + factor * noise(-1).data()[i]);
			return sum / (EDGE * EDGE);
		}

		private static FloatArray noise(final long seed) {
			final FloatArray array = FloatArray.zeros(1, EDGE, EDGE, 1);
			final SplittableRandom random = RandomStream.of(seed);
			for (int i = 0; i < array.data().length; i++)
				array.data()[i] = (float) (2 * random.nextDouble() - 1);
			return array;
		}
	}

	private TrainingSummary train(final Path folder, final TrainingData data, final double remedies) {
		final TrainingPlan plan = new TrainingPlan("factors", Map.of("remedies", remedies), 400, 0.06,
				TrainingPlan.Schedule.CONSTANT, 0.5, 1, folder, INTERVAL, null);
		return new Trainer(plan, new Factors(), data, new TrainingListener() {

			@Override
			public void diagnosed(final Diagnosis diagnosis) {
				told.add(diagnosis);
			}
		}).run(SESSIONS);
	}

	/** After it the weight of structure is 1, the contrast is right, and nothing more is found. */
	@Test
	void invertedContrastIsSetBackAndHeldFromThenOn(@TempDir final Path folder) throws IOException {
		final TrainingSummary summary = train(folder, new Noise(true), 1);
		assertEquals(1, told.size(), told.toString());
		assertEquals(Fault.CONTRAST_INVERSION, told.get(0).fault());
		assertEquals(3 * INTERVAL, told.get(0).step());
		assertEquals("Contrast inversion: at 3 validations in a row translated images have been light where they should"
				+ " be dark, and dark where they should be light (correlation -1.00). The training was set back to its"
				+ " beginning, and the weight of structure was raised by 1.", told.get(0).message());
		assertTrue(summary.bestStep() >= 3 * INTERVAL, "best is " + summary.bestStep());
		final Npz.Content checkpoint = Npz.read(summary.newest());
		assertTrue(checkpoint.state().contains("added_structure: 1.0"), checkpoint.state());
		assertEquals(-2, checkpoint.arrays().get("weights/there/factor/kernel").data()[0], 0.2);
	}

	@Test
	void invertedContrastIsOnlyToldIfRemediesAreOff(@TempDir final Path folder) throws IOException {
		final TrainingSummary summary = train(folder, new Noise(true), 0);
		assertTrue(told.get(0).message().endsWith("Nothing was done, since remedies are off."), told.toString());
		assertTrue(Npz.read(summary.newest()).state().contains("added_structure: 0.0"));
	}

	@Test
	void translationThatDoesNothingHasCollapsed(@TempDir final Path folder) {
		train(folder, new Noise(false), 1);
		assertEquals(Fault.IDENTITY_COLLAPSE, told.get(0).fault());
		assertEquals("Identity collapse: at 3 validations in a row translated images have differed from their originals"
				+ " by only 0 % of what the two domains differ; less weight of identity or structure would help."
				+ " The discriminator's rate was doubled.", told.get(0).message());
	}

	@Test
	void pathThroughAGeneratorThatIsNotThereIsRefused(@TempDir final Path folder) {
		final TrainingData data = new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				return Map.of("input", Noise.noise(step));
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of(Noise.noise(-1));
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 0;
			}
		};
		final EngineException refused = assertThrows(EngineException.class, () -> train(folder, data, 1));
		assertEquals("The data want a held-out image to go through 'generator', but the architecture's generators are"
				+ " there, back.", refused.getMessage());
	}
}
