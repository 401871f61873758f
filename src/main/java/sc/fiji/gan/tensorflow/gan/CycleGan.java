package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.engine.Generators.SOURCE_TO_TARGET;
import static sc.fiji.gan.engine.Generators.TARGET_TO_SOURCE;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.SOURCE;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.TARGET;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.StructureLosses;

/**
 * Translation between two domains, of which no pairs are needed: images x of the source domain and
 * y of the target domain.
 * <ul>
 * <li>Generators {@code G: x -> y} (exported as {@code source-to-target}) and {@code F: y -> x}
 * ({@code target-to-source}).</li>
 * <li>Discriminators {@code D_Y}, which tells y from G(x), and {@code D_X}, which tells x from
 * F(y); of patches, with spectral norm. They are shown a pool of 50 earlier images.</li>
 * <li>The generators' loss is the sum of
 * <ul>
 * <li>{@code adversarial ((D_Y(G(x)) - 1)^2 + (D_X(F(y)) - 1)^2) / 2},</li>
 * <li>{@code cycle (|F(G(x) + e) - x| + |G(F(y) + e) - y|)}, where e is normal noise: what the way
 * back needs must be there to see, rather than hidden in patterns of few grey values,</li>
 * <li>{@code cycle identity (|F(x) - x| + |G(y) - y|)}, so that what is of the wanted domain
 * already is left as it is, if both domains have as many channels,</li>
 * <li>{@code structure S(G(x), x) + structureback S(F(y), y)}, where S tells whether brightness
 * and, by a tenth, edges stay where they are, see {@link StructureLosses#evenBrightness} and
 * {@link StructureLosses#structure}. The other terms do not object to contents that are moved or
 * inverted, as long as the way back undoes it.</li>
 * </ul>
 * </li>
 * </ul>
 * Parameters, beside those of {@link TranslationNetworks} (its generator is a ResNet):
 * {@code adversarial} (2, which is the paper's 1, since least squares are halved here),
 * {@code cycle} (10), {@code noise} (0; the standard deviation of e), {@code identity} (0.5),
 * {@code structure} (0), {@code structureback} (as structure), {@code polarity} (0; 1 if what is
 * light in the source is light in the target, -1 if it is dark there, 0 if either may be). Batch:
 * {@code source} {@code {n, h, w, sourcechannels}}, {@code target} {@code {n, h, w,
 * targetchannels}}, -1 to 1, of edges that are multiples of the generators'; both of one size.
 *
 * @see <a href="https://arxiv.org/abs/1703.10593">Zhu et al., Unpaired image-to-image translation
 * using cycle-consistent adversarial networks (2017)</a>
 * @see <a href="https://arxiv.org/abs/1712.02950">Chu et al., CycleGAN, a master of steganography
 * (2017)</a>
 * @see <a href="https://arxiv.org/abs/1908.01517">Bashkirova et al., Adversarial self-defense for
 * cycle-consistent GANs (2019), whose noise it is</a>
 */
public final class CycleGan implements Architecture {

	private static final String GENERATORS = "generators";
	private static final String SOURCE_DISCRIMINATOR = "source-discriminator";
	private static final String TARGET_DISCRIMINATOR = "target-discriminator";
	/** Two whole numbers, of which the noise of a step is made. */
	private static final String NOISE = "noise";
	private static final long NOISE_SALT = 0x6e6f697365L;

	/**
	 * The part of the structure loss that looks at edges. More of it bounds the texture, which a stain
	 * has and fluorescence has not.
	 */
	private static final double EDGES = 0.1;
	/** The generators' gradients are usually about 2 long. */
	private static final double LARGEST_GENERATOR_NORM = 10;
	/** Those of a discriminator, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.999);

	/** A generator with its layers: G or F. */
	private record Translator(Generator generator, Layers layers) {

		Operand<TFloat32> of(final Operand<TFloat32> images) {
			return generator.apply(layers, images);
		}
	}

	/**
	 * One of the two domains.
	 *
	 * @param name of its discriminator
	 * @param images of a step
	 * @param fakes what the generator made for it
	 */
	private record Domain(String name, Operand<TFloat32> images, Operand<TFloat32> fakes) {}

	@Override
	public String name() {
		return "cyclegan";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final TranslationNetworks networks = TranslationNetworks.residual(plan);
		final int source = networks.sourceChannels();
		final int target = networks.targetChannels();
		return List.of(networks.generator(SOURCE_TO_TARGET, source, target),
				networks.generator(TARGET_TO_SOURCE, target, source));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final Translator g = translator(plan, layers, SOURCE_TO_TARGET);
		final Translator f = translator(plan, layers, TARGET_TO_SOURCE);
		final Operand<TFloat32> x = TranslationNetworks.images(batch, SOURCE, g.generator.inputChannels(), g.generator);
		final Operand<TFloat32> y = TranslationNetworks.images(batch, TARGET, f.generator.inputChannels(), f.generator);
		final Domain source = new Domain(SOURCE_DISCRIMINATOR, x, f.of(y));
		final Domain target = new Domain(TARGET_DISCRIMINATOR, y, g.of(x));
		final List<Operand<TFloat32>> terms = new ArrayList<>();
		terms.add(adversarial(plan, layers, batch, source, target));
		terms.add(cycle(plan, batch, g, f, source, target));
		if (g.generator.inputChannels() == f.generator.inputChannels()) terms.add(identity(plan, g, f, x, y));
		terms.add(structure(plan, layers, source, target));
		return List.of(
				new Objective(GENERATORS, g.layers.tf().math.addN(terms), List.of(SOURCE_TO_TARGET, TARGET_TO_SOURCE),
						LARGEST_GENERATOR_NORM, RULE),
				discriminator(plan, layers, batch, source), discriminator(plan, layers, batch, target));
	}

