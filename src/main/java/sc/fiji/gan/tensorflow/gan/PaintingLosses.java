package sc.fiji.gan.tensorflow.gan;

import static sc.fiji.gan.tensorflow.gan.TranslationNetworks.weighted;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.Losses;
import sc.fiji.gan.tensorflow.network.StructureLosses;

/** What painted photographs are to be apart from the style. */
final class PaintingLosses {

	static final int COLOURS = 3;

	/** The part of edges in the loss of the content: strokes have others than the photograph. */
	private static final double EDGES = 0.25;

	private PaintingLosses() {}

	/** Red, green and blue of images with grain. */
	static Operand<TFloat32> colours(final Ops tf, final Operand<TFloat32> images) {
		return tf.slice(images, tf.constant(new int[4]), tf.constant(new int[]{-1, -1, -1, COLOURS}));
	}

	private static Operand<TFloat32> first(final Ops tf, final Operand<TFloat32> images) {
		return tf.slice(images, tf.constant(new int[4]), tf.constant(new int[]{1, -1, -1, -1}));
	}

	/**
	 * Whether what is light has stayed light, at an eighth of the size, at which strokes are gone, and
	 * a quarter of whether edges are where they were, at half the size.
	 *
	 * @param added to the weight of 1
	 * @param made the painted photographs
	 * @param x the photographs, with grain
	 */
	static Operand<TFloat32> content(final Layers layers, final Operand<TFloat32> added, final Operand<TFloat32> made,
			final Operand<TFloat32> x) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> half = layers.halved(made);
		final Operand<TFloat32> photo = layers.halved(colours(tf, x));
		final Operand<TFloat32> kept = tf.math.add(StructureLosses.brightness(tf, layers.halved(layers.halved(half)),
				layers.halved(layers.halved(photo)), 1),
				weighted(tf, EDGES, StructureLosses.structure(tf, half, photo, 1)));
		return tf.math.mul(tf.math.add(tf.constant(1f), added), kept);
	}

	/**
	 * How much of what flickers in a time-lapse flickers in the painted one: the mean difference of
	 * paintings beside that of the photographs.
	 *
	 * @param made the painted photographs, of which the first counts
	 * @param x the photographs, with grain
	 * @param again the painting of {@code noisy}
	 * @param noisy the first photograph with other noise
	 */
	static Operand<TFloat32> flicker(final Ops tf, final Operand<TFloat32> made, final Operand<TFloat32> x,
			final Operand<TFloat32> again, final Operand<TFloat32> noisy) {
		final Operand<TFloat32> before = tf.math.sub(colours(tf, noisy), colours(tf, first(tf, x)));
		return tf.math.div(Losses.absolute(tf, tf.math.sub(again, first(tf, made))), Losses.absolute(tf, before));
	}
}
