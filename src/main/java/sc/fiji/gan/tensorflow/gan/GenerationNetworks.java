package sc.fiji.gan.tensorflow.gan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.DiffAugment;

/**
 * What all GANs have in common that make images out of nothing. The plan's parameters
 * <ul>
 * <li>{@code size} (64): edge of the images, in pixels;</li>
 * <li>{@code channels} (1): of the images, 1 to 64;</li>
 * <li>{@code classes} (0): how many classes there are, 0 for none;</li>
 * <li>{@code latent}: length of the latent vector, 1 to 1024;</li>
 * <li>{@code width}: channels of the finest layers, 1 to 512;</li>
 * <li>{@code augmentation} (0): whether what the discriminator sees is augmented, for few images: 0
 * for none of it, 1 for all, 2 for as much as it takes.</li>
 * </ul>
 * Batch: {@code images} {@code {n, size, size, channels}}, -1 to 1, and with classes {@code labels}
 * {@code {n, 1, 1, classes}}, 1 at the place of the class and 0 elsewhere. What is generated has
 * the labels of the batch. How they are trained is said in {@link GenerationContest}.
 */
final class GenerationNetworks {

	private static final String IMAGES = "images";
	private static final String LABELS = "labels";
	private static final String LATENTS = "latents";
	private static final String AUGMENTATION = "augmentation";
	private static final int ADAPTIVE = 2;

	private final TrainingPlan plan;

	GenerationNetworks(final TrainingPlan plan) {
		this.plan = plan;
	}

	int size() {
		return parameter("size", 64, 8, 1024);
	}

	int channels() {
		return parameter("channels", 1, 1, 64);
	}

	int classes() {
		return parameter("classes", 0, 0, 1000);
	}

	int width(final int otherwise) {
		return parameter("width", otherwise, 1, 512);
	}

	LatentSpace latents(final int otherwise, final int styles) {
		return new LatentSpace(parameter("latent", otherwise, 1, 1024), classes(), styles);
	}

	/** How often the smallest image, of 4 to 7 pixels, is doubled. */
	int stages() {
		int stages = 0;
		while (size() >> stages > 7)
			stages++;
		if (size() >> stages << stages != size())
			throw new EngineException("size=" + size()
					+ " is not possible: give 4, 5, 6 or 7 pixels doubled several times, such as 28, 32, 64, 128 or"
					+ " 256.");
		return stages;
	}

	/** Edge of the smallest image. */
	int start() {
		return size() >> stages();
	}

	/**
	 * How often a discriminator halves an image: until 3 or 4 pixels are left. Each of them has then
	 * seen so much of the image that what is asked is its shape. At 7 pixels, digits of 28 pixels were
	 * judged by their strokes, and every stroke was right while half of the digits were none.
	 */
	int halvings() {
		return start() > 4 ? stages() + 1 : stages();
	}

	/** @throws EngineException if the architecture knows no classes, and the plan has some */
	void requireNoClasses() {
		if (classes() != 0)
			throw new EngineException("classes=" + classes() + " is not possible with architecture=["
					+ plan.architecture() + "], which knows none: choose conditional or stylegan.");
	}

	int parameter(final String key, final int otherwise, final int least, final int most) {
		final int value = plan.parameter(key, otherwise);
		if (value < least || value > most)
			throw new EngineException(
					key + "=" + value + " is not possible: give a whole number from " + least + " to " + most + ".");
		return value;
	}

	double number(final String key, final double otherwise, final double least, final double most) {
		final double value = plan.number(key, otherwise);
		if (!(value >= least && value <= most))
			throw new EngineException(
					key + "=" + value + " is not possible: give a number from " + least + " to " + most + ".");
		return value;
	}

	/** Images as a discriminator sees them. */
	static Operand<TFloat32> augmented(final Ops tf, final Map<String, Operand<TFloat32>> batch,
			final Operand<TFloat32> images) {
		final Operand<TFloat32> numbers = batch.get(AUGMENTATION);
		return numbers == null ? images : DiffAugment.GEOMETRY.apply(tf, images, numbers);
	}

