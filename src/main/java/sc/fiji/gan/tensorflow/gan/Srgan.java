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
import sc.fiji.gan.tensorflow.network.GradientPenalties;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;

/**
 * Adversarial super-resolution: a residual network learns to make images that a discriminator takes
 * for real ones. To be started from a {@link ResidualSuperResolution} trained for content alone.
 * <ul>
 * <li>Generator: that network, with the same names of weights.</li>
 * <li>Discriminator: strided convolutions with spectral norm that score overlapping patches, as
 * pix2pix has it, so that texture is judged everywhere; real and enlarged images are augmented
 * alike.</li>
 * <li>The discriminator's loss is the relativistic one: each enlarged image is judged beside its
 * reference.</li>
 * <li>The generator's is {@code content |fake - real| + matching |D_i(fake) - D_i(real)| +
 * adversarial ln(1 + exp(D(real) - D(fake)))}, with the outputs D_i of the discriminator's inner
 * layers in the place of a network trained on photographs, which would be of no use for microscopy.
 * </li>
 * </ul>
 * Parameters, beside those of the residual network: {@code content} (1), {@code matching} (0.1),
 * {@code adversarial} (0.01), {@code penalty} (0; the gamma of R1 and R2), {@code width} (24
 * channels in the discriminator's first layer), {@code relativistic} (1; 0 for the non-saturating
 * loss), {@code augmentation} (1; 0 for none). Batch: as the residual network's.
 *
 * @see <a href="https://arxiv.org/abs/1609.04802">Ledig et al., Photo-realistic single image
 * super-resolution using a generative adversarial network (2017)</a>
 * @see <a href="https://arxiv.org/abs/1611.07004">Isola et al., Image-to-image translation with
 * conditional adversarial networks (2017): pix2pix, for the discriminator of patches</a>
 * @see <a href="https://arxiv.org/abs/1711.11585">Wang et al., High-resolution image synthesis and
 * semantic manipulation with conditional GANs (2018), for feature matching</a>
 * @see <a href="https://arxiv.org/abs/2107.10833">Wang et al., Real-ESRGAN (2021), for spectral
 * norm and the averaged generator</a>
 */
public final class Srgan implements Architecture {

	private static final String DISCRIMINATOR = "discriminator";
	private static final String AUGMENTATION = "augmentation";
	private static final ResidualSuperResolution RESIDUAL = new ResidualSuperResolution();

