package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;

/**
 * Several discriminators of one kind, each with weights of its own: one that sees the images as
 * they are, one that sees them at half their size, and so on. So texture is judged as well as what
 * is larger, at little cost. Each counts the same, whatever it sees.
 *
 * @param each what looks at one of the sizes
 * @param scales at how many sizes
 * @see <a href="https://arxiv.org/abs/1711.11585">Wang et al., High-resolution image synthesis and
 * semantic manipulation with conditional GANs (2018)</a>
 */
public record MultiScaleDiscriminator(Discriminator each, int scales) implements Discriminator {

	/**
	 * @return the features of all, and as scores {@code {batch, height, width, scales}}
	 * @throws EngineException if an edge of the images cannot be halved so often
	 */
	@Override
	public Judgement judge(final Layers layers, final Operand<TFloat32> images) {
		final List<Operand<TFloat32>> features = new ArrayList<>();
		final List<Operand<TFloat32>> scores = new ArrayList<>();
		Operand<TFloat32> x = images;
		for (int scale = 0; scale < scales; scale++) {
			if (scale > 0) x = layers.halved(x);
			final Judgement judgement = each.judge(layers.within("scale" + scale), x);
			features.addAll(judgement.features());
			scores.add(enlarged(layers, judgement.scores(), scale));
		}
		requireEqualSizes(images, scores);
		return new Judgement(features, layers.tf().concat(scores, layers.tf().constant(3)));
	}

	private static Operand<TFloat32> enlarged(final Layers layers, final Operand<TFloat32> scores, final int times) {
		Operand<TFloat32> x = scores;
		for (int i = 0; i < times; i++)
			x = new Upsampling(layers).nearest(x);
		return x;
	}

	private void requireEqualSizes(final Operand<TFloat32> images, final List<Operand<TFloat32>> scores) {
		for (final Operand<TFloat32> map : scores)
			if (!map.shape().equals(scores.get(0).shape()))
				throw new EngineException("Images of " + images.shape() + " (batch, height, width, channels) cannot be"
						+ " judged at " + scales + " sizes: give edges that are multiples of a higher power of two.");
	}
}
