package sc.fiji.gan.tensorflow.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.DiffAugment;
import sc.fiji.gan.tensorflow.network.GradientPenalties;
import sc.fiji.gan.tensorflow.network.Layers;

/**
 * A small GAN with all that has a state: spectral norm, adaptive augmentation, a pool of images, a
 * penalty at every fourth step, a discriminator that is updated twice for the generator's once. It
 * learns noise.
 */
final class ToyGan implements Architecture {

	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.9);

	static TrainingPlan plan(final Path folder, final long steps, final int interval) {
		return new TrainingPlan("toy", Map.of(), steps, 0.01, TrainingPlan.Schedule.LINEAR, 0.9, 1, folder, interval,
				null);
	}

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
				new Objective("discriminator", loss.discriminator(tf, realScores, earlierScores), "discriminator", 5,
						RULE.withRateFactor(2).timesPerStep(2))
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

	static final class Noise implements TrainingData {

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
