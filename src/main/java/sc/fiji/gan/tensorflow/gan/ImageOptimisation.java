package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.SOURCE;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.FeatureLayers;
import sc.fiji.gan.tensorflow.network.FreeImage;
import sc.fiji.gan.tensorflow.network.TextureLoss;

/**
 * One photograph x that is painted as a picture p is, without a network that would paint others: to
 * compare {@link StyleTransfer} with. The pixels of the result y are what is trained, beginning at
 * x. The loss, by the features F of the plan's feature network, is
 * {@code |F(y) - F(x)|^2 / |F(x)|^2} of the last layer, plus {@code texture} times
 * {@link TextureLoss#between} of all layers of y and p.
 * <p>
 * Parameters: {@code height}, {@code width} of x, {@code texture} (10). Batch: {@code source}
 * {@code {1, height, width, 3}} and {@code picture}, of any size; -1 to 1.
 *
 * @see <a href="https://arxiv.org/abs/1508.06576">Gatys et al., A neural algorithm of artistic
 * style (2015)</a>
 */
public final class ImageOptimisation implements Architecture {

	private static final int COLOURS = 3;
	private static final double LARGEST_NORM = 1e6;

	@Override
	public String name() {
		return "gatys";
	}

	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		final FreeImage image = new FreeImage(plan.parameter("height", 1), plan.parameter("width", 1), COLOURS);
		return List.of(new Generator(COLOURS, 0, image::apply));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		if (plan.extractor() == null)
			throw new EngineException("The architecture '" + name() + "' needs a feature network.");
		final Ops tf = layers.scope(GENERATOR).tf();
		final FeatureLayers network = new FeatureLayers(plan.extractor());
		final Operand<TFloat32> x = batch.get(SOURCE);
		final List<Operand<TFloat32>> made = features(tf, network,
				generator(plan, GENERATOR).apply(layers.scope(GENERATOR), x));
		final List<Operand<TFloat32>> photo = features(tf, network, x);
		final Operand<TFloat32> texture = TextureLoss.between(tf, made,
				features(tf, network, batch.get(StyleTransfer.PICTURE)));
		final int last = made.size() - 1;
		final Operand<TFloat32> content = tf.math.div(squares(tf, tf.math.sub(made.get(last), photo.get(last))),
				squares(tf, photo.get(last)));
		final Operand<TFloat32> loss = tf.math.add(content,
				TranslationNetworks.weighted(tf, plan.number("texture", 10), texture));
		return List.of(new Objective(GENERATOR, loss, GENERATOR, LARGEST_NORM));
	}

	private static List<Operand<TFloat32>> features(final Ops tf, final FeatureLayers network,
			final Operand<TFloat32> images) {
		return network.apply(tf, StyleTransfer.positive(tf, images));
	}

	private static Operand<TFloat32> squares(final Ops tf, final Operand<TFloat32> x) {
		return tf.reduceSum(tf.math.square(x), tf.constant(new int[]{0, 1, 2, 3}), new ReduceSum.Options[0]);
	}
}
