package sc.fiji.gan.tensorflow.gan;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Upsampling;

/**
 * Tells classes of images apart: no GAN, but a measure of what their images are good for. Strided
 * convolutions see an image in coarse cells and score every cell for each class; an image's score
 * is the mean of its cells', so that images of any size can be scored. What is exported gives the
 * scores as an image of the input's size, which shows where a class is seen.
 * <p>
 * Parameters: {@code channels} (1), {@code classes} (2), {@code width} (16), channels of the first
 * layer, which double, and {@code stages} (4), how often the resolution is halved. Batch:
 * {@code images} {@code {n, h, w, channels}}, -1 to 1, of sizes that are multiples of
 * {@code 2^stages}; {@code labels} {@code {n, 1, 1, classes}}, 1 at the place of the class and 0
 * elsewhere.
 *
 * @see <a href="https://arxiv.org/abs/1512.04150">Zhou et al., Learning deep features for
 * discriminative localization (2016)</a>
 */
public final class Classifier implements Architecture {

	private static final float SLOPE = 0.1f;
	private static final int KERNEL = 4;
	private static final double LARGEST_NORM = 5;

	@Override
	public String name() {
		return "classifier";
	}

	/** A cell of the last stage sees as far beyond its borders as it is wide, less a pixel. */
	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		if (classes(plan) < 2)
			throw new EngineException("classes=" + classes(plan) + " is not possible: give 2 or more to tell apart.");
		final int cell = 1 << stages(plan);
		return List.of(new Generator(GENERATOR, channels(plan), 2 * (cell - 1), cell, (layers, images) -> {
			Operand<TFloat32> scores = cells(plan, layers, images);
			for (int stage = 0; stage < stages(plan); stage++)
				scores = new Upsampling(layers).nearest(scores);
			return scores;
		}));
	}

	/** The scores of all cells, {@code {n, h / 2^stages, w / 2^stages, classes}}. */
	private static Operand<TFloat32> cells(final TrainingPlan plan, final Layers layers,
			final Operand<TFloat32> images) {
		Operand<TFloat32> x = images;
		for (int stage = 1; stage <= stages(plan); stage++)
			x = layers.leakyRelu(layers.mirroredConvolution("stage" + stage, x,
					plan.parameter("width", 16) << stage - 1, KERNEL, 2, 1), SLOPE);
		return layers.bias("scores", layers.convolution("scores", x, classes(plan), 1, 1));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final Layers network = layers.scope(GENERATOR);
		final Ops tf = network.tf();
		final Operand<TFloat32> likelihood = tf.nn
				.logSoftmax(network.globalMean(cells(plan, network, batch.get("images"))));
		final Operand<TFloat32> labels = network.flat(batch.get("labels"));
		final Operand<TFloat32> loss = tf.math.mul(tf.constant((float) -classes(plan)),
				tf.math.mean(tf.math.mul(labels, likelihood), tf.constant(new int[]{0, 1})));
		return List.of(new Objective("classes", loss, GENERATOR, LARGEST_NORM));
	}

	private static int channels(final TrainingPlan plan) {
		return plan.parameter("channels", 1);
	}

	private static int classes(final TrainingPlan plan) {
		return plan.parameter("classes", 2);
	}

	private static int stages(final TrainingPlan plan) {
		return plan.parameter("stages", 4);
	}
}
