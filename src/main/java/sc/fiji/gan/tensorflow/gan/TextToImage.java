package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.GenerationContest.DISCRIMINATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.GenerationContest.Judged;
import sc.fiji.gan.tensorflow.gan.GenerationContest.Losses;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.ConditionedGenerator;
import sc.fiji.gan.tensorflow.network.ConditioningAugmentation;
import sc.fiji.gan.tensorflow.network.ConvolutionalDiscriminator;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.MinibatchDeviation;
import sc.fiji.gan.tensorflow.network.Projection;
import sc.fiji.gan.tensorflow.network.SentenceEncoder;

/**
 * Images that show what a sentence says: latent vectors z, sentences t, and real images x with
 * their captions.
 * <ul>
 * <li>Both networks have words whose meaning they learn, see {@link SentenceEncoder}.</li>
 * <li>Generator {@code G: (z, t) -> image}, see {@link ConditionedGenerator}: it is told z and,
 * beside it, what t says, by {@link ConditioningAugmentation}.</li>
 * <li>Discriminator D, with spectral norm: that of DCGAN, whose features at their places are f;
 * {@code D(x, t) = a f(x) + b + e(t) f(x)}, where e(t) follows from the sentence.</li>
 * <li>D is shown three kinds of pairs: an image with its caption, an image with the caption u of
 * another one, and what G makes of a caption. It makes
 * {@code ln(1 + exp(-D(x, t))) + (ln(1 + exp(D(x, u))) + ln(1 + exp(D(G(z, t), t)))) / 2} smaller,
 * so that it is not enough for an image to look real; G
 * {@code ln(1 + exp(-D(G(z, t), t))) + divergence KL + variety V}, where V is by which part the
 * images of a caption differ less than real ones do: told a sentence, a generator soon makes one
 * image of it.</li>
 * </ul>
 * Parameters and batch: those of {@link GenerationNetworks} and {@link GenerationContest}
 * ({@code latent} 64, {@code width} 32; no classes), {@code words} (how many are known, 1 to 4096),
 * {@code length} (of sentences, 1 to 64), {@code divergence} (0.05), the weight of KL, 0 to 10,
 * {@code variety} (1), that of V, 0 to 100. The batch has {@code words} and {@code wrong},
 * sentences as the encoder wants them, {@code {n, length, 1, words}}.
 *
 * @see <a href="https://arxiv.org/abs/1605.05396">Reed et al., Generative adversarial text to image
 * synthesis (2016)</a>
 * @see <a href="https://arxiv.org/abs/1612.03242">Zhang et al., StackGAN (2017)</a>
 * @see <a href="https://arxiv.org/abs/1802.05637">Miyato and Koyama, cGANs with projection
 * discriminator (2018)</a>
 */
public final class TextToImage implements Architecture {

	/** Of the vectors for words and sentences. */
	private static final int SIZE = 64;
	/** Of how many images the spread is taken. */
	private static final int GROUP = 4;
	private static final double GAMMA = 0.5;
	private static final float SLOPE = 0.2f;
	private static final String NOISE = "condition";
	private static final AdversarialLoss CONTEST = AdversarialLoss.NON_SATURATING;

	@Override
	public String name() {
		return "text";
	}

	/** In each row the latent vector, and one word. */
	private static LatentSpace space(final GenerationNetworks networks) {
		networks.requireNoClasses();
		return new LatentSpace(networks.parameter("latent", 64, 1, 1024), networks.parameter("words", 1, 1, 4096),
				networks.parameter("length", 8, 1, 64));
	}

	private static SentenceEncoder encoder(final LatentSpace space) {
		return new SentenceEncoder(space.classes(), space.styles(), SIZE);
	}

	private static ConditionedGenerator network(final GenerationNetworks networks) {
		return new ConditionedGenerator(networks.channels(), networks.width(32), networks.start(), networks.stages());
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final LatentSpace space = space(networks);
		final ConditionedGenerator network = network(networks);
		return List.of(new Generator(space, (layers, input) -> {
			final Operand<TFloat32> told = told(layers, words(layers.tf(), input, space), space).mean();
			return network.apply(layers, vector(layers.tf(), input, told, space));
		}));
	}

	private static ConditioningAugmentation told(final Layers layers, final Operand<TFloat32> words,
			final LatentSpace space) {
		return ConditioningAugmentation.of(layers, "condition", encoder(space).apply(layers.within("encoder"), words),
				SIZE);
	}

	/** The words of an input. */
	private static Operand<TFloat32> words(final Ops tf, final Operand<TFloat32> input, final LatentSpace space) {
		return tf.slice(input, tf.constant(new int[]{0, 0, 0, space.latent()}),
				tf.constant(new int[]{-1, -1, -1, space.classes()}));
	}

