package sc.fiji.gan.tensorflow.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.runtime.GraphCopy;
import sc.fiji.gan.tensorflow.runtime.NetworkDefinition;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * The layers of a trained network as part of a training, such as for a perceptual loss. They are
 * differentiated (once) like everything else, and hold no weights that could be trained.
 */
public final class FeatureLayers {

	private final FeatureExtractor extractor;
	private final GraphCopy network;

	/** @throws sc.fiji.gan.engine.EngineException if its file cannot be read or is not frozen */
	public FeatureLayers(final FeatureExtractor extractor) {
		this.extractor = extractor;
		network = new GraphCopy(NetworkDefinition.read(extractor.network()));
	}

	/**
	 * What the network makes of images; it is built anew with each call.
	 *
	 * @param images {@code {n, height, width, 1}} (grey, which becomes every channel) or {@code {n,
	 *     height, width, 3}} (red, green, blue); black about 0, white about 1. They are prepared as the
	 *     network wants them.
	 * @return one for each layer, NHWC
	 */
	public List<Operand<TFloat32>> apply(final Ops tf, final Operand<TFloat32> images) {
		return network.apply(tf, prepared(tf, images));
	}

	/** {@link FeatureExtractor#prepare}, as a convolution of one pixel. */
	private Operand<TFloat32> prepared(final Ops tf, final Operand<TFloat32> images) {
		final int from = FeatureExtractor.requireColours((int) images.shape().get(3));
		final int to = extractor.channels().size();
		final FloatArray kernel = FloatArray.zeros(1, 1, from, to);
		final FloatArray offset = FloatArray.zeros(to);
		for (int c = 0; c < to; c++) {
			final FeatureExtractor.Channel channel = extractor.channels().get(c);
			kernel.data()[(from == 1 ? 0 : channel.source()) * to + c] = (float) channel.gain();
			offset.data()[c] = (float) channel.offset();
		}
		return tf.math.add(tf.nn.conv2d(images, Tensors.constant(tf, kernel), List.of(1L, 1L, 1L, 1L), "VALID"),
				Tensors.constant(tf, offset));
	}
}