	private static final float SLOPE = 0.2f;
	private static final int STAGES = 3;
	/** Gradients of the weighted losses are usually about 0.1 long. */
	private static final double LARGEST_GENERATOR_NORM = 0.5;
	/** Those of the discriminator's, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	/** As in Real-ESRGAN: the mean square of the gradient has to follow the opponent. */
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.9, 0.99);

	/** What the discriminator thinks of images. */
	private record Judgement(List<Operand<TFloat32>> features, Operand<TFloat32> scores) {}

	@Override
	public String name() {
		return "srgan";
	}

	@Override
	public int inputChannels(final TrainingPlan plan) {
		return RESIDUAL.inputChannels(plan);
	}

	@Override
	public int halo(final TrainingPlan plan) {
		return RESIDUAL.halo(plan);
	}

	@Override
	public Operand<TFloat32> generator(final TrainingPlan plan, final Layers layers, final Operand<TFloat32> input) {
		return RESIDUAL.generator(plan, layers, input);
	}

	/**
	 * Features and scores of each patch: a layer at full resolution, then three that halve it.
	 *
	 * @param image {@code {batch, height, width, channels}}
	 */
	private static Judgement discriminator(final TrainingPlan plan, final Layers layers,
			final Operand<TFloat32> image) {
		final int width = plan.parameter("width", 24);
		final List<Operand<TFloat32>> features = new ArrayList<>();
		Operand<TFloat32> x = layers.leakyRelu(layers.stridedConvolution("head", image, width, 3, 1), SLOPE);
		for (int stage = 1; stage <= STAGES; stage++) {
			final int filters = width * Math.min(4, 1 << stage - 1);
			x = layers.leakyRelu(layers.stridedConvolution("stage" + stage, x, filters, 4, 2), SLOPE);
			features.add(x);
		}
		// Without a bias: pairs are judged by differences, which do not have one.
		return new Judgement(features, layers.convolution("scores", x, 1, 3, 1));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final Ops tf = layers.scope(GENERATOR).tf();
		final Operand<TFloat32> target = batch.get("target");
		final Operand<TFloat32> output = generator(plan, layers.scope(GENERATOR), batch.get("input"));
		final Operand<TFloat32> real = augmented(tf, target, batch);
		final Operand<TFloat32> fake = augmented(tf, output, batch);
		final Layers normalised = layers.scope(DISCRIMINATOR).spectrallyNormalised();
		final Judgement ofReal = discriminator(plan, normalised, real);
		final Judgement ofFake = discriminator(plan, normalised, fake);

		final AdversarialLoss adversarial = plan.parameter("relativistic", 1) != 0
				? AdversarialLoss.RELATIVISTIC
				: AdversarialLoss.NON_SATURATING;
		final Operand<TFloat32> contest = adversarial.discriminator(tf, ofReal.scores, ofFake.scores);
		final Operand<TFloat32> persuasion = adversarial.generator(tf, ofReal.scores, ofFake.scores);
		final Operand<TFloat32> content = Losses.absolute(tf, tf.math.sub(output, target));
		return List.of(
				new Objective(DISCRIMINATOR, penalised(tf, plan, contest, real, ofReal, fake, ofFake), DISCRIMINATOR,
						LARGEST_DISCRIMINATOR_NORM, RULE),
				new Objective(GENERATOR,
						tf.math.addN(List.of(weighted(tf, plan, "content", 1, content),
								weighted(tf, plan, "matching", 0.1, matching(tf, ofReal, ofFake)),
								weighted(tf, plan, "adversarial", 0.01, persuasion))),
						GENERATOR, LARGEST_GENERATOR_NORM, RULE));
	}

	private static Operand<TFloat32> augmented(final Ops tf, final Operand<TFloat32> images,
			final Map<String, Operand<TFloat32>> batch) {
		final Operand<TFloat32> numbers = batch.get(AUGMENTATION);
		return numbers == null ? images : DiffAugment.GEOMETRY.apply(tf, images, numbers);
	}

	/** Adds R1 and R2. */
	private static Operand<TFloat32> penalised(final Ops tf, final TrainingPlan plan, final Operand<TFloat32> contest,
			final Operand<TFloat32> real, final Judgement ofReal, final Operand<TFloat32> fake,
			final Judgement ofFake) {
		final double gamma = plan.number("penalty", 0);
		if (gamma == 0) return contest;
		return tf.math.addN(List.of(contest, GradientPenalties.zeroCentred(tf, ofReal.scores, real, gamma),
				GradientPenalties.zeroCentred(tf, ofFake.scores, fake, gamma)));
	}

	/**
	 * How far the inner layers tell the two apart: the mean absolute difference, averaged over layers.
	 */
	private static Operand<TFloat32> matching(final Ops tf, final Judgement ofReal, final Judgement ofFake) {
		final List<Operand<TFloat32>> differences = new ArrayList<>();
		for (int i = 0; i < ofReal.features.size(); i++)
			differences.add(Losses.absolute(tf, tf.math.sub(ofFake.features.get(i), ofReal.features.get(i))));
		return tf.math.mul(tf.constant(1f / differences.size()), tf.math.addN(differences));
	}

	private static Operand<TFloat32> weighted(final Ops tf, final TrainingPlan plan, final String key,
			final double otherwise, final Operand<TFloat32> loss) {
		return tf.math.mul(tf.constant((float) plan.number(key, otherwise)), loss);
	}

	/** Choices for the augmentation. */
	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch) {
		return plan.parameter("augmentation", 1) == 0
				? Map.of()
				: Map.of(AUGMENTATION, DiffAugment.draw(plan.seed(), step, batch));
	}
}
