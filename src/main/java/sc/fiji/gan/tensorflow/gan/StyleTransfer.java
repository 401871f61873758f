package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.PaintingLosses.COLOURS;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.SOURCE;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.TARGET;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.FeatureLayers;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.StructureLosses;
import sc.fiji.gan.tensorflow.network.TextureFilters;
import sc.fiji.gan.tensorflow.network.TextureLoss;

/**
 * One style, learnt from one picture: photographs x are to be painted as the picture is, of which
 * crops s are shown.
 * <ul>
 * <li>Generator {@code G: x -> painted x}, a ResNet. Beside the colours of x it sees grain, numbers
 * that depend on the place alone, without which it would have nothing to make strokes of where x is
 * smooth.</li>
 * <li>Discriminator D, which tells crops s from G(x); of patches at several sizes, with spectral
 * norm.</li>
 * <li>The generator's loss is the sum of
 * <ul>
 * <li>{@code adversarial (D(G(x)) - 1)^2 / 2},</li>
 * <li>{@code texture T(G(x), p)}, the difference of Gram matrices, about its means, from those of
 * the whole picture p, of {@link TextureFilters} or of the plan's feature network if it has
 * one,</li>
 * <li>{@code content (B(G(x), x) + E(G(x), x) / 4)}, where B tells whether what is light has stayed
 * light, at an eighth of the size, at which strokes are gone, and E whether edges are where they
 * were, at half the size: {@link StructureLosses#brightness} and
 * {@link StructureLosses#structure},</li>
 * <li>{@code smoothness |G(x)(p) - G(x)(q)|} over all pixels p and their neighbours q (total
 * variation),</li>
 * <li>{@code steadiness |G(x') - G(x)| / |x' - x|}, where x' is the first photograph with the noise
 * of a camera: how much of what flickers in a time-lapse flickers in the painted one. Without it
 * noise is as good as grain to make strokes of.</li>
 * </ul>
 * </li>
 * </ul>
 * Parameters, beside those of {@link TranslationNetworks}: {@code adversarial} (3), {@code texture}
 * (10), {@code content} (4), {@code smoothness} (0.1), {@code steadiness} (0). Batch:
 * {@code source} {@code {n, h, w, 4}}, red, green, blue and grain, {@code target} {@code {n, h, w,
 * 3}}, crops of the picture, {@code picture} {@code {1, height, width, 3}}, all of it (crops stand
 * for it if the data do not have it), and {@code noisy} {@code {1, h, w, 4}}, the first source with
 * other noise (without it steadiness is not asked for); -1 to 1.
 *
 * @see <a href="https://arxiv.org/abs/1604.04382">Li and Wand, Precomputed real-time texture
 * synthesis with Markovian generative adversarial networks (2016)</a>
 * @see <a href="https://arxiv.org/abs/1603.08155">Johnson et al., Perceptual losses for real-time
 * style transfer and super-resolution (2016)</a>
 * @see <a href="https://arxiv.org/abs/1604.04326">Zheng et al., Improving the robustness of deep
 * neural networks via stability training (2016)</a>
 */
public final class StyleTransfer implements Architecture {

	private static final String DISCRIMINATOR = "discriminator";
	static final String PICTURE = "picture";
	static final String NOISY = "noisy";

	/** The generator's gradient is usually about 5 long. */
	private static final double LARGEST_GENERATOR_NORM = 20;
	/** That of the discriminator, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	/** At the beginning textures are far off and gradients long: Adam's memory of that has to fade. */
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.99);
	/** A generator that has the texture loss too learns by larger steps than a contest stands. */
	private static final double DISCRIMINATOR_RATE = 0.3;

	@Override
	public String name() {
		return "style";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		return List.of(TranslationNetworks.residual(plan).generator(GENERATOR, COLOURS + 1, COLOURS));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final TranslationNetworks networks = TranslationNetworks.residual(plan);
		final Generator generator = generator(plan, GENERATOR);
		final Layers g = layers.scope(GENERATOR);
		final Ops tf = g.tf();
		final Operand<TFloat32> x = TranslationNetworks.images(batch, SOURCE, COLOURS + 1, generator);
		final Operand<TFloat32> style = TranslationNetworks.images(batch, TARGET, COLOURS, generator);
		final Operand<TFloat32> made = generator.apply(g, x);
		final Operand<TFloat32> flicker = flicker(generator, g, batch, made);
		final Operand<TFloat32> real = scores(networks, layers, style);
		final Operand<TFloat32> fake = scores(networks, layers, made);
		final AdversarialLoss contest = networks.contest();
		final Operand<TFloat32> loss = tf.math
				.addN(List.of(weighted(tf, plan.number("adversarial", 3), contest.generator(tf, real, fake)),
						weighted(tf, plan.number("texture", 10), texture(plan, layers, batch, made)),
						weighted(tf, plan.number("content", 4),
								PaintingLosses.content(g, layers.addedStructure(), made, x)),
						weighted(tf, plan.number("smoothness", 0.1), Losses.variation(tf, made)),
						weighted(tf, plan.number("steadiness", 0), flicker)));
		return List.of(
				new Objective(DISCRIMINATOR, contest.discriminator(tf, real, fake), DISCRIMINATOR,
						LARGEST_DISCRIMINATOR_NORM, RULE.withRateFactor(DISCRIMINATOR_RATE))
						.withAccuracy(contest.accuracy(tf, real, fake)),
				new Objective(GENERATOR, loss, GENERATOR, LARGEST_GENERATOR_NORM, RULE));
	}

	private static Operand<TFloat32> scores(final TranslationNetworks networks, final Scopes layers,
			final Operand<TFloat32> images) {
		return networks.discriminator().judge(layers.scope(DISCRIMINATOR).spectrallyNormalised(), images).scores();
	}

	/** What is wanted of the texture is the same at each step if it is that of the whole picture. */
	private static Operand<TFloat32> texture(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch, final Operand<TFloat32> made) {
		final Ops tf = layers.scope(GENERATOR).tf();
		final Operand<TFloat32> style = batch.getOrDefault(PICTURE, batch.get(TARGET));
		final UnaryOperator<Operand<TFloat32>> once = batch.containsKey(PICTURE)
				? layers::once
				: UnaryOperator.identity();
		if (plan.extractor() == null) {
			final TextureFilters filters = new TextureFilters(tf);
			return TextureLoss.standardised(tf, filters.apply(made), filters.apply(style), once);
		}
		final FeatureLayers network = new FeatureLayers(plan.extractor());
		return TextureLoss.standardised(tf, network.apply(tf, positive(tf, made)),
				network.apply(tf, positive(tf, style)), once);
	}

	/** From -1 to 1 becomes from 0 to 1, as feature networks take it. */
	static Operand<TFloat32> positive(final Ops tf, final Operand<TFloat32> images) {
		return tf.math.mul(tf.constant(0.5f), tf.math.add(images, tf.constant(1f)));
	}

	/** 0 if there is no noisy photograph. */
	private static Operand<TFloat32> flicker(final Generator generator, final Layers g,
			final Map<String, Operand<TFloat32>> batch, final Operand<TFloat32> made) {
		if (!batch.containsKey(NOISY)) return g.tf().constant(0f);
		final Operand<TFloat32> noisy = TranslationNetworks.images(batch, NOISY, COLOURS + 1, generator);
		return PaintingLosses.flicker(g.tf(), made, batch.get(SOURCE), generator.apply(g, noisy), noisy);
	}
}