	private Translator translator(final TrainingPlan plan, final Scopes layers, final String name) {
		return new Translator(generator(plan, name), layers.scope(name));
	}

	private static Operand<TFloat32> adversarial(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch, final Domain source, final Domain target) {
		final Ops tf = layers.scope(SOURCE_TO_TARGET).tf();
		final List<Operand<TFloat32>> losses = new ArrayList<>();
		for (final Domain domain : List.of(source, target)) {
			final Operand<TFloat32> real = scores(plan, layers, batch, domain.name, domain.images);
			final Operand<TFloat32> fake = scores(plan, layers, batch, domain.name, domain.fakes);
			losses.add(TranslationNetworks.residual(plan).contest().generator(tf, real, fake));
		}
		return weighted(tf, plan.number("adversarial", 2), tf.math.addN(losses));
	}

	private static Operand<TFloat32> cycle(final TrainingPlan plan, final Map<String, Operand<TFloat32>> batch,
			final Translator g, final Translator f, final Domain source, final Domain target) {
		final Ops tf = g.layers.tf();
		final double deviation = plan.number(NOISE, 0);
		return weighted(tf, plan.number("cycle", 10),
				tf.math.add(difference(tf, f.of(noisy(tf, batch, deviation, target, 0)), source.images),
						difference(tf, g.of(noisy(tf, batch, deviation, source, 1)), target.images)));
	}

	/** What the way back is given of the images that were made for a domain. */
	private static Operand<TFloat32> noisy(final Ops tf, final Map<String, Operand<TFloat32>> batch,
			final double deviation, final Domain domain, final int index) {
		if (deviation == 0) return domain.fakes;
		final Operand<TInt32> seed = tf.math.add(tf.dtypes.cast(batch.get(NOISE), TInt32.class),
				tf.constant(new int[]{0, index}));
		final Operand<TFloat32> noise = tf.random.statelessRandomNormal(tf.shape(domain.images), seed);
		return tf.math.add(domain.fakes, weighted(tf, deviation, noise));
	}

	private static Operand<TFloat32> identity(final TrainingPlan plan, final Translator g, final Translator f,
			final Operand<TFloat32> x, final Operand<TFloat32> y) {
		final Ops tf = g.layers.tf();
		return weighted(tf, plan.number("cycle", 10) * plan.number("identity", 0.5),
				tf.math.add(difference(tf, f.of(x), x), difference(tf, g.of(y), y)));
	}

	private static Operand<TFloat32> difference(final Ops tf, final Operand<TFloat32> a, final Operand<TFloat32> b) {
		return Losses.absolute(tf, tf.math.sub(a, b));
	}

	private static Operand<TFloat32> structure(final TrainingPlan plan, final Scopes layers, final Domain source,
			final Domain target) {
		final Ops tf = layers.scope(SOURCE_TO_TARGET).tf();
		final int polarity = plan.parameter("polarity", 0);
		final double there = plan.number("structure", 0);
		final Operand<TFloat32> ofTarget = structure(tf, target.fakes, source.images, polarity);
		final Operand<TFloat32> ofSource = structure(tf, source.fakes, target.images, polarity);
		return tf.math.addN(
				List.of(weighted(tf, there, ofTarget), weighted(tf, plan.number("structureback", there), ofSource),
						tf.math.mul(layers.addedStructure(), tf.math.add(ofTarget, ofSource))));
	}

	private static Operand<TFloat32> structure(final Ops tf, final Operand<TFloat32> fakes,
			final Operand<TFloat32> images, final int polarity) {
		return tf.math.add(weighted(tf, EDGES, StructureLosses.structure(tf, fakes, images, polarity)),
				weighted(tf, 1 - EDGES, StructureLosses.evenBrightness(tf, fakes, images, polarity)));
	}

	private static Operand<TFloat32> scores(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch, final String discriminator, final Operand<TFloat32> images) {
		final Layers normalised = layers.scope(discriminator).spectrallyNormalised();
		return TranslationNetworks.residual(plan).discriminator()
				.judge(normalised, TranslationNetworks.seen(normalised.tf(), batch, images)).scores();
	}

	private static Objective discriminator(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch, final Domain domain) {
		final Ops tf = layers.scope(domain.name).tf();
		final AdversarialLoss contest = TranslationNetworks.residual(plan).contest();
		final Operand<TFloat32> real = scores(plan, layers, batch, domain.name, domain.images);
		final Operand<TFloat32> fake = scores(plan, layers, batch, domain.name, layers.pool(domain.name, domain.fakes));
		return new Objective(domain.name, contest.discriminator(tf, real, fake), domain.name,
				LARGEST_DISCRIMINATOR_NORM, RULE).withAccuracy(contest.accuracy(tf, real, fake));
	}

	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		final Map<String, FloatArray> inputs = new HashMap<>(
				TranslationNetworks.residual(plan).randomInputs(step, batch, augmentation));
		if (plan.number(NOISE, 0) > 0) inputs.put(NOISE, seed(plan, step));
		return inputs;
	}

	private static FloatArray seed(final TrainingPlan plan, final long step) {
		final SplittableRandom random = RandomStream.of(plan.seed(), NOISE_SALT, step);
		// Whole numbers that are exact as float; the index of the images is added to one.
		return new FloatArray(new float[]{random.nextInt(1 << 23), random.nextInt(1 << 23)}, 2);
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return TranslationNetworks.residual(plan).adaptsAugmentation();
	}
}
