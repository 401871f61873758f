package sc.fiji.gan.tensorflow.gan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.DiffAugment;
import sc.fiji.gan.tensorflow.network.Discriminator;
import sc.fiji.gan.tensorflow.network.Discriminator.Judgement;
import sc.fiji.gan.tensorflow.network.FeatureLayers;
import sc.fiji.gan.tensorflow.network.GradientPenalties;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.PatchDiscriminator;
import sc.fiji.gan.tensorflow.network.UNetDiscriminator;

/**
 * Adversarial super-resolution: a residual network learns to make images that a discriminator takes
 * for real ones. To be started from a {@link ResidualSuperResolution} trained for content alone.
 * <ul>
 * <li>Generator: that network, with the same names of weights.</li>
 * <li>Discriminator: of patches or a U-Net, with spectral norm; real and enlarged images are
 * augmented alike.</li>
 * <li>The discriminator's loss is the relativistic one: each enlarged image is judged beside its
 * reference.</li>
 * <li>The generator's is the sum of
 * <ul>
 * <li>{@code content |fake - real|},</li>
 * <li>{@code consistency (|reduced(fake) - reduced(real)| + 0.1 |mean(fake) / mean(input) - 1|)},
 * so that what is invented is detail, and the image made small again is the one that came in,</li>
 * <li>{@code adversarial ln(1 + exp(D(real) - D(fake)))},</li>
 * <li>{@code matching |D_i(fake) - D_i(real)|} over the inner layers of the discriminator, in the
 * place of a network trained on photographs, which would be of little use for microscopy,</li>
 * <li>{@code perceptual sum |F_i(fake) - F_i(real)|^2} over the layers of such a network if the
 * plan has one, where the features of a pixel have unit length: see {@link Losses#perceptual}.</li>
 * </ul>
 * </li>
 * </ul>
 * Parameters, beside those of the residual network: {@code content} (1), {@code consistency} (0),
 * {@code matching} (0.1), {@code adversarial} (0.01), {@code perceptual} (0), {@code penalty} (0;
 * the gamma of R1 and R2), {@code unet} (0; 1 for the U-Net), {@code width} (24 channels in the
 * discriminator's first layer), {@code relativistic} (1; 0 for the non-saturating loss),
 * {@code augmentation} (1 for all images; 0 for none; 2 for as many as it takes). Batch: as the
 * residual network's.
 *
 * @see <a href="https://arxiv.org/abs/1609.04802">Ledig et al., Photo-realistic single image
 * super-resolution using a generative adversarial network (2017)</a>
 * @see <a href="https://arxiv.org/abs/1711.11585">Wang et al., High-resolution image synthesis and
 * semantic manipulation with conditional GANs (2018), for feature matching</a>
 * @see <a href="https://arxiv.org/abs/2107.10833">Wang et al., Real-ESRGAN (2021), for spectral
 * norm and the averaged generator</a>
 */
public final class Srgan implements Architecture {

	private static final String DISCRIMINATOR = "discriminator";
	private static final String AUGMENTATION = "augmentation";
	private static final int NONE = 0;
	private static final int FIXED = 1;
	private static final int ADAPTIVE = 2;
	private static final ResidualSuperResolution RESIDUAL = new ResidualSuperResolution();

