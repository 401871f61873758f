package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.GenerationContest.DISCRIMINATOR;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.GenerationContest.Judged;
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.StyleDiscriminator;
import sc.fiji.gan.tensorflow.network.StyleGenerator;

/**
 * The essentials of StyleGAN2: latent vectors z, classes y if there are any, and real images x.
 * <ul>
 * <li>Generator G, see {@link StyleGenerator}: a mapping network makes a style of z and y, each
 * layer is told a style and has noise of its own. A part of the images of a training has the styles
 * of one z in the coarse layers and of another in the fine ones, so that layers do not rely on each
 * other. In a finished network noise is constant.</li>
 * <li>Discriminator D, see {@link StyleDiscriminator}.</li>
 * <li>D makes
 * {@code ln(1 + exp(-D(x, y))) + ln(1 + exp(D(G(z, y), y))) + gamma / 2 |dD(x, y)/dx|^2} smaller,
 * the last term at every 16th step and 16 times as strong (R1, lazily); G
 * {@code ln(1 + exp(-D(G(z, y), y)))}.</li>
 * </ul>
 * Learning rates are equalised, so that plans want a rate of about 0.0025; Adam has no momentum.
 * <p>
 * Parameters and batch: those of {@link GenerationNetworks} and {@link GenerationContest}
 * ({@code latent} 64, {@code width} 32, {@code r1} {@code 0.0002 size^2 / batch}), {@code mapping}
 * (2), the layers of the mapping network, 1 to 8, and {@code mixing} (0.9), which part of the
 * images has mixed styles, 0 to 1.
 *
 * @see <a href="https://arxiv.org/abs/1912.04958">Karras et al., Analyzing and improving the image
 * quality of StyleGAN (2020)</a>
 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
 * networks with limited data (2020), for the gamma, and for classes</a>
 */
public final class StyleGan implements Architecture {

	private static final AdversarialLoss CONTEST = AdversarialLoss.NON_SATURATING;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0, 0.99);
	private static final double GAMMA = 0.0002;
	private static final int WIDTH = 32;
	private static final String NOISE = "noise/";

	@Override
	public String name() {
		return "stylegan";
	}

	private static StyleGenerator network(final GenerationNetworks networks) {
		return new StyleGenerator(networks.channels(), networks.width(WIDTH), networks.start(), networks.stages(),
				networks.latents(64, 1).latent(), networks.classes(), networks.parameter("mapping", 2, 1, 8));
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final StyleGenerator network = network(new GenerationNetworks(plan));
		return List.of(new Generator(network.space(), network::apply));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final StyleGenerator network = network(networks);
		final Layers generator = layers.scope(GENERATOR);
		final Layers judge = layers.scope(DISCRIMINATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> images = networks.images(batch);
		final Operand<TFloat32> made = network.apply(generator, networks.generatorInput(tf, batch, network.space()),
				layer -> batch.get(NOISE + layer));
		final StyleDiscriminator discriminator = new StyleDiscriminator(networks.width(WIDTH), networks.stages());
		final Operand<TFloat32> classes = networks.classes() == 0 ? null : judge.flat(networks.labels(batch));
		final double gamma = GAMMA * networks.size() * networks.size() / images.shape().get(0);
		return new GenerationContest(networks).by(RULE).withPenalty(gamma).objectives(tf, CONTEST,
				Judged.of(tf, batch, images, x -> discriminator.scores(judge, x, classes)),
				Judged.of(tf, batch, made, x -> discriminator.scores(judge, x, classes)), discriminator.parts());
	}

	/** The noise of each layer too. */
	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final StyleGenerator network = network(networks);
		final Map<String, FloatArray> inputs = networks.randomInputs(step, batch, augmentation, network.space(),
				networks.number("mixing", 0.9, 0, 1));
		for (int layer = 0; layer < network.noisyLayers(); layer++)
			inputs.put(NOISE + layer,
					networks.random(step).normal(NOISE + layer, batch, network.edge(layer), network.edge(layer), 1));
		return inputs;
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return new GenerationNetworks(plan).adaptsAugmentation();
	}
}
