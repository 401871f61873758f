package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * Small GANs, each trained in such a way that it fails as GANs do, and one that is trained well.
 * The generator changes images of noise, the discriminator compares them with other images.
 */
@ExtendWith(InsideEngine.class)
class FaultsTest {

	private static final Sessions SESSIONS = new Sessions(EngineOptions.DEFAULT);
	private static final int BATCH = 8;
	private static final int EDGE = 8;
	private static final int INTERVAL = 20;

	private final List<Diagnosis> told = new ArrayList<>();

	/**
	 * @param generatorRate times the plan's
	 * @param wholeImages whether the discriminator scores images rather than patches
	 * @param collapses whether the generator is made to give the same image always
	 */
	private record Toy(AdversarialLoss loss, double generatorRate, boolean wholeImages,
			boolean collapses) implements Architecture {

		@Override
		public String name() {
			return "toy";
		}

		@Override
		public List<Generator> generators(final TrainingPlan plan) {
			return List.of(new Generator(1, 1, Toy::generator));
		}

		/** Before the first step, nearly the input. */
		private static Operand<TFloat32> generator(final Layers layers, final Operand<TFloat32> input) {
			final Ops tf = layers.tf();
			final Operand<TFloat32> shift = layers.stridedConvolution("shift", tf.zerosLike(input), 1, 1, 1);
			return tf.math.addN(List.of(input, shift, layers.convolution("change", input, 1, 3, 0.001)));
		}

		private Operand<TFloat32> discriminator(final Layers layers, final Operand<TFloat32> image) {
			final Ops tf = layers.tf();
			if (wholeImages)
				return layers.dense("score", tf.reshape(image, tf.constant(new int[]{-1, EDGE * EDGE})), 1);
			final Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("first", image, 4, 3, 1), 0.2f);
			return layers.stridedConvolution("score", x, 1, 1, 1);
		}

