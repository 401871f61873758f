package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.MotionGenerator;
import sc.fiji.gan.tensorflow.network.MotionGenerator.Prediction;

/**
 * The next frame of a time-lapse, learnt from its frames: x1, x2, ... are frames in their order.
 * <ul>
 * <li>Generator {@code G: (x1, ..., xn) -> y(n+1) = m(n+1) + g(n+1)}, an expected frame and grain,
 * see {@link MotionGenerator}. It is applied several times in a step, as it will be later:
 * {@code y(n+2) = G(x2, ..., xn, y(n+1))}. So it learns to go on from frames of its own.</li>
 * <li>Discriminator D, which tells {@code (x2, ..., xn, x(n+1))} from
 * {@code (x2, ..., xn, y(n+1))}; of patches at several sizes, with spectral norm. It always sees
 * the real past.</li>
 * <li>The generator's loss is the sum, over all that it has made, of
 * <ul>
 * <li>{@code content |m - x|}, at the full size, at half of it and at a quarter,</li>
 * <li>{@code gradient | |grad m| - |grad x| |}, see {@link Losses#gradientDifference},</li>
 * <li>{@code grain T(m + g, x)}, whether there is as much texture in squares of 16 pixels, see
 * {@link Losses#texture}; it changes g alone,</li>
 * <li>{@code adversarial (D(..., y) - 1)^2 / 2},</li>
 * </ul>
 * divided by how often it was applied.</li>
 * </ul>
 * Parameters: {@code past} (4), how many frames G sees, 2 to 16; {@code recursion} (2), how often
 * it is applied, 1 to 8; {@code width} (16) of G; those of the discriminator of
 * {@link TranslationNetworks}; {@code content} (100), {@code gradient} (10), {@code grain} (100),
 * {@code adversarial} (2). Batch: {@code frames} {@code {n, h, w, past + recursion}}, the first one
 * first, black at -1 and white at 1, of edges that are multiples of 4, and {@code noise} {@code {n,
 * h, w, recursion}}, from -1 to 1.
 *
 * @see <a href="https://arxiv.org/abs/1511.05440">Mathieu, Couprie and LeCun, Deep multi-scale
 * video prediction beyond mean square error (2016)</a>
 */
public final class FramePrediction implements Architecture {

	/** The names of what is in a batch. */
	static final String FRAMES = "frames";
	static final String NOISE = "noise";
	private static final String DISCRIMINATOR = "discriminator";