	private static Operand<TFloat32> vector(final Ops tf, final Operand<TFloat32> input, final Operand<TFloat32> told,
			final LatentSpace space) {
		return tf.concat(List.of(GenerationNetworks.latent(tf, input, space), told), tf.constant(1));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final LatentSpace space = space(networks);
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> right = sentences(batch, "words", space);
		final ConditioningAugmentation told = told(generator, right, space);
		final Operand<TFloat32> input = networks.generatorInput(tf, batch, space, List.of(right));
		final Operand<TFloat32> made = network(networks).apply(generator,
				vector(tf, input, told.drawn(tf, generator.flat(batch.get(NOISE))), space));
		final Discriminator judge = new Discriminator(layers.scope(DISCRIMINATOR), networks, space);
		final Operand<TFloat32> real = GenerationNetworks.augmented(tf, batch, networks.images(batch));
		final Operand<TFloat32> features = judge.features(real);
		final Judged realAndRight = new Judged(real, judge.scores(features, judge.asked(right)));
		final Operand<TFloat32> realAndWrong = judge.scores(features, judge.asked(sentences(batch, "wrong", space)));
		final Operand<TFloat32> fake = judge.scores(judge.features(GenerationNetworks.augmented(tf, batch, made)),
				judge.asked(right));
		final Operand<TFloat32> matching = tf.math.mul(tf.constant(0.5f),
				tf.math.add(CONTEST.discriminator(tf, realAndRight.scores(), realAndWrong),
						CONTEST.discriminator(tf, realAndRight.scores(), fake)));
		final Operand<TFloat32> variety = tf.math.mul(tf.constant((float) networks.number("variety", 1, 0, 100)),
				lackOfVariety(tf, made, networks.images(batch)));
		final Operand<TFloat32> divergence = tf.math
				.mul(tf.constant((float) networks.number("divergence", 0.05, 0, 10)), told.divergence(tf));
		return new GenerationContest(networks).withPenalty(GAMMA).objectives(tf,
				new Losses(matching,
						tf.math.add(CONTEST.generator(tf, realAndRight.scores(), fake),
								tf.math.add(variety, divergence))),
				realAndRight, CONTEST.accuracy(tf, realAndRight.scores(), fake), judge.parts());
	}

	/**
	 * By which part the images made of a batch's captions differ less than the real ones: the first
	 * half of a batch is held against the other half, whose captions are the same. 0 if they differ as
	 * much.
	 */
	private static Operand<TFloat32> lackOfVariety(final Ops tf, final Operand<TFloat32> made,
			final Operand<TFloat32> real) {
		final Operand<TFloat32> ratio = tf.math.div(difference(tf, made),
				tf.math.add(difference(tf, real), tf.constant(1e-3f)));
		return tf.math.maximum(tf.constant(0f), tf.math.sub(tf.constant(1f), ratio));
	}

	/** The mean difference of the pixels of the two halves of a batch: a scalar. */
	private static Operand<TFloat32> difference(final Ops tf, final Operand<TFloat32> images) {
		final int half = (int) images.shape().get(0) / 2;
		final Operand<TFloat32> first = tf.slice(images, tf.constant(new int[]{0, 0, 0, 0}),
				tf.constant(new int[]{half, -1, -1, -1}));
		final Operand<TFloat32> other = tf.slice(images, tf.constant(new int[]{half, 0, 0, 0}),
				tf.constant(new int[]{half, -1, -1, -1}));
		return tf.math.mean(tf.reshape(tf.math.abs(tf.math.sub(first, other)), tf.constant(new int[]{-1})),
				tf.constant(0));
	}

	/** @throws EngineException if the data have none, or other ones */
	private static Operand<TFloat32> sentences(final Map<String, Operand<TFloat32>> batch, final String name,
			final LatentSpace space) {
		final Operand<TFloat32> words = batch.get(name);
		if (words == null)
			throw new EngineException("The training data have no '" + name + "', only " + batch.keySet()
					+ ": text to image takes 'images', 'words' and 'wrong'.");
		if (words.shape().get(1) != space.styles() || words.shape().get(3) != space.classes())
			throw new EngineException("The '" + name + "' of a step are " + words.shape() + ": expected "
					+ space.styles() + " rows of " + space.classes() + " words.");
		return words;
	}

	/** Which looks at an image once, and asks it for several sentences. */
	private static final class Discriminator {

		private final Layers layers;
		private final ConvolutionalDiscriminator network;
		private final SentenceEncoder encoder;
		private final int features;

		Discriminator(final Layers layers, final GenerationNetworks networks, final LatentSpace space) {
			this.layers = layers;
			network = new ConvolutionalDiscriminator(networks.width(32), networks.halvings(), false);
			encoder = encoder(space);
			features = 8 * networks.width(32);
		}

		Operand<TFloat32> features(final Operand<TFloat32> images) {
			final Operand<TFloat32> places = layers
					.flat(MinibatchDeviation.with(layers.tf(), network.features(layers, images), GROUP));
			return layers.leakyRelu(layers.dense("features", places, features), SLOPE);
		}

		/** What a sentence asks for. */
		Operand<TFloat32> asked(final Operand<TFloat32> words) {
			return encoder.apply(layers.within("encoder"), words);
		}

		Operand<TFloat32> scores(final Operand<TFloat32> seen, final Operand<TFloat32> asked) {
			final Ops tf = layers.tf();
			final Operand<TFloat32> match = Projection.score(layers, "match", seen, asked);
			return tf.math.add(layers.dense("score", seen, 1),
					tf.math.mul(match, tf.constant((float) Math.sqrt(1.0 / features))));
		}

		List<String> parts() {
			final List<String> parts = new ArrayList<>(network.parts());
			parts.addAll(List.of("features", "score", "encoder", "match"));
			return parts;
		}
	}

	/** The noise of what the generator is told, too. */
	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final Map<String, FloatArray> inputs = networks.randomInputs(step, batch, augmentation, space(networks));
		inputs.put(NOISE, networks.random(step).normal(NOISE, batch, 1, 1, SIZE));
		return inputs;
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return new GenerationNetworks(plan).adaptsAugmentation();
	}
}
