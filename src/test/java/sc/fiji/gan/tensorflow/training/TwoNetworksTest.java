package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.DiffAugment;
import sc.fiji.gan.tensorflow.network.GradientPenalties;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * The training of a small GAN with all that has a state: spectral norm, adaptive augmentation, a
 * pool of images, a penalty at every fourth step, a discriminator that is updated twice for the
 * generator's once.
 */
@ExtendWith(InsideEngine.class)
class TwoNetworksTest {

	private static final Sessions SESSIONS = new Sessions(EngineOptions.DEFAULT);
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.9);

	private static final class ToyGan implements Architecture {

		@Override
		public String name() {
			return "toy";
		}

		@Override
		public List<Generator> generators(final TrainingPlan plan) {
			return List.of(new Generator(1, 2, ToyGan::generator));
		}

		private static Operand<TFloat32> generator(final Layers layers, final Operand<TFloat32> input) {
			final Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("in", input, 4, 3, 1), 0.2f);
			return layers.stridedConvolution("out", x, 1, 3, 1);
		}

		private static Operand<TFloat32> discriminator(final Layers layers, final Operand<TFloat32> image) {
			final Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("down", image, 4, 4, 2), 0.2f);
			return layers.dense("score", layers.globalMean(x), 1);
		}

		@Override
		public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
				final Map<String, Operand<TFloat32>> batch) {
			final Layers generator = layers.scope(GENERATOR);
			final Layers discriminator = layers.scope("discriminator").spectrallyNormalised();
			final Ops tf = generator.tf();
			final DiffAugment augment = new DiffAugment(0.25, 0.25, 0.1, 0.1);
			final Operand<TFloat32> real = augment.apply(tf, batch.get("real"), batch.get("numbers"));
			final Operand<TFloat32> made = generator(generator, batch.get("input"));
			final Operand<TFloat32> fake = augment.apply(tf, made, batch.get("numbers"));
			final Operand<TFloat32> earlier = augment.apply(tf, layers.pool("fakes", made), batch.get("numbers"));
			final Operand<TFloat32> realScores = discriminator(discriminator, real);
			final Operand<TFloat32> fakeScores = discriminator(discriminator, fake);
			final Operand<TFloat32> earlierScores = discriminator(discriminator, earlier);
			final AdversarialLoss loss = AdversarialLoss.NON_SATURATING;
			return List.of(
					new Objective("discriminator", loss.discriminator(tf, realScores, earlierScores), "discriminator",
							5, RULE.withRateFactor(2).timesPerStep(2))
							.withAccuracy(loss.accuracy(tf, realScores, earlierScores)),
					new Objective("penalty", GradientPenalties.zeroCentred(tf, realScores, real, 1), "discriminator", 5,
							RULE.everyNthStep(4)),
					new Objective("generator", loss.generator(tf, realScores, fakeScores), GENERATOR, 5, RULE));
		}

		@Override
		public boolean adaptsAugmentation(final TrainingPlan plan) {
			return true;
		}

		@Override
		public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
				final double augmentation) {
			return Map.of("numbers", DiffAugment.draw(plan.seed(), step, batch, augmentation));
		}
	}

	@Test
	void resumedTrainingEqualsAnUndisturbedOne(@TempDir final Path whole, @TempDir final Path halves)
			throws IOException {
		final Map<String, FloatArray> expected = Npz.read(train(whole, new Course(40)).newest()).arrays();
		assertEquals(23, train(halves, new Course(23)).steps());
		final Map<String, FloatArray> actual = Npz.read(train(halves, new Course(40)).newest()).arrays();
		assertEquals(expected.keySet(), actual.keySet());
		for (final String kind : List.of("weights/discriminator/down/kernel", "carried/discriminator/down/spectral",
				"carried/discriminator/score/spectral", "average/generator/out/bias",
				"adam/penalty/second/weights/discriminator/score/kernel",
				"adam/discriminator/first/weights/discriminator/down/bias",
				"adam/generator/second/weights/generator/in/kernel", "pool/fakes/0", "pool/fakes/49"))
			assertTrue(expected.containsKey(kind), kind + " is not among " + expected.keySet());
		expected.forEach((name, array) -> assertArrayEquals(array.data(), actual.get(name).data(), 1e-6f, name));
	}

	/** At the steps 1, 5 and 9 (the first one is counted as 1) the penalty has its turn. */
	@Test
	void objectivesKeepTheirOrderAndTheirTurns(@TempDir final Path folder) {
		final Course course = new Course(9);
		train(folder, course);
		final List<String> both = List.of("discriminator", "generator");
		final List<String> all = List.of("discriminator", "penalty", "generator");
		assertEquals(List.of(all, both, both, both, all, both, both, both, all), course.names);
	}

	/** One unit vector for each kernel, which a step has turned. */
	@Test
	void spectralVectorsAreCarriedOnAndNotTrained(@TempDir final Path one, @TempDir final Path two) throws IOException {
		final Map<String, FloatArray> first = Npz.read(train(one, new Course(1)).newest()).arrays();
		final Map<String, FloatArray> second = Npz.read(train(two, new Course(2)).newest()).arrays();
		final String name = "carried/discriminator/down/spectral";
		double length = 0;
		double turned = 0;
		for (int i = 0; i < 4; i++) {
			length += Math.pow(second.get(name).data()[i], 2);
			turned += Math.abs(second.get(name).data()[i] - first.get(name).data()[i]);
		}
		assertEquals(1, length, 1e-5);
		assertTrue(turned > 1e-5, "turned by " + turned);
		assertFalse(first.keySet().stream().anyMatch(n -> n.startsWith("adam/") && n.contains("spectral")));
	}

	@Test
	void updatesAreCountedFromTheStepAlone() {
		final UpdateRule rule = UpdateRule.STANDARD.everyNthStep(4).timesPerStep(3);
		long count = 0;
		for (long step = 0; step < 20; step++) {
			assertEquals(count, rule.updatesBefore(step));
			if (rule.appliesAt(step)) count += 3;
		}
		assertEquals(15, count);
	}

	/** Notes the objectives of each step, and stops. */
	private static final class Course implements TrainingListener {

		private final long last;
		private final List<List<String>> names = new ArrayList<>();
		private boolean stop;

		Course(final long last) {
			this.last = last;
		}

		@Override
		public void stepped(final long step, final Map<String, Double> losses, final double seconds,
				final double waited) {
			names.add(List.copyOf(losses.keySet()));
			stop = step == last;
		}

		@Override
		public boolean shouldStop() {
			return stop;
		}
	}

	private static TrainingSummary train(final Path folder, final Course course) {
		final TrainingPlan plan = new TrainingPlan("toy", Map.of(), 40, 0.01, TrainingPlan.Schedule.LINEAR, 0.9, 1,
				folder, 50, null);
		return new Trainer(plan, new ToyGan(), new Noise(), course).run(SESSIONS);
	}

	private static final class Noise implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("input", noise(step, 3, 8, 8, 1), "real", noise(-step, 3, 8, 8, 1));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(noise(99, 1, 5, 5, 1));
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 1;
		}

		private static FloatArray noise(final long seed, final int... shape) {
			final FloatArray array = FloatArray.zeros(shape);
			final Random random = new Random(seed);
			for (int i = 0; i < array.data().length; i++)
				array.data()[i] = random.nextFloat();
			return array;
		}
	}
}
