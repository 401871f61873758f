package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.GenerationContest.DISCRIMINATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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

/**
 * Images out of nothing by convolutions: latent vectors z, and real images x.
 * <ul>
 * <li>Generator {@code G: z -> image}, see {@link ConvolutionalGenerator}.</li>
 * <li>Discriminator D, which tells x from G(z), see {@link ConvolutionalDiscriminator}. Batch norm,
 * as the paper has it, is fragile in D; so there is spectral norm in its place unless the plan says
 * otherwise.</li>
 * <li>D makes {@code ln(1 + exp(-D(x))) + ln(1 + exp(D(G(z))))} smaller, G
 * {@code ln(1 + exp(-D(G(z))))}.</li>
 * </ul>
 * Parameters and batch: those of {@link GenerationNetworks} and {@link GenerationContest}
 * ({@code latent} 64, {@code width} 32; no classes), and {@code spectral} (1; 0 for batch norm in
 * D).
 *
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al., Unsupervised representation
 * learning with deep convolutional generative adversarial networks (2016)</a>
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al., Spectral normalization for
 * generative adversarial networks (2018)</a>
 */
public final class Dcgan implements Architecture {

	private static final AdversarialLoss CONTEST = AdversarialLoss.NON_SATURATING;

	@Override
	public String name() {
		return "dcgan";
	}

	private static LatentSpace latents(final GenerationNetworks networks) {
		return networks.latents(64, 1);
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		networks.requireNoClasses();
		final LatentSpace space = latents(networks);
		final ConvolutionalGenerator network = new ConvolutionalGenerator(networks.channels(), networks.width(32),
				networks.start(), networks.stages());
		return List.of(new Generator(space,
				(layers, input) -> network.apply(layers, GenerationNetworks.latent(layers.tf(), input, space))));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final GenerationNetworks networks = new GenerationNetworks(plan);
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> made = generator(plan, GENERATOR).apply(generator,
				networks.generatorInput(tf, batch, latents(networks)));
		final boolean spectral = networks.parameter("spectral", 1, 0, 1) != 0;
		if (!spectral && networks.number("r1", 0, 0, 1000) > 0)
			throw new EngineException("r1=" + plan.number("r1", 0)
					+ " is not possible with spectral=0: batch norm cannot be differentiated twice; set one of them"
					+ " back.");
		final Layers judge = layers.scope(DISCRIMINATOR);
		final ConvolutionalDiscriminator network = new ConvolutionalDiscriminator(networks.width(32),
				networks.halvings(), !spectral);
		final UnaryOperator<Operand<TFloat32>> scores = images -> scores(network,
				spectral ? judge.spectrallyNormalised() : judge, images);
		return new GenerationContest(networks).objectives(tf, CONTEST,
				Judged.of(tf, batch, networks.images(batch), scores), Judged.of(tf, batch, made, scores),
				parts(network));
	}

	private static Operand<TFloat32> scores(final ConvolutionalDiscriminator network, final Layers layers,
			final Operand<TFloat32> images) {
		return layers.dense("score", layers.flat(network.features(layers, images)), 1);
	}

	private static List<String> parts(final ConvolutionalDiscriminator network) {
		final List<String> parts = new ArrayList<>(network.parts());
		parts.add("score");
		return parts;
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
