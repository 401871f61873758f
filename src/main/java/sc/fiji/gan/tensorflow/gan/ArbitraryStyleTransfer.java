package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.PaintingLosses.COLOURS;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.SOURCE;
import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.ResNetGenerator;
import sc.fiji.gan.tensorflow.network.StyledGenerator;
import sc.fiji.gan.tensorflow.network.TextureFilters;
import sc.fiji.gan.tensorflow.network.TextureLoss;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * Any style, of a picture that the network is shown: photographs x are to be painted as picture p
 * is, another one at each step.
 * <ul>
 * <li>Generator {@code G: x, p -> painted x}, a ResNet whose features are scaled and shifted as an
 * encoder says that has seen p, see {@link StyledGenerator}. As in {@link StyleTransfer} it sees
 * grain beside the colours of x.</li>
 * <li>Its loss is the sum of {@code texture T(G(x, p), p)}, {@code content}, {@code smoothness} and
 * {@code steadiness}, as there. There is no discriminator: it would have to be told the style
 * too.</li>
 * </ul>
 * The generator of the plan takes seven channels, x with grain and p beside it, of one size; what
 * is exported for one picture, {@link #painter}, takes four. Parameters: {@code width} (16) and
 * {@code blocks} (4) of the ResNet, {@code texture} (10), {@code content} (4), {@code smoothness}
 * (0.1), {@code steadiness} (0). Batch: {@code source} {@code {n, h, w, 4}}, {@code picture}
 * {@code {1, height, width, 3}}, and {@code noisy} {@code {1, h, w, 4}}, the first source with
 * other noise; -1 to 1.
 *
 * @see <a href="https://arxiv.org/abs/1705.06830">Ghiasi et al., Exploring the structure of a
 * real-time, arbitrary neural artistic stylization network (2017)</a>
 */
public final class ArbitraryStyleTransfer implements Architecture {

	private static final double LARGEST_NORM = 20;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.99);

	@Override
	public String name() {
		return "anystyle";
	}

	private static StyledGenerator network(final TrainingPlan plan) {
		return new StyledGenerator(
				new ResNetGenerator(plan.parameter("width", 16), plan.parameter("blocks", 4), COLOURS));
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final StyledGenerator network = network(plan);
		return List.of(new Generator(GENERATOR, 2 * COLOURS + 1, network.network().halo(), StyledGenerator.LEAST_EDGE,
				(layers, both) -> {
					final Ops tf = layers.tf();
					return network.apply(layers,
							tf.slice(both, tf.constant(new int[4]), tf.constant(new int[]{-1, -1, -1, COLOURS + 1})),
							tf.slice(both, tf.constant(new int[]{0, 0, 0, COLOURS + 1}),
									tf.constant(new int[]{-1, -1, -1, COLOURS})));
				}));
	}

	@Override
	public Optional<Generator> painter(final TrainingPlan plan, final FloatArray picture) {
		final StyledGenerator network = network(plan);
		return Optional.of(new Generator(GENERATOR, COLOURS + 1, network.network().halo(), network.network().multiple(),
				(layers, x) -> network.apply(layers, x, Tensors.constant(layers.tf(), picture))));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final StyledGenerator network = network(plan);
		final Layers g = layers.scope(GENERATOR);
		final Ops tf = g.tf();
		final Operand<TFloat32> x = input(batch, SOURCE, COLOURS + 1);
		final Operand<TFloat32> noisy = input(batch, StyleTransfer.NOISY, COLOURS + 1);
		final Operand<TFloat32> picture = input(batch, StyleTransfer.PICTURE, COLOURS);
		final Operand<TFloat32> made = network.apply(g, x, picture);
		final Operand<TFloat32> again = network.apply(g, noisy, picture);
		final Operand<TFloat32> loss = tf.math
				.addN(List.of(weighted(tf, plan.number("texture", 10), texture(tf, made, picture)),
						weighted(tf, plan.number("content", 4),
								PaintingLosses.content(g, layers.addedStructure(), made, x)),
						weighted(tf, plan.number("smoothness", 0.1), Losses.variation(tf, made)),
						weighted(tf, plan.number("steadiness", 0), PaintingLosses.flicker(tf, made, x, again, noisy))));
		return List.of(new Objective(GENERATOR, loss, GENERATOR, LARGEST_NORM, RULE));
	}

	private static Operand<TFloat32> input(final Map<String, Operand<TFloat32>> batch, final String name,
			final int channels) {
		final Operand<TFloat32> images = batch.get(name);
		if (images == null || images.shape().get(3) != channels)
			throw new EngineException("The training data have " + batch.keySet() + ", the '" + name + "' images are "
					+ (images == null ? "missing" : images.shape()) + ": expected are " + channels + " channels.");
		return images;
	}

	private static Operand<TFloat32> texture(final Ops tf, final Operand<TFloat32> made,
			final Operand<TFloat32> picture) {
		final TextureFilters filters = new TextureFilters(tf);
		return TextureLoss.standardised(tf, filters.apply(made), filters.apply(picture), wanted -> wanted);
	}
}
