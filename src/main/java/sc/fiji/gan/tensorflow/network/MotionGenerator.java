package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Makes the next frame of a time-lapse out of its last ones, from coarse to fine: at a quarter of
 * the size, at half of it, and at the full size. At each size it tells how far everything moves,
 * beside what the coarser size has told, moves the last frame so, and adds what has to change
 * beside that. So little has to be learnt. What is uncertain is blurred in such an expected frame,
 * and the noise of a camera, which no one can foresee, is lost. So it gets grain: numbers that are
 * given to the network, as strong as the network tells for each pixel.
 * <p>
 * At the coarsest size it is shown how well each two neighbouring frames match if one is moved by
 * up to two pixels, that is eight of the full size, in any direction. At the finer sizes it is
 * shown the last frame, and the one before it, moved to where the motion told so far would have
 * brought them.
 * <p>
 * There are no statistics of the whole image in it, see {@link TranslationNetwork}. Unlike those
 * networks it has no bounds for its values: a pixel that is brighter than the brightest of the
 * training stays so.
 *
 * @param width channels of the layers at the full size; half as many more at half the size, twice
 *     as many at a quarter
 * @param past how many frames it is shown, at least 2
 * @see <a href="https://arxiv.org/abs/1511.05440">Mathieu, Couprie and LeCun, Deep multi-scale
 * video prediction beyond mean square error (2016), for the sizes and the losses</a>
 * @see <a href="https://arxiv.org/abs/1709.02371">Sun et al., PWC-Net (2018), for the matches of
 * moved frames</a>
 */
public record MotionGenerator(int width, int past) implements TranslationNetwork {

	/** At how many sizes. */
	private static final int SIZES = 3;
	private static final int[] LAYERS = {3, 3, 4};
	/** How far the motion told at a size can go, in its own pixels. */
	private static final float[] FARTHEST = {1f, 1.5f, 2.5f};
	private static final int MATCHED = 2;
	/** So that it begins with the last frame as it is, or nearly so. */
	private static final double LAST_GAIN = 0.1;

	/** So that it begins with little grain. */
	private static final float GRAIN_AT_START = -4;

	/**
	 * The next frame.
	 *
	 * @param expected without grain, at all sizes, the smallest first: each {@code {batch, height /
	 *     2^k, width / 2^k, 1}}
	 * @param grain what is added to the last of them
	 */
	public record Prediction(List<Operand<TFloat32>> expected, Operand<TFloat32> grain) {

		/** At the full size, without grain. */
		public Operand<TFloat32> mean() {
			return expected.get(expected.size() - 1);
		}

		/** With grain. */
		public Operand<TFloat32> frame(final Ops tf) {
			return tf.math.add(mean(), grain);
		}
	}

	/** What is told at one size, and the features that tell it. */
	private record Told(Operand<TFloat32> frame, Operand<TFloat32> flow, Operand<TFloat32> features) {}