	/** @throws EngineException if the data have none, or of another size */
	Operand<TFloat32> images(final Map<String, Operand<TFloat32>> batch) {
		return input(batch, IMAGES, size(), channels());
	}

	/** @throws EngineException if the data have none, or of other classes */
	Operand<TFloat32> labels(final Map<String, Operand<TFloat32>> batch) {
		return input(batch, LABELS, 1, classes());
	}

	private static Operand<TFloat32> input(final Map<String, Operand<TFloat32>> batch, final String name,
			final int edge, final int channels) {
		final Operand<TFloat32> values = batch.get(name);
		if (values == null)
			throw new EngineException("The training data have no '" + name + "', only " + batch.keySet()
					+ ": generation takes 'images', and with classes 'labels'.");
		if (values.shape().get(1) != edge || values.shape().get(2) != edge || values.shape().get(3) != channels)
			throw new EngineException("The '" + name + "' of a step are " + values.shape()
					+ " (batch, height, width, channels): expected " + edge + " x " + edge + " x " + channels + ".");
		return values;
	}

	/** What the generator is given in a step, see {@link LatentSpace}. */
	Operand<TFloat32> generatorInput(final Ops tf, final Map<String, Operand<TFloat32>> batch,
			final LatentSpace space) {
		return generatorInput(tf, batch, space,
				space.classes() == 0
						? List.of()
						: List.of(tf.tile(labels(batch), tf.constant(new int[]{1, space.styles(), 1, 1}))));
	}

	/** @param wanted {@code {n, styles, 1, classes}} if there are classes */
	Operand<TFloat32> generatorInput(final Ops tf, final Map<String, Operand<TFloat32>> batch, final LatentSpace space,
			final List<Operand<TFloat32>> wanted) {
		final int images = (int) images(batch).shape().get(0);
		final List<Operand<TFloat32>> parts = new ArrayList<>(List.of(batch.get(LATENTS)));
		parts.addAll(wanted);
		parts.add(tf.fill(tf.constant(new int[]{images, space.styles(), 1, 1}), tf.constant(1f)));
		return tf.concat(parts, tf.constant(3));
	}

	/** The latent vectors of an input that has one style, truncated: {@code {batch, latent}}. */
	static Operand<TFloat32> latent(final Ops tf, final Operand<TFloat32> input, final LatentSpace space) {
		return tf.math.mul(part(tf, input, 0, space.latent()), part(tf, input, space.channels() - 1, 1));
	}

	/** {@code {batch, classes}}. */
	static Operand<TFloat32> category(final Ops tf, final Operand<TFloat32> input, final LatentSpace space) {
		return part(tf, input, space.latent(), space.classes());
	}

	private static Operand<TFloat32> part(final Ops tf, final Operand<TFloat32> input, final int begin,
			final int count) {
		return tf.reshape(
				tf.slice(input, tf.constant(new int[]{0, 0, 0, begin}), tf.constant(new int[]{-1, 1, 1, count})),
				tf.constant(new int[]{-1, count}));
	}

	/** Latent vectors, and choices for the augmentation, see {@link Architecture#randomInputs}. */
	Map<String, FloatArray> randomInputs(final long step, final int batch, final double probability,
			final LatentSpace space) {
		return randomInputs(step, batch, probability, space, 0);
	}

	/**
	 * The same with mixed styles.
	 *
	 * @param mixing which part of the images has one latent vector up to a layer, and another from
	 *     there on
	 */
	Map<String, FloatArray> randomInputs(final long step, final int batch, final double probability,
			final LatentSpace space, final double mixing) {
		final Map<String, FloatArray> inputs = new LinkedHashMap<>();
		inputs.put(LATENTS, random(step).latents(batch, space, mixing));
		if (parameter(AUGMENTATION, 0, 0, ADAPTIVE) != 0)
			inputs.put(AUGMENTATION, DiffAugment.draw(plan.seed(), step, batch, probability));
		return inputs;
	}

	RandomInputs random(final long step) {
		return new RandomInputs(plan.seed(), step);
	}

	boolean adaptsAugmentation() {
		return parameter(AUGMENTATION, 0, 0, ADAPTIVE) == ADAPTIVE;
	}
}