		@Override
		public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
				final Map<String, Operand<TFloat32>> batch) {
			final Layers generator = layers.scope(GENERATOR);
			final Layers judge = wholeImages
					? layers.scope("discriminator").spectrallyNormalised()
					: layers.scope("discriminator");
			final Ops tf = generator.tf();
			final Operand<TFloat32> output = generator(generator, batch.get("input"));
			final Operand<TFloat32> real = discriminator(judge, batch.get("real"));
			final Operand<TFloat32> fake = discriminator(judge, output);
			final Operand<TFloat32> generatorLoss = collapses
					? tf.math.mean(tf.math.square(output), tf.constant(new int[]{0, 1, 2, 3}))
					: loss.generator(tf, real, fake);
			return List.of(
					new Objective("discriminator", loss.discriminator(tf, real, fake), "discriminator", 5)
							.withAccuracy(loss.accuracy(tf, real, fake)),
					new Objective("generator", generatorLoss, GENERATOR, 5,
							UpdateRule.STANDARD.withRateFactor(generatorRate)));
		}
	}

	/**
	 * @param factor of the noise of real images; the generator's input has 1
	 * @param offset what is added to it
	 * @param always whether the real images are the same ones always
	 */
	private record Images(double factor, double offset, boolean always) implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("input", noise(step, 1, 0, BATCH), "real",
					noise(always ? -1 : -2 - step, factor, offset, BATCH));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(noise(-100, 1, 0, 1), noise(-101, 1, 0, 1), noise(-102, 1, 0, 1));
		}

		/** How far the mean is off, and never quite nothing. */
		@Override
		public double distance(final List<FloatArray> outputs) {
			double sum = 0;
			for (final FloatArray output : outputs)
				for (final float value : output.data())
					sum += value;
			return 0.1 + Math.abs(sum / (outputs.size() * EDGE * EDGE) - offset);
		}

		/** Noise of this kind differs by the square root of two thirds. */
		@Override
		public double variety(final List<FloatArray> outputs) {
			double sum = 0;
			for (int i = 0; i < EDGE * EDGE; i++)
				sum += Math.pow(outputs.get(0).data()[i] - outputs.get(1).data()[i], 2);
			return Math.sqrt(sum / (EDGE * EDGE)) / (Math.sqrt(2.0 / 3) * factor);
		}

		/** From -1 to 1, multiplied and shifted. */
		private static FloatArray noise(final long seed, final double factor, final double offset, final int images) {
			final FloatArray array = FloatArray.zeros(images, EDGE, EDGE, 1);
			final SplittableRandom random = RandomStream.of(seed);
			for (int i = 0; i < array.data().length; i++)
				array.data()[i] = (float) (offset + factor * (2 * random.nextDouble() - 1));
			return array;
		}
	}

	private TrainingSummary train(final Path folder, final Toy toy, final Images images, final double rate,
			final long steps, final Map<String, Double> parameters) {
		final TrainingPlan plan = new TrainingPlan("toy", parameters, steps, rate, TrainingPlan.Schedule.CONSTANT, 0.9,
				1, folder, INTERVAL, null);
		return new Trainer(plan, toy, images, new TrainingListener() {

			@Override
			public void diagnosed(final Diagnosis diagnosis) {
				told.add(diagnosis);
			}
		}).run(SESSIONS);
	}

	private Diagnosis only(final Fault fault) {
		assertEquals(1, told.size(), told.toString());
		assertEquals(fault, told.get(0).fault(), told.toString());
		return told.get(0);
	}

	private static final Toy HEALTHY = new Toy(AdversarialLoss.NON_SATURATING, 1, false, false);

	@Test
	void healthyTrainingRaisesNothing(@TempDir final Path folder) {
		final TrainingSummary summary = train(folder, HEALTHY, new Images(0.8, 0.2, false), 0.004, 600, Map.of());
		assertEquals(List.of(), told);
		assertEquals(List.of(), summary.diagnoses());
		assertTrue(summary.bestDistance() < 0.15, "from 0.3 to " + summary.bestDistance());
	}

	/** The real images are so much brighter that a discriminator makes no mistakes. */
	@Test
	void generatorThatIsLeftBehindHasVanishingGradients(@TempDir final Path folder) throws IOException {
		final Toy toy = new Toy(AdversarialLoss.NON_SATURATING, 1e-6, false, false);
		final TrainingSummary summary = train(folder, toy, new Images(1, 5, false), 0.02, 400, Map.of());
		final Diagnosis diagnosis = only(Fault.VANISHING_GRADIENTS);
		assertTrue(diagnosis.message().startsWith(
				"Vanishing gradients: for 200 steps the discriminator has made no mistakes (100 % of the real images"),
				diagnosis.message());
		assertTrue(diagnosis.message().matches(".*The training was set back to its best checkpoint, that of step \\d+, "
				+ "and the discriminator's rate was halved\\."), diagnosis.message());
		assertEquals(List.of(diagnosis), summary.diagnoses());
		assertTrue(Npz.read(summary.newest()).state().contains("discriminator_pace: 0.5"));
	}

	@Test
	void faultsAreOnlyToldIfRemediesAreOff(@TempDir final Path folder) throws IOException {
		final Toy toy = new Toy(AdversarialLoss.NON_SATURATING, 1e-6, false, false);
		final TrainingSummary summary = train(folder, toy, new Images(1, 5, false), 0.02, 400, Map.of("remedies", 0.0));
		assertTrue(only(Fault.VANISHING_GRADIENTS).message().endsWith("Nothing was done, since remedies are off."));
		assertTrue(Npz.read(summary.newest()).state().contains("discriminator_pace: 1.0"));
	}

	@Test
	void generatorThatGivesTheSameAlwaysHasCollapsed(@TempDir final Path folder) {
		final Toy toy = new Toy(AdversarialLoss.NON_SATURATING, 1, false, true);
		train(folder, toy, new Images(1, 0, false), 0.01, 300, Map.of());
		assertFalse(told.isEmpty());
		final Diagnosis diagnosis = told.get(0);
		assertEquals(Fault.MODE_COLLAPSE, diagnosis.fault());
		assertTrue(diagnosis.message().contains("by only "), diagnosis.message());
		assertTrue(diagnosis.message().endsWith("and the learning rate was halved."), diagnosis.message());
	}

	@Test
	void stepsThatAreTooLargeDiverge(@TempDir final Path folder) {
		final Toy toy = new Toy(AdversarialLoss.LEAST_SQUARES, 1, false, false);
		final EngineException given = assertThrows(EngineException.class,
				() -> train(folder, toy, new Images(1, 0, false), 1e5, 400, Map.of()));
		assertEquals(Remedy.MOST, told.size(), told.toString());
		for (final Diagnosis diagnosis : told)
			assertEquals(Fault.DIVERGENCE, diagnosis.fault());
		assertTrue(told.get(0).message().contains("The training was set back to its"), told.get(0).message());
		assertTrue(given.getMessage().endsWith("train again with a lower rate than 100000.0."), given.getMessage());
	}

	/** Real images are of the same kind as those that the generator makes, and it does not learn. */
	@Test
	void discriminatorThatOnlyGuessesFailsToConverge(@TempDir final Path folder) {
		final Toy toy = new Toy(AdversarialLoss.RELATIVISTIC, 1e-6, false, false);
		train(folder, toy, new Images(1, 0, false), 0.0001, 300, Map.of());
		final Diagnosis diagnosis = only(Fault.CONVERGENCE_FAILURE);
		assertTrue(diagnosis.message().endsWith("The discriminator's rate was doubled."), diagnosis.message());
	}

	/** Of the same kind too, but it is always the same ones, which the discriminator gets to know. */
	@Test
	void discriminatorThatKnowsItsImagesByHeartOverfits(@TempDir final Path folder) {
		final Toy toy = new Toy(AdversarialLoss.NON_SATURATING, 1e-6, true, false);
		train(folder, toy, new Images(1, 0, true), 0.01, 350, Map.of());
		final Diagnosis diagnosis = only(Fault.DISCRIMINATOR_OVERFITTING);
		assertTrue(diagnosis.message().startsWith("Discriminator overfitting: for 200 steps"), diagnosis.message());
	}

	/** The fault is noticed after the resumption, at the step at which it would have been without. */
	@Test
	void resumedTrainingIsMendedAsAnUndisturbedOne(@TempDir final Path folder, @TempDir final Path halves)
			throws IOException {
		final Toy toy = new Toy(AdversarialLoss.NON_SATURATING, 1e-6, false, false);
		final Images images = new Images(1, 5, false);
		final TrainingSummary whole = train(folder, toy, images, 0.02, 400, Map.of());
		final TrainingPlan plan = new TrainingPlan("toy", Map.of(), 400, 0.02, TrainingPlan.Schedule.CONSTANT, 0.9, 1,
				halves, INTERVAL, null);
		final long[] last = {0};
		new Trainer(plan, toy, images, new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				last[0] = step;
			}

			@Override
			public boolean shouldStop() {
				return last[0] == 133;
			}
		}).run(SESSIONS);
		assertEquals(133, last[0]);
		final TrainingSummary resumed = new Trainer(plan, toy, images, TrainingListener.NONE).run(SESSIONS);
		assertEquals(whole.diagnoses(), resumed.diagnoses());
		assertEquals(1, resumed.diagnoses().size());
		final Map<String, FloatArray> expected = Npz.read(whole.newest()).arrays();
		Npz.read(resumed.newest()).arrays().forEach((name, array) -> {
			for (int i = 0; i < array.data().length; i++)
				assertEquals(expected.get(name).data()[i], array.data()[i], 1e-6, name);
		});
	}
}
