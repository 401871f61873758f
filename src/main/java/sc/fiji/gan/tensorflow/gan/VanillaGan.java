package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.GenerationContest.DISCRIMINATOR;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.GenerationContest.Judged;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Dropout;
import sc.fiji.gan.tensorflow.network.Layers;

/**
 * The first GAN, of multilayer perceptrons: latent vectors z, and real images x as vectors of
 * pixels.
 * <ul>
 * <li>Generator {@code G: z -> image}: layers of {@code width} and twice as many units, with batch
 * norm and rectifiers, and one of as many as there are pixels, with tanh.</li>
 * <li>Discriminator D, which tells x from G(z): twice {@code width} and {@code width} units, with
 * leaky rectifiers in the place of the paper's maxout, and dropout.</li>
 * <li>D makes {@code ln(1 + exp(-D(x))) + ln(1 + exp(D(G(z))))} smaller, G
 * {@code ln(1 + exp(-D(G(z))))}.</li>
 * </ul>
 * Parameters and batch: those of {@link GenerationNetworks} and {@link GenerationContest}
 * ({@code latent} 64, {@code width} 128; no classes; any {@code size} from 8 pixels), and
 * {@code dropout} (0.3), which part of the discriminator's units is dropped, 0 to 0.9.
 *
 * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al., Generative adversarial nets
 * (2014)</a>
 */
public final class VanillaGan implements Architecture {

	private static final float SLOPE = 0.2f;
	private static final AdversarialLoss CONTEST = AdversarialLoss.NON_SATURATING;
	private static final List<String> PARTS = List.of("first", "second", "score");
	private static final int WIDTH = 128;

	@Override
	public String name() {
		return "vanilla";
	}

	private static LatentSpace latents(final GenerationNetworks networks) {
		return networks.latents(64, 1);
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		networks.requireNoClasses();
		final LatentSpace space = latents(networks);
		return List.of(new Generator(space,
				(layers, input) -> generator(networks, layers, GenerationNetworks.latent(layers.tf(), input, space))));
	}

	private static Operand<TFloat32> generator(final GenerationNetworks networks, final Layers layers,
			final Operand<TFloat32> z) {
		final Ops tf = layers.tf();
		final int size = networks.size();
		final int width = networks.width(WIDTH);
		final Operand<TFloat32> first = activated(layers, "first", z, width);
		final Operand<TFloat32> second = activated(layers, "second", first, 2 * width);
		final Operand<TFloat32> pixels = layers.dense("image", second, size * size * networks.channels());
		return tf.reshape(tf.math.tanh(pixels), tf.constant(new int[]{-1, size, size, networks.channels()}));
	}

	private static Operand<TFloat32> activated(final Layers layers, final String name, final Operand<TFloat32> x,
			final int units) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> image = tf.reshape(layers.product(name, x, units, 1),
				tf.constant(new int[]{-1, 1, 1, units}));
		return tf.nn.relu(layers.flat(layers.batchNorm(name + "/norm", image)));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> made = generator(plan, GENERATOR).apply(generator,
				networks.generatorInput(tf, batch, latents(networks)));
		final Layers judge = layers.scope(DISCRIMINATOR);
		return new GenerationContest(networks).objectives(tf, CONTEST,
				Judged.of(tf, batch, networks.images(batch), x -> scores(networks, judge, batch, "real", x)),
				Judged.of(tf, batch, made, x -> scores(networks, judge, batch, "fake", x)), PARTS);
	}

	private static Operand<TFloat32> scores(final GenerationNetworks networks, final Layers layers,
			final Map<String, Operand<TFloat32>> batch, final String kind, final Operand<TFloat32> images) {
		Operand<TFloat32> x = layers.flat(images);
		for (final String name : PARTS.subList(0, 2)) {
			x = layers.leakyRelu(layers.dense(name, x, units(networks, name)), SLOPE);
			final Operand<TFloat32> numbers = batch.get(numbers(kind, name));
			if (numbers != null) x = Dropout.apply(layers.tf(), x, numbers, dropout(networks));
		}
		return layers.dense("score", x, 1);
	}

	private static int units(final GenerationNetworks networks, final String name) {
		return networks.width(WIDTH) * (name.equals("first") ? 2 : 1);
	}

	private static double dropout(final GenerationNetworks networks) {
		return networks.number("dropout", 0.3, 0, 0.9);
	}

	private static String numbers(final String kind, final String name) {
		return "dropout/" + kind + "/" + name;
	}

	/** Those that decide what is dropped too. */
	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final Map<String, FloatArray> inputs = networks.randomInputs(step, batch, augmentation, latents(networks));
		if (dropout(networks) == 0) return inputs;
		for (final String kind : List.of("real", "fake"))
			for (final String name : PARTS.subList(0, 2))
				inputs.put(numbers(kind, name), networks.random(step).even(kind + name, batch, units(networks, name)));
		return inputs;
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return new GenerationNetworks(plan).adaptsAugmentation();
	}
}