	/** @param input the past frames, the newest last, and grain, -1 to 1, in one more channel */
	@Override
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		final Ops tf = layers.tf();
		return predict(layers, tf.slice(input, tf.constant(new int[4]), tf.constant(new int[]{-1, -1, -1, past})),
				tf.slice(input, tf.constant(new int[]{0, 0, 0, past}), tf.constant(new int[]{-1, -1, -1, 1})))
				.frame(tf);
	}

	/**
	 * Predicts the next frame.
	 *
	 * @param past {@code {batch, height, width, past}}, the newest frame last, black at -1 and white at
	 *     1
	 * @param noise {@code {batch, height, width, 1}}, -1 to 1, independent of all else
	 */
	public Prediction predict(final Layers layers, final Operand<TFloat32> past, final Operand<TFloat32> noise) {
		final List<Operand<TFloat32>> frames = new ArrayList<>(List.of(past));
		for (int size = 1; size < SIZES; size++)
			frames.add(layers.halved(frames.get(size - 1)));
		final List<Operand<TFloat32>> predictions = new ArrayList<>();
		Told told = null;
		for (int size = SIZES - 1; size >= 0; size--) {
			final Layers own = layers.within("size" + (1 << size));
			told = told == null ? coarsest(own, frames.get(size)) : finer(own, size, frames.get(size), told);
			predictions.add(told.frame);
		}
		final Ops tf = layers.tf();
		final Operand<TFloat32> strength = tf.math.softplus(tf.math.add(tf.constant(GRAIN_AT_START),
				layers.mirroredConvolution("grain", told.features, 1, 3, 1, 1)));
		return new Prediction(predictions, tf.math.mul(strength, noise));
	}

	private Told coarsest(final Layers layers, final Operand<TFloat32> frames) {
		final List<Operand<TFloat32>> seen = new ArrayList<>(List.of(frames));
		for (int back = 0; back < Math.min(2, past - 1); back++)
			seen.add(matches(layers.tf(), frame(layers.tf(), frames, back), frame(layers.tf(), frames, back + 1)));
		return told(layers, SIZES - 1, seen, frames, null);
	}

	private Told finer(final Layers layers, final int size, final Operand<TFloat32> frames, final Told coarse) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> flow = tf.math.mul(tf.constant(2f), layers.bilinearUpsampling(coarse.flow));
		final Warp warp = new Warp(tf);
		final List<Operand<TFloat32>> seen = List.of(frames, flow, layers.bilinearUpsampling(coarse.frame),
				warp.apply(frame(tf, frames, 0), flow),
				warp.apply(frame(tf, frames, 1), tf.math.mul(tf.constant(2f), flow)));
		return told(layers, size, seen, frames, flow);
	}

	/** @param flow what coarser sizes have told, or null */
	private Told told(final Layers layers, final int size, final List<Operand<TFloat32>> seen,
			final Operand<TFloat32> frames, final Operand<TFloat32> flow) {
		final Ops tf = layers.tf();
		Operand<TFloat32> x = tf.concat(seen, tf.constant(3));
		for (int layer = 1; layer < LAYERS[size]; layer++)
			x = layers.leakyRelu(layers.mirroredConvolution("layer" + layer, x, width * (2 + size) / 2, 3, 1, 1),
					SLOPE);
		final Operand<TFloat32> motion = tf.math.mul(tf.constant(FARTHEST[size]),
				tf.math.tanh(layers.mirroredConvolution("motion", x, 2, 3, 1, LAST_GAIN)));
		final Operand<TFloat32> change = layers.mirroredConvolution("change", x, 1, 3, 1, LAST_GAIN);
		final Operand<TFloat32> whole = flow == null ? motion : tf.math.add(flow, motion);
		return new Told(tf.math.add(new Warp(tf).apply(frame(tf, frames, 0), whole), change), whole, x);
	}

	/** @param back 0 for the newest frame */
	private Operand<TFloat32> frame(final Ops tf, final Operand<TFloat32> frames, final int back) {
		return tf.slice(frames, tf.constant(new int[]{0, 0, 0, past - 1 - back}),
				tf.constant(new int[]{-1, -1, -1, 1}));
	}

	/**
	 * {@code |a(p) - b(p - d)|} for all d of up to {@link #MATCHED} pixels, a channel each.
	 */
	private static Operand<TFloat32> matches(final Ops tf, final Operand<TFloat32> a, final Operand<TFloat32> b) {
		final int edge = 2 * MATCHED + 1;
		final FloatShifts shifts = new FloatShifts(edge);
		final Operand<TFloat32> padded = tf.mirrorPad(b,
				tf.constant(new int[][]{{0, 0}, {MATCHED, MATCHED}, {MATCHED, MATCHED}, {0, 0}}), "SYMMETRIC");
		final Operand<TFloat32> moved = tf.nn.conv2d(padded, shifts.kernels(tf), List.of(1L, 1L, 1L, 1L), "VALID");
		return tf.math.abs(tf.math.sub(moved, a));
	}

	/** Kernels that are 1 in one pixel and 0 in all others. */
	private record FloatShifts(int edge) {

		Operand<TFloat32> kernels(final Ops tf) {
			final int count = edge * edge;
			final float[] values = new float[count * count];
			for (int i = 0; i < count; i++)
				values[i * count + i] = 1;
			return tf.reshape(tf.constant(values), tf.constant(new int[]{edge, edge, 1, count}));
		}
	}

	/** Of the longest way, which sees all that the shorter ones do. */
	private ReceptiveField field() {
		final ReceptiveField field = new ReceptiveField();
		for (int size = 1; size < SIZES; size++)
			field.convolution(2, 2);
		field.convolution(2 * MATCHED + 1, 1);
		for (int size = SIZES - 1; size >= 0; size--) {
			if (size < SIZES - 1) field.interpolation();
			for (int layer = 0; layer < LAYERS[size]; layer++)
				field.convolution(3, 1);
		}
		return field;
	}

	/**
	 * How far a moved pixel can come from, in pixels of the full size: motion is told in parts, and the
	 * frame before the last is moved by twice as much before it is looked at.
	 */
	int farthest() {
		final float half = 2 * FARTHEST[2];
		final float full = 2 * (half + FARTHEST[1]);
		final int atFull = (int) Math.ceil(2 * full) + 1 + LAYERS[0];
		final int atHalf = 2 * ((int) Math.ceil(2 * half) + 1 + LAYERS[1]) + 2 + LAYERS[0];
		return Math.max(atFull, atHalf);
	}

	@Override
	public int halo() {
		return Math.max(field().radius(), farthest());
	}

	@Override
	public int multiple() {
		return field().multiple();
	}
}