	/**
	 * The generator's gradient is about 10 long for what is blurred, and at first some hundreds where
	 * edges are hard, since content counts so much.
	 */
	private static final double LARGEST_GENERATOR_NORM = 500;
	/** That of the discriminator, about 1. */
	private static final double LARGEST_DISCRIMINATOR_NORM = 5;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.999);
	/** Coarse frames are there to find out how things move; they are no result. */
	private static final double COARSE = 0.5;
	/** Edge of the squares in which there is to be as much texture, in pixels. */
	private static final int SQUARE = 16;

	@Override
	public String name() {
		return "frames";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final MotionGenerator network = network(plan);
		return List
				.of(new Generator(GENERATOR, network.past() + 1, network.halo(), network.multiple(), network::apply));
	}

	private static MotionGenerator network(final TrainingPlan plan) {
		return new MotionGenerator(parameter(plan, "width", 16, 1, 256), parameter(plan, "past", 4, 2, 16));
	}

	private static int parameter(final TrainingPlan plan, final String key, final int otherwise, final int least,
			final int most) {
		final int value = plan.parameter(key, otherwise);
		if (value < least || value > most)
			throw new EngineException(
					key + "=" + value + " is not possible: give a whole number from " + least + " to " + most + ".");
		return value;
	}

	/** A part of a time-lapse in a batch. */
	private record Lapse(Ops tf, Operand<TFloat32> frames) {

		/** @param count how many frames, from the first one on, counted from 0 */
		Operand<TFloat32> part(final int first, final int count) {
			return tf.slice(frames, tf.constant(new int[]{0, 0, 0, first}), tf.constant(new int[]{-1, -1, -1, count}));
		}
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final int past = network(plan).past();
		final int recursion = parameter(plan, "recursion", 2, 1, 8);
		final Layers g = layers.scope(GENERATOR);
		final Ops tf = g.tf();
		final Lapse lapse = new Lapse(tf, frames(batch, past + recursion, generator(plan, GENERATOR)));
		final List<Prediction> made = made(network(plan), g, lapse, new Lapse(tf, batch.get(NOISE)), recursion);
		final List<Operand<TFloat32>> realLapses = new ArrayList<>();
		final List<Operand<TFloat32>> fakeLapses = new ArrayList<>();
		for (int step = 0; step < recursion; step++) {
			realLapses.add(lapse.part(step + 1, past));
			fakeLapses
					.add(tf.concat(List.of(lapse.part(step + 1, past - 1), made.get(step).frame(tf)), tf.constant(3)));
		}
		final TranslationNetworks networks = TranslationNetworks.residual(plan);
		final AdversarialLoss contest = networks.contest();
		final Operand<TFloat32> real = scores(networks, layers, realLapses);
		final Operand<TFloat32> fake = scores(networks, layers, fakeLapses);
		final Operand<TFloat32> loss = tf.math.add(weighted(tf, 1.0 / recursion, content(plan, g, lapse, past, made)),
				weighted(tf, plan.number("adversarial", 2), contest.generator(tf, real, fake)));
		return List.of(
				new Objective(DISCRIMINATOR, contest.discriminator(tf, real, fake), DISCRIMINATOR,
						LARGEST_DISCRIMINATOR_NORM, RULE).withAccuracy(contest.accuracy(tf, real, fake)),
				new Objective(GENERATOR, loss, GENERATOR, LARGEST_GENERATOR_NORM, RULE));
	}

	/** @throws EngineException if the data do not have them, or they do not fit the generator */
	private static Operand<TFloat32> frames(final Map<String, Operand<TFloat32>> batch, final int count,
			final Generator generator) {
		final Operand<TFloat32> frames = batch.get(FRAMES);
		if (frames == null || !batch.containsKey(NOISE))
			throw new EngineException("The training data have no '" + FRAMES + "' or no '" + NOISE + "', only "
					+ batch.keySet() + ": the prediction of frames takes parts of time-lapses.");
		final int multiple = generator.multiple();
		if (frames.shape().get(3) != count || frames.shape().get(1) % multiple != 0
				|| frames.shape().get(2) % multiple != 0)
			throw new EngineException("The frames of a step are " + frames.shape()
					+ " (batch, height, width, frames): expected " + count + " frames, and edges that are multiples of "
					+ multiple + "; choose another patch size, or set past and recursion.");
		return frames;
	}

	/** What the generator makes one after the other. */
	private static List<Prediction> made(final MotionGenerator network, final Layers layers, final Lapse lapse,
			final Lapse noise, final int recursion) {
		final Ops tf = layers.tf();
		final List<Prediction> made = new ArrayList<>();
		Operand<TFloat32> seen = lapse.part(0, network.past());
		for (int step = 0; step < recursion; step++) {
			made.add(network.predict(layers, seen, noise.part(step, 1)));
			seen = tf.concat(List.of(new Lapse(tf, seen).part(1, network.past() - 1), made.get(step).frame(tf)),
					tf.constant(3));
		}
		return made;
	}

	/** The sum over all frames that were made of how they differ from the real ones. */
	private static Operand<TFloat32> content(final TrainingPlan plan, final Layers layers, final Lapse lapse,
			final int past, final List<Prediction> made) {
		final Ops tf = layers.tf();
		final List<Operand<TFloat32>> losses = new ArrayList<>();
		for (int step = 0; step < made.size(); step++) {
			final Prediction prediction = made.get(step);
			Operand<TFloat32> truth = lapse.part(past + step, 1);
			losses.add(
					weighted(tf, plan.number("gradient", 10), Losses.gradientDifference(tf, prediction.mean(), truth)));
			final Operand<TFloat32> grained = tf.math.add(tf.stopGradient(prediction.mean()), prediction.grain());
			losses.add(weighted(tf, plan.number("grain", 100), Losses.texture(tf, grained, truth, SQUARE)));
			double weight = plan.number("content", 100);
			for (int size = prediction.expected().size() - 1; size >= 0; size--) {
				losses.add(
						weighted(tf, weight, Losses.absolute(tf, tf.math.sub(prediction.expected().get(size), truth))));
				truth = layers.halved(truth);
				weight *= COARSE;
			}
		}
		return tf.math.addN(losses);
	}

	/** Of all parts of time-lapses at once. */
	private static Operand<TFloat32> scores(final TranslationNetworks networks, final Scopes layers,
			final List<Operand<TFloat32>> lapses) {
		final Layers normalised = layers.scope(DISCRIMINATOR).spectrallyNormalised();
		final Operand<TFloat32> all = lapses.size() == 1
				? lapses.get(0)
				: normalised.tf().concat(lapses, normalised.tf().constant(0));
		return networks.discriminator().judge(normalised, all).scores();
	}
}
