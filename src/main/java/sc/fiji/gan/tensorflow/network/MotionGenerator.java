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
 * How far things have moved so far is measured, see {@link MotionMatching}, up to eight pixels at
 * the coarsest size and two more at the next one. What is told first is which part of the motion
 * goes on, which is less for what wanders than for what drifts; and a motion beside it. At the
 * finer sizes the network is shown the last frame, and the one before it, moved to where the motion
 * told so far would have brought them.
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
	/** How far the motion that is told beside the measured one can go at a size, in its own pixels. */
	private static final float[] FARTHEST = {1f, 0.5f, 0.5f};
	/** How far motion is measured at a size, likewise; at the full one it is not. */
	private static final int[] MEASURED = {0, 1, 2};
	/** What goes on of the motion before the last one, at most. */
	private static final float EARLIER = 0.25f;
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

	/**
	 * What is told at one size.
	 *
	 * @param flow how far things move to the next frame
	 * @param measured how far they have moved to the last one
	 * @param features of which that was told
	 */
	private record Told(Operand<TFloat32> frame, Operand<TFloat32> flow, Operand<TFloat32> measured,
			Operand<TFloat32> features) {}

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
		final Ops tf = layers.tf();
		final int size = SIZES - 1;
		final MotionMatching matching = new MotionMatching(MEASURED[size]);
		final MotionMatching.Match last = matching.measure(tf, frame(tf, frames, 1), frame(tf, frames, 0));
		final List<Operand<TFloat32>> seen = new ArrayList<>(List.of(frames, last.costs(), last.flow()));
		Operand<TFloat32> earlier = null;
		if (past > 2) {
			final MotionMatching.Match match = matching.measure(tf, frame(tf, frames, 2), frame(tf, frames, 1));
			seen.addAll(List.of(match.costs(), match.flow()));
			earlier = match.flow();
		}
		final Operand<TFloat32> x = features(layers, size, seen);
		Operand<TFloat32> flow = tf.math.add(goingOn(layers, x, last.flow()), beside(layers, size, x));
		if (earlier != null)
			flow = tf.math.add(flow,
					tf.math.mul(
							tf.math.mul(tf.constant(EARLIER),
									tf.math.tanh(layers.mirroredConvolution("earlier", x, 1, 3, 1, LAST_GAIN))),
							earlier));
		return told(layers, x, frames, flow, last.flow());
	}

	private Told finer(final Layers layers, final int size, final Operand<TFloat32> frames, final Told coarse) {
		final Ops tf = layers.tf();
		final Warp warp = new Warp(tf);
		final Operand<TFloat32> flow = doubled(layers, coarse.flow);
		Operand<TFloat32> measured = doubled(layers, coarse.measured);
		final List<Operand<TFloat32>> seen = new ArrayList<>(List.of(frames, flow, measured,
				new Upsampling(layers).bilinear(coarse.frame), warp.apply(frame(tf, frames, 0), flow),
				warp.apply(frame(tf, frames, 1), tf.math.mul(tf.constant(2f), flow))));
		if (MEASURED[size] == 0) {
			final Operand<TFloat32> x = features(layers, size, seen);
			return told(layers, x, frames, tf.math.add(flow, beside(layers, size, x)), measured);
		}
		final MotionMatching.Match rest = new MotionMatching(MEASURED[size]).measure(tf,
				warp.apply(frame(tf, frames, 1), measured), frame(tf, frames, 0));
		seen.addAll(List.of(rest.costs(), rest.flow()));
		measured = tf.math.add(measured, rest.flow());
		final Operand<TFloat32> x = features(layers, size, seen);
		return told(layers, x, frames,
				tf.math.addN(List.of(flow, goingOn(layers, x, rest.flow()), beside(layers, size, x))), measured);
	}

	/** As far in pixels of the next larger size. */
	private static Operand<TFloat32> doubled(final Layers layers, final Operand<TFloat32> flow) {
		return layers.tf().math.mul(layers.tf().constant(2f), new Upsampling(layers).bilinear(flow));
	}

	private Operand<TFloat32> features(final Layers layers, final int size, final List<Operand<TFloat32>> seen) {
		Operand<TFloat32> x = layers.tf().concat(seen, layers.tf().constant(3));
		for (int layer = 1; layer < LAYERS[size]; layer++)
			x = layers.leakyRelu(layers.mirroredConvolution("layer" + layer, x, width * (2 + size) / 2, 3, 1, 1),
					SLOPE);
		return x;
	}

	/** The part of a measured motion that goes on, at the beginning about half of it. */
	private static Operand<TFloat32> goingOn(final Layers layers, final Operand<TFloat32> x,
			final Operand<TFloat32> measured) {
		return layers.tf().math.mul(layers.tf().math.sigmoid(layers.mirroredConvolution("part", x, 1, 3, 1, LAST_GAIN)),
				measured);
	}

	private static Operand<TFloat32> beside(final Layers layers, final int size, final Operand<TFloat32> x) {
		return layers.tf().math.mul(layers.tf().constant(FARTHEST[size]),
				layers.tf().math.tanh(layers.mirroredConvolution("motion", x, 2, 3, 1, LAST_GAIN)));
	}

	private Told told(final Layers layers, final Operand<TFloat32> x, final Operand<TFloat32> frames,
			final Operand<TFloat32> flow, final Operand<TFloat32> measured) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> change = layers.mirroredConvolution("change", x, 1, 3, 1, LAST_GAIN);
		return new Told(tf.math.add(new Warp(tf).apply(frame(tf, frames, 0), flow), change), flow, measured, x);
	}

	/** @param back 0 for the newest frame */
	private Operand<TFloat32> frame(final Ops tf, final Operand<TFloat32> frames, final int back) {
		return tf.slice(frames, tf.constant(new int[]{0, 0, 0, past - 1 - back}),
				tf.constant(new int[]{-1, -1, -1, 1}));
	}

	/** Of the longest way, which sees all that the shorter ones do. */
	private ReceptiveField field() {
		final ReceptiveField field = new ReceptiveField();
		for (int size = 1; size < SIZES; size++)
			field.convolution(2, 2);
		field.convolution(2 * MEASURED[SIZES - 1] + 1, 1).convolution(MotionMatching.SQUARE, 1);
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
		final float half = 2 * (MEASURED[2] * (1 + EARLIER) + FARTHEST[2]);
		final float full = 2 * (half + MEASURED[1] + FARTHEST[1]);
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
