package sc.fiji.gan.tensorflow.gan;

import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.Polyphase;
import sc.fiji.gan.tensorflow.network.Upsampling;

/**
 * Super-resolution by a residual network: bicubic interpolation, plus the detail that a chain of
 * residual blocks at the low resolution adds to it (SRResNet without batch normalisation, as EDSR
 * has it, and without biases).
 * <p>
 * The network commutes with gain and offset: {@code f(a x + b) = a f(x) + b} for {@code a > 0}. Its
 * first kernels sum to zero, nothing has a bias, and the interpolation keeps constants. So the
 * result does not depend on exposure, camera offset, bit depth or normalisation.
 * <p>
 * Parameters: {@code scale} (2), {@code channels} (1), {@code features} (32), {@code blocks} (8).
 * Batch: {@code input} {@code {n, h, w, channels}}, {@code target} {@code {n, scale h, scale w,
 * channels}}.
 *
 * @see <a href="https://arxiv.org/abs/1609.04802">Ledig et al., Photo-realistic single image
 * super-resolution using a generative adversarial network (2017)</a>
 * @see <a href="https://arxiv.org/abs/1707.02921">Lim et al., Enhanced deep residual networks for
 * single image super-resolution (2017)</a>
 */
public final class ResidualSuperResolution implements Architecture {

	private static final float SLOPE = 0.1f;
	/** Gradients of the mean absolute error are usually about 0.05 long. */
	private static final double LARGEST_NORM = 0.2;
	/** Those of the logarithmic error, about 1. */
	private static final double LARGEST_LOG_NORM = 5;

	@Override
	public String name() {
		return "residual";
	}

	/**
	 * Its halo is one pixel for each 3x3 convolution in the chain; the interpolation reaches two.
	 */
	@Override
	public List<Generator> generators(final TrainingPlan plan) {
		return List.of(new Generator(channels(plan), Math.max(2, 2 + 2 * blocks(plan)),
				(layers, input) -> generator(plan, layers, input)));
	}

	private static Operand<TFloat32> generator(final TrainingPlan plan, final Layers layers,
			final Operand<TFloat32> input) {
		final int scale = plan.parameter("scale", 2);
		final int features = plan.parameter("features", 32);
		final int channels = channels(plan);

		final Operand<TFloat32> head = layers.differenceConvolution("head", input, features, 3);
		Operand<TFloat32> x = head;
		for (int block = 1; block <= blocks(plan); block++)
			x = residualBlock(layers, "block" + block, x, features);
		x = layers.tf().math.add(head, x);
		// A small start: before the first step the network is bicubic
		// interpolation.
		final Operand<TFloat32> detail = layers.convolution("tail", x, channels * scale * scale, 3, 0.05);
		final Operand<TFloat32> interpolated = layers.convolve(input, bicubicKernel(layers.tf(), channels, scale));
		return new Upsampling(layers).pixelShuffle(layers.tf().math.add(detail, interpolated), scale);
	}

	private static Operand<TFloat32> residualBlock(final Layers layers, final String name, final Operand<TFloat32> x,
			final int features) {
		final Operand<TFloat32> inner = layers.leakyRelu(layers.convolution(name + "/first", x, features, 3, 1), SLOPE);
		return layers.tf().math.add(x, layers.convolution(name + "/second", inner, features, 3, 0.2));
	}

	private static Operand<TFloat32> bicubicKernel(final Ops tf, final int channels, final int scale) {
		final FloatArray kernel = Polyphase.bicubic(channels, scale);
		final int[] s = kernel.shape();
		return tf.constant(Shape.of(s[0], s[1], s[2], s[3]), DataBuffers.of(kernel.data(), true, false));
	}

	@Override
	public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
			final Map<String, Operand<TFloat32>> batch) {
		final Layers generator = layers.scope(GENERATOR);
		final Ops tf = generator.tf();
		final Operand<TFloat32> error = tf.math.sub(generator(plan, generator, batch.get("input")),
				batch.get("target"));
		final boolean logarithmic = plan.parameter("logarithmic", 0) != 0;
		return List.of(logarithmic
				? new Objective("content", Losses.logarithmic(tf, error), GENERATOR, LARGEST_LOG_NORM)
				: new Objective("content", Losses.absolute(tf, error), GENERATOR, LARGEST_NORM));
	}

	private static int channels(final TrainingPlan plan) {
		return plan.parameter("channels", 1);
	}

	private static int blocks(final TrainingPlan plan) {
		return plan.parameter("blocks", 8);
	}
}
