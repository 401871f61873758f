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
import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.ConvolutionalDiscriminator;
import sc.fiji.gan.tensorflow.network.ConvolutionalGenerator;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Projection;

/**
 * Images of a wanted class: latent vectors z, classes y, and real images x.
 * <ul>
 * <li>Generator {@code G: (z, y) -> image}: that of DCGAN, on z and a vector that is learnt for
 * each class.</li>
 * <li>Discriminator D, with spectral norm: that of DCGAN, whose features at their places are f;
 * {@code D(x, y) = a f(x) + b + e(y) f(x)}, with a vector e that is learnt for each class. So D
 * asks for the image and its class, not for the image alone. Summed over the image, as the paper
 * has them, features say too little of where things are in images this small.</li>
 * <li>D makes {@code ln(1 + exp(-D(x, y))) + ln(1 + exp(D(G(z, y), y)))} smaller, G
 * {@code ln(1 + exp(-D(G(z, y), y)))}.</li>
 * </ul>
 * Parameters and batch: those of {@link GenerationNetworks} and {@link GenerationContest}
 * ({@code latent} 64, {@code width} 32; two {@code classes} or more).
 *
 * @see <a href="https://arxiv.org/abs/1802.05637">Miyato and Koyama, cGANs with projection
 * discriminator (2018)</a>
 * @see <a href="https://arxiv.org/abs/1411.1784">Mirza and Osindero, Conditional generative
 * adversarial nets (2014)</a>
 */
public final class ConditionalGan implements Architecture {

	/** How large the numbers for the class are beside latent ones, at first. */
	private static final double CLASS = 0.2;
	private static final AdversarialLoss CONTEST = AdversarialLoss.NON_SATURATING;

	@Override
	public String name() {
		return "conditional";
	}

	private static LatentSpace latents(final GenerationNetworks networks) {
		if (networks.classes() < 2)
			throw new EngineException("classes=" + networks.classes()
					+ " is not possible with architecture=[conditional]: give 2 or more, or choose dcgan.");
		return networks.latents(64, 1);
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final LatentSpace space = latents(networks);
		final ConvolutionalGenerator network = new ConvolutionalGenerator(networks.channels(), networks.width(32),
				networks.start(), networks.stages());
		return List.of(new Generator(space, (layers, input) -> network.apply(layers, vector(layers, input, space))));
	}

	/**
	 * The latent vector, and one for the class that is as long. Its numbers are small at first: batch
	 * norm makes the images of a batch differ, and were the classes what they differ by, all of a class
	 * would be the same.
	 */
	private static Operand<TFloat32> vector(final Layers layers, final Operand<TFloat32> input,
			final LatentSpace space) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> z = GenerationNetworks.latent(tf, input, space);
		final Operand<TFloat32> y = GenerationNetworks.category(tf, input, space);
		return tf.concat(
				List.of(z, layers.product("classes", y, space.latent(), CLASS * Math.sqrt(space.classes() / 2.0))),
				tf.constant(1));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> made = generator(plan, GENERATOR).apply(generator,
				networks.generatorInput(tf, batch, latents(networks)));
		final ConvolutionalDiscriminator network = new ConvolutionalDiscriminator(networks.width(32),
				networks.halvings(), false);
		final Layers judge = layers.scope(DISCRIMINATOR).spectrallyNormalised();
		final Operand<TFloat32> classes = judge.flat(networks.labels(batch));
		final List<String> parts = new ArrayList<>(network.parts());
		parts.addAll(List.of("score", "classes"));
		return new GenerationContest(networks).objectives(tf, CONTEST,
				Judged.of(tf, batch, networks.images(batch), x -> scores(network, judge, x, classes)),
				Judged.of(tf, batch, made, x -> scores(network, judge, x, classes)), parts);
	}

	private static Operand<TFloat32> scores(final ConvolutionalDiscriminator network, final Layers layers,
			final Operand<TFloat32> images, final Operand<TFloat32> classes) {
		final Operand<TFloat32> features = layers.flat(network.features(layers, images));
		return layers.tf().math.add(layers.dense("score", features, 1),
				Projection.score(layers, "classes", features, classes));
	}

	@Override
	public Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		return networks.randomInputs(step, batch, augmentation, latents(networks));
	}

	@Override
	public boolean adaptsAugmentation(final TrainingPlan plan) {
		return new GenerationNetworks(plan).adaptsAugmentation();
	}
}
