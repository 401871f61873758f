package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network that scores images: high for what it takes as real. */
public interface Discriminator {

	/**
	 * What is thought of images.
	 *
	 * @param features outputs of the inner layers, NHWC, the finest first
	 * @param scores {@code {batch, height, width, 1}}, one for each of many overlapping parts;
	 *     unbounded
	 */
	record Judgement(List<Operand<TFloat32>> features, Operand<TFloat32> scores) {}

	/**
	 * @param layers of a scope of its own, best with spectral norm; used again they have the same
	 *     weights
	 * @param images {@code {batch, height, width, channels}}
	 */
	Judgement judge(Layers layers, Operand<TFloat32> images);
}
