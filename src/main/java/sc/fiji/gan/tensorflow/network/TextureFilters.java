package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * Random filters at several sizes, always the same ones, whose responses tell textures apart: what
 * takes the place of a network that was trained on photographs. They are not trained.
 * <p>
 * At each size, half of the one before, an image becomes six channels: its colours, and what they
 * are beyond their surroundings. Each is divided by what it usually amounts to, so that faint and
 * strong, coarse and fine differences count alike. Two layers of rectified filters look at them.
 * Their thresholds lie at several heights, since a texture is what is rare in it as well as what is
 * common.
 *
 * @see <a href="https://arxiv.org/abs/1606.00021">Ustyuzhaninov et al., Texture synthesis using
 * shallow convolutional networks with random filters (2016)</a>
 */
public final class TextureFilters {

	private static final int SIZES = 4;
	private static final int FILTERS = 32;
	private static final int INNER_FILTERS = 48;
	private static final int EDGE = 5;
	private static final int INNER_EDGE = 3;
	private static final long SEED = 1;
	private static final List<Long> UNIT_STRIDES = List.of(1L, 1L, 1L, 1L);
	private static final List<Long> DOUBLE_STRIDES = List.of(1L, 2L, 2L, 1L);

	/** Luminance, red against blue, green against both: of images these hardly depend on each other. */
	private static final float[][] OPPONENTS = {{1 / 3f, 1 / 3f, 1 / 3f}, {0.5f, 0, -0.5f}, {-0.25f, 0.5f, -0.25f}};
	/**
	 * Usual standard deviations of these in paintings, and of what they are beyond their surroundings.
	 */
	private static final float[] DEVIATIONS = {0.45f, 0.3f, 0.12f, 0.12f, 0.05f, 0.03f};
	private static final float[] BINOMIAL = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

	private final Ops tf;
	private final List<Operand<TFloat32>> kernels = new ArrayList<>();
	private final List<Operand<TFloat32>> thresholds = new ArrayList<>();

	/** @param tf where the filters are added */
	public TextureFilters(final Ops tf) {
		this.tf = tf;
		final Random random = new Random(SEED);
		for (int size = 0; size < SIZES; size++) {
			add(EDGE, DEVIATIONS.length, FILTERS, random);
			add(INNER_EDGE, FILTERS, INNER_FILTERS, random);
		}
	}

	private void add(final int edge, final int in, final int out, final Random random) {
		final Initializer weights = Initializer.normal(1 / Math.sqrt(edge * edge * in));
		kernels.add(Tensors.constant(tf, weights.draw(new int[]{edge, edge, in, out}, random)));
		thresholds.add(Tensors.constant(tf, Initializer.normal(1).draw(new int[]{out}, random)));
	}

	/**
	 * The responses to images.
	 *
	 * @param images {@code {batch, height, width, 3}}, red, green, blue, -1 to 1, of at least 64 x 64
	 *     pixels
	 * @return two layers for each size, {@code {batch, height, width, filters}}
	 */
	public List<Operand<TFloat32>> apply(final Operand<TFloat32> images) {
		final List<Operand<TFloat32>> layers = new ArrayList<>();
		Operand<TFloat32> x = pointwise(images, opponents());
		for (int size = 0; size < SIZES; size++) {
			if (size > 0) x = blurred(x, DOUBLE_STRIDES);
			final Operand<TFloat32> seen = tf.concat(List.of(x, tf.math.sub(x, blurred(x, UNIT_STRIDES))),
					tf.constant(3));
			final Operand<TFloat32> first = response(tf.math.div(seen, tf.constant(DEVIATIONS)), 2 * size,
					UNIT_STRIDES);
			layers.add(first);
			layers.add(response(first, 2 * size + 1, DOUBLE_STRIDES));
		}
		return layers;
	}

	/** Beyond what the answer to nothing is, so that a smooth image does not seem half right. */
	private Operand<TFloat32> response(final Operand<TFloat32> x, final int index, final List<Long> strides) {
		final Operand<TFloat32> threshold = thresholds.get(index);
		return tf.math.sub(tf.nn.relu(tf.math.add(tf.nn.conv2d(x, kernels.get(index), strides, "VALID"), threshold)),
				tf.nn.relu(threshold));
	}

	private Operand<TFloat32> pointwise(final Operand<TFloat32> images, final FloatArray kernel) {
		return tf.nn.conv2d(images, Tensors.constant(tf, kernel), UNIT_STRIDES, "VALID");
	}

	private static FloatArray opponents() {
		final int channels = OPPONENTS.length;
		final FloatArray kernel = FloatArray.zeros(1, 1, channels, channels);
		for (int from = 0; from < channels; from++)
			for (int to = 0; to < channels; to++)
				kernel.data()[from * channels + to] = OPPONENTS[to][from];
		return kernel;
	}

	/** Each channel by itself, with borders that are mirrored. */
	private Operand<TFloat32> blurred(final Operand<TFloat32> x, final List<Long> strides) {
		final int margin = BINOMIAL.length / 2;
		final Operand<TFloat32> padded = tf.mirrorPad(x,
				tf.constant(new int[][]{{0, 0}, {margin, margin}, {margin, margin}, {0, 0}}), "SYMMETRIC");
		return tf.nn.conv2d(padded, Tensors.constant(tf, binomial()), strides, "VALID");
	}

	/** Zeros between different channels; TensorFlow's depthwise convolution is slower than these. */
	private static FloatArray binomial() {
		final int channels = OPPONENTS.length;
		final int edge = BINOMIAL.length;
		final FloatArray kernel = FloatArray.zeros(edge, edge, channels, channels);
		for (int i = 0; i < edge * edge; i++)
			for (int c = 0; c < channels; c++)
				kernel.data()[(i * channels + c) * channels + c] = BINOMIAL[i / edge] * BINOMIAL[i % edge];
		return kernel;
	}
}
