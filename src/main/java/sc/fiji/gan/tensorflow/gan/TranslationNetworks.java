package sc.fiji.gan.tensorflow.gan;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.DiffAugment;
import sc.fiji.gan.tensorflow.network.Discriminator;
import sc.fiji.gan.tensorflow.network.JohnsonGenerator;
import sc.fiji.gan.tensorflow.network.MultiScaleDiscriminator;
import sc.fiji.gan.tensorflow.network.PatchGan;
import sc.fiji.gan.tensorflow.network.ResNetGenerator;
import sc.fiji.gan.tensorflow.network.TranslationNetwork;
import sc.fiji.gan.tensorflow.network.UNetGenerator;

/**
 * What translations with and without pairs have in common: their networks, by the plan's parameters
 * <ul>
 * <li>{@code sourcechannels} (1), {@code targetchannels} (1): of the images of either domain, 1 to
 * 64;</li>
 * <li>{@code generator}: 0 for a {@link ResNetGenerator}, 1 for a {@link UNetGenerator}, 2 for a
 * {@link JohnsonGenerator}, to compare with;</li>
 * <li>{@code width} (16): channels of the generator's first layer, 1 to 256;</li>
 * <li>{@code blocks} (4): residual blocks of a ResNet, 0 to 32;</li>
 * <li>{@code levels} (4): how often a U-Net halves the resolution, 1 to 8;</li>
 * <li>{@code receptivefield} (34): edge of the patches that discriminators judge, 16, 34, 70 or 142
 * pixels;</li>
 * <li>{@code discriminators} (1): at how many sizes they judge, each half of the one before, 1 to
 * 4;</li>
 * <li>{@code discriminatorwidth} (16): channels of their first layers, 1 to 256;</li>
 * <li>{@code contest} (0): the adversarial loss, 0 for least squares, 1 for hinge, 2 for
 * non-saturating;</li>
 * <li>{@code augmentation} (0): whether what discriminators see is augmented, for few images: 0 for
 * none of it, 1 for all, 2 for as much as it takes.</li>
 * </ul>
 */
final class TranslationNetworks {

	static final String SOURCE = "source";
	static final String TARGET = "target";

	private static final List<AdversarialLoss> CONTESTS = List.of(AdversarialLoss.LEAST_SQUARES, AdversarialLoss.HINGE,
			AdversarialLoss.NON_SATURATING);
	/** Of a discriminator, by the stages that make them, from one on. */
	private static final List<Integer> RECEPTIVE_FIELDS = List.of(16, 34, 70, 142);
	private static final String AUGMENTATION = "augmentation";
	private static final int ADAPTIVE = 2;

	private final TrainingPlan plan;
	private final int defaultGenerator;

	private TranslationNetworks(final TrainingPlan plan, final int defaultGenerator) {
		this.plan = plan;
		this.defaultGenerator = defaultGenerator;
	}

	/** With a ResNet unless the plan says otherwise. */
	static TranslationNetworks residual(final TrainingPlan plan) {
		return new TranslationNetworks(plan, 0);
	}

	/** With a U-Net unless the plan says otherwise. */
	static TranslationNetworks ofLevels(final TrainingPlan plan) {
		return new TranslationNetworks(plan, 1);
	}

	int sourceChannels() {
		return parameter("sourcechannels", 1, 1, 64);
	}

	int targetChannels() {
		return parameter("targetchannels", 1, 1, 64);
	}

	/** @param name see {@link sc.fiji.gan.engine.Generators} */
	Generator generator(final String name, final int inputChannels, final int outputChannels) {
		final int width = parameter("width", 16, 1, 256);
		final TranslationNetwork network = switch (parameter("generator", defaultGenerator, 0, 2)) {
			case 0 -> new ResNetGenerator(width, parameter("blocks", 4, 0, 32), outputChannels);
			case 1 -> new UNetGenerator(width, parameter("levels", 4, 1, 8), outputChannels);
			default -> new JohnsonGenerator(outputChannels);
		};
		return new Generator(name, inputChannels, network.halo(), network.multiple(), network::apply);
	}

	Discriminator discriminator() {
		final int stages = 1 + RECEPTIVE_FIELDS.indexOf(plan.parameter("receptivefield", 34));
		if (stages == 0)
			throw new EngineException("receptivefield=" + plan.parameter("receptivefield", 34)
					+ " is not possible: give 16, 34, 70 or 142 pixels.");
		final PatchGan patches = new PatchGan(parameter("discriminatorwidth", 16, 1, 256), stages);
		final int scales = parameter("discriminators", 1, 1, 4);
		return scales == 1 ? patches : new MultiScaleDiscriminator(patches, scales);
	}

	AdversarialLoss contest() {
		return CONTESTS.get(parameter("contest", 0, 0, CONTESTS.size() - 1));
	}

	private int parameter(final String key, final int otherwise, final int least, final int most) {
		final int value = plan.parameter(key, otherwise);
		if (value < least || value > most)
			throw new EngineException(
					key + "=" + value + " is not possible: give a whole number from " + least + " to " + most + ".");
		return value;
	}

	/**
	 * An input of a step.
	 *
	 * @param name {@link #SOURCE} or {@link #TARGET}
	 * @throws EngineException if the data do not have it, or it does not fit the generator
	 */
	static Operand<TFloat32> images(final Map<String, Operand<TFloat32>> batch, final String name, final int channels,
			final Generator generator) {
		final Operand<TFloat32> images = batch.get(name);
		if (images == null)
			throw new EngineException("The training data have no '" + name + "' images, only " + batch.keySet()
					+ ": translations take 'source' and 'target'.");
		final int multiple = generator.multiple();
		if (images.shape().get(3) != channels || images.shape().get(1) % multiple != 0
				|| images.shape().get(2) % multiple != 0)
			throw new EngineException("The '" + name + "' images of a step are " + images.shape()
					+ " (batch, height, width, channels): expected " + channels
					+ (channels == 1 ? " channel" : " channels") + ", and edges that are multiples of " + multiple
					+ "; choose another patch size, or set " + name + "channels.");
		return images;
	}

	/** What a discriminator is shown of images, real or fake. */
	static Operand<TFloat32> seen(final Ops tf, final Map<String, Operand<TFloat32>> batch,
			final Operand<TFloat32> images) {
		final Operand<TFloat32> numbers = batch.get(AUGMENTATION);
		return numbers == null ? images : DiffAugment.GEOMETRY.apply(tf, images, numbers);
	}

	/** Choices for the augmentation, see {@link Architecture#randomInputs}. */
	Map<String, FloatArray> randomInputs(final long step, final int batch, final double probability) {
		return parameter(AUGMENTATION, 0, 0, ADAPTIVE) == 0
				? Map.of()
				: Map.of(AUGMENTATION, DiffAugment.draw(plan.seed(), step, batch, probability));
	}

	boolean adaptsAugmentation() {
		return parameter(AUGMENTATION, 0, 0, ADAPTIVE) == ADAPTIVE;
	}

	static Operand<TFloat32> weighted(final Ops tf, final double weight, final Operand<TFloat32> loss) {
		return tf.math.mul(tf.constant((float) weight), loss);
	}
}
