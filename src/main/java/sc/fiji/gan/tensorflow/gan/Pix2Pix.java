package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.engine.Generators.SOURCE_TO_TARGET;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.SOURCE;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.TARGET;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Discriminator.Judgement;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;

/**
 * Translation learnt from pairs: images x of the source domain, and for each the image y of the
 * target domain that it is to become, pixel by pixel.
 * <ul>
 * <li>Generator {@code G: x -> y}, exported as {@code source-to-target}.</li>
 * <li>Discriminator D, which tells the pair (x, y) from (x, G(x)); of patches, with spectral norm.
 * It sees x as further channels.</li>
 * <li>The generator's loss is the sum of
 * <ul>
 * <li>{@code adversarial (D(x, G(x)) - 1)^2 / 2},</li>
 * <li>{@code content |G(x) - y|},</li>
 * <li>{@code matching |D_i(x, G(x)) - D_i(x, y)|} over the inner layers of D.</li>
 * </ul>
 * </li>
 * </ul>
 * Parameters, beside those of {@link TranslationNetworks} (its generator is a U-Net):
 * {@code adversarial} (1), {@code content} (100), {@code matching} (0). Batch: {@code source}
 * {@code {n, h, w, sourcechannels}} and {@code target} {@code {n, h, w, targetchannels}}, image by
 * image a pair, -1 to 1, of edges that are multiples of the generator's.
 *
 * @see <a href="https://arxiv.org/abs/1611.07004">Isola et al., Image-to-image translation with
 * conditional adversarial networks (2017)</a>
 * @see <a href="https://arxiv.org/abs/1711.11585">Wang et al., High-resolution image synthesis and
 * semantic manipulation with conditional GANs (2018), for feature matching and least squares</a>
 */
public final class Pix2Pix implements Architecture {

	private static final String DISCRIMINATOR = "discriminator";

	/** The generator's gradient is usually about 10 long, since content counts so much. */
	private static final double LARGEST_GENERATOR_NORM = 50;
	/** That of the discriminator, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.999);

	@Override
	public String name() {
		return "pix2pix";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final TranslationNetworks networks = TranslationNetworks.ofLevels(plan);
		return List.of(networks.generator(SOURCE_TO_TARGET, networks.sourceChannels(), networks.targetChannels()));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final TranslationNetworks networks = TranslationNetworks.ofLevels(plan);
		final Generator generator = generator(plan, SOURCE_TO_TARGET);
		final Layers g = layers.scope(SOURCE_TO_TARGET);
		final Ops tf = g.tf();
		final Operand<TFloat32> x = TranslationNetworks.images(batch, SOURCE, networks.sourceChannels(), generator);
		final Operand<TFloat32> y = TranslationNetworks.images(batch, TARGET, networks.targetChannels(), generator);
		final Operand<TFloat32> made = generator.apply(g, x);
		final Judgement real = judgement(networks, layers, batch, x, y);
		final Judgement fake = judgement(networks, layers, batch, x, made);
		final AdversarialLoss contest = networks.contest();
		final Operand<TFloat32> loss = tf.math.addN(List.of(
				weighted(tf, plan.number("adversarial", 1), contest.generator(tf, real.scores(), fake.scores())),
				weighted(tf, plan.number("content", 100), Losses.absolute(tf, tf.math.sub(made, y))),
				weighted(tf, plan.number("matching", 0), Losses.matching(tf, fake.features(), real.features()))));
		return List.of(
				new Objective(DISCRIMINATOR, contest.discriminator(tf, real.scores(), fake.scores()), DISCRIMINATOR,
						LARGEST_DISCRIMINATOR_NORM, RULE)
						.withAccuracy(contest.accuracy(tf, real.scores(), fake.scores())),
				new Objective(GENERATOR, loss, SOURCE_TO_TARGET, LARGEST_GENERATOR_NORM, RULE));
	}

	private static Judgement judgement(final TranslationNetworks networks, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch, final Operand<TFloat32> x, final Operand<TFloat32> y) {
		final Layers normalised = layers.scope(DISCRIMINATOR).spectrallyNormalised();
		final Ops tf = normalised.tf();
		final Operand<TFloat32> pair = tf.concat(List.of(x, y), tf.constant(3));
		return networks.discriminator().judge(normalised, TranslationNetworks.seen(tf, batch, pair));
	}

	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		return TranslationNetworks.ofLevels(plan).randomInputs(step, batch, augmentation);
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return TranslationNetworks.ofLevels(plan).adaptsAugmentation();
	}
}