	private static final int STAGES = 3;
	/** Gradients of the weighted losses are usually about 0.1 long. */
	private static final double LARGEST_GENERATOR_NORM = 0.5;
	/** Those of the discriminator's, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	/**
	 * A dark image's drift is a large part of a small mean: its gradient shall not outweigh all else.
	 */
	private static final double LEVEL = 0.1;
	/** As in Real-ESRGAN: the mean square of the gradient has to follow the opponent. */
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.9, 0.99);

	/** What is compared: images, the same as the discriminator saw them, and what it thinks of them. */
	private record Side(Operand<TFloat32> image, Operand<TFloat32> seen, Judgement judgement) {}

	@Override
	public String name() {
		return "srgan";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		return RESIDUAL.generators(plan);
	}

	private static Discriminator discriminator(final TrainingPlan plan) {
		final int width = plan.parameter("width", 24);
		return plan.parameter("unet", 0) != 0 ? new UNetDiscriminator(width) : new PatchDiscriminator(width, STAGES);
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> output = generator(plan, GENERATOR).apply(generator, batch.get("input"));
		final Side real = side(plan, layers, batch, batch.get("target"));
		final Side fake = side(plan, layers, batch, output);
		return List.of(
				new Objective(DISCRIMINATOR, discriminatorLoss(tf, plan, real, fake), DISCRIMINATOR,
						LARGEST_DISCRIMINATOR_NORM, RULE)
						.withAccuracy(adversarial(plan).accuracy(tf, real.judgement.scores(), fake.judgement.scores())),
				new Objective(GENERATOR, generatorLoss(tf, plan, batch.get("input"), real, fake), GENERATOR,
						LARGEST_GENERATOR_NORM, RULE));
	}

	private static Side side(final TrainingPlan plan, final Scopes layers, final Map<String, Operand<TFloat32>> batch,
			final Operand<TFloat32> image) {
		final Layers normalised = layers.scope(DISCRIMINATOR).spectrallyNormalised();
		final Operand<TFloat32> seen = augmented(normalised.tf(), image, batch);
		return new Side(image, seen, discriminator(plan).judge(normalised, seen));
	}

	private static Operand<TFloat32> augmented(final Ops tf, final Operand<TFloat32> images,
			final Map<String, Operand<TFloat32>> batch) {
		final Operand<TFloat32> numbers = batch.get(AUGMENTATION);
		return numbers == null ? images : DiffAugment.GEOMETRY.apply(tf, images, numbers);
	}

	private static AdversarialLoss adversarial(final TrainingPlan plan) {
		return plan.parameter("relativistic", 1) != 0 ? AdversarialLoss.RELATIVISTIC : AdversarialLoss.NON_SATURATING;
	}

	/** With R1 and R2. */
	private static Operand<TFloat32> discriminatorLoss(final Ops tf, final TrainingPlan plan, final Side real,
			final Side fake) {
		final Operand<TFloat32> contest = adversarial(plan).discriminator(tf, real.judgement.scores(),
				fake.judgement.scores());
		final double gamma = plan.number("penalty", 0);
		if (gamma == 0) return contest;
		return tf.math
				.addN(List.of(contest, GradientPenalties.zeroCentred(tf, real.judgement.scores(), real.seen, gamma),
						GradientPenalties.zeroCentred(tf, fake.judgement.scores(), fake.seen, gamma)));
	}

	private static Operand<TFloat32> generatorLoss(final Ops tf, final TrainingPlan plan, final Operand<TFloat32> input,
			final Side real, final Side fake) {
		final Operand<TFloat32> error = tf.math.sub(fake.image, real.image);
		final List<Operand<TFloat32>> terms = new ArrayList<>();
		terms.add(weighted(tf, plan.number("content", 1), Losses.absolute(tf, error)));
		terms.add(weighted(tf, plan.number("adversarial", 0.01),
				adversarial(plan).generator(tf, real.judgement.scores(), fake.judgement.scores())));
		terms.add(weighted(tf, plan.number("matching", 0.1),
				Losses.matching(tf, fake.judgement.features(), real.judgement.features())));
		final double consistency = plan.number("consistency", 0);
		if (consistency > 0) terms.add(weighted(tf, consistency, consistency(tf, plan, input, fake.image, error)));
		final double perceptual = plan.number("perceptual", 0);
		if (perceptual > 0 && plan.extractor() != null)
			terms.add(weighted(tf, perceptual, perceptual(tf, plan, real, fake)));
		return tf.math.addN(terms);
	}

	/** Whether the image is the input again when made small, and as bright. */
	private static Operand<TFloat32> consistency(final Ops tf, final TrainingPlan plan, final Operand<TFloat32> input,
			final Operand<TFloat32> output, final Operand<TFloat32> error) {
		return tf.math.add(Losses.reduced(tf, error, plan.parameter("scale", 2)),
				weighted(tf, LEVEL, Losses.level(tf, output, input)));
	}

	private static Operand<TFloat32> weighted(final Ops tf, final double weight, final Operand<TFloat32> loss) {
		return tf.math.mul(tf.constant((float) weight), loss);
	}

	private static Operand<TFloat32> perceptual(final Ops tf, final TrainingPlan plan, final Side real,
			final Side fake) {
		final FeatureLayers network = new FeatureLayers(plan.extractor());
		return Losses.perceptual(tf, network.apply(tf, fake.image), network.apply(tf, real.image));
	}

	/** Choices for the augmentation. */
	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		return plan.parameter(AUGMENTATION, FIXED) == NONE
				? Map.of()
				: Map.of(AUGMENTATION, DiffAugment.draw(plan.seed(), step, batch, augmentation));
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return plan.parameter(AUGMENTATION, FIXED) == ADAPTIVE;
	}
}
