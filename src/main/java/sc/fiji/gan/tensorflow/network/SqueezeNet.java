package sc.fiji.gan.tensorflow.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * SqueezeNet 1.1 without its classifier: a small network for recognising things in photographs,
 * whose inner layers serve as a measure of images. Borders are not padded before strides, so an
 * image needs 31 pixels along each axis.
 *
 * @see <a href="https://arxiv.org/abs/1602.07360">Iandola et al., SqueezeNet: AlexNet-level
 * accuracy with 50x fewer parameters and &lt;0.5MB model size (2016)</a>
 */
public final class SqueezeNet {

	/** It was trained on blue, green and red, 0 to 255 less the mean colour of ImageNet. */
	public static final int CHANNELS = 3;

	private static final List<Long> UNIT = List.of(1L, 1L, 1L, 1L);
	private static final List<Long> TWO = List.of(1L, 2L, 2L, 1L);

	private final Ops tf;
	private final Weights weights;

	/** @param weights are asked for {@code <layer>__kernel} and {@code <layer>__bias} */
	public SqueezeNet(final Ops tf, final Weights weights) {
		this.tf = tf;
		this.weights = weights;
	}

	/**
	 * The seven layers that LPIPS looks at.
	 *
	 * @param image {@code {batch, height, width, 3}}
	 * @return by name, from the input on; each {@code {batch, h, w, c}}
	 */
	public Map<String, Operand<TFloat32>> layers(final Operand<TFloat32> image) {
		final Map<String, Operand<TFloat32>> layers = new LinkedHashMap<>();
		layers.put("conv1", convolution("conv1", image, 64, 3, TWO, "VALID"));
		final Operand<TFloat32> fire2 = fire(2, pool(layers.get("conv1")), 16, 64);
		layers.put("fire3", fire(3, fire2, 16, 64));
		final Operand<TFloat32> fire4 = fire(4, pool(layers.get("fire3")), 32, 128);
		layers.put("fire5", fire(5, fire4, 32, 128));
		layers.put("fire6", fire(6, pool(layers.get("fire5")), 48, 192));
		layers.put("fire7", fire(7, layers.get("fire6"), 48, 192));
		layers.put("fire8", fire(8, layers.get("fire7"), 64, 256));
		layers.put("fire9", fire(9, layers.get("fire8"), 64, 256));
		return layers;
	}

	/** Few channels, from which many are made by kernels of two sizes. */
	private Operand<TFloat32> fire(final int number, final Operand<TFloat32> x, final int squeezed,
			final int expanded) {
		final String name = "fire" + number + "__";
		final Operand<TFloat32> few = convolution(name + "squeeze1x1", x, squeezed, 1, UNIT, "SAME");
		return tf.concat(List.of(convolution(name + "expand1x1", few, expanded, 1, UNIT, "SAME"),
				convolution(name + "expand3x3", few, expanded, 3, UNIT, "SAME")), tf.constant(3));
	}

	private Operand<TFloat32> pool(final Operand<TFloat32> x) {
		return tf.nn.maxPool(x, tf.array(1, 3, 3, 1), tf.array(1, 2, 2, 1), "VALID");
	}

	private Operand<TFloat32> convolution(final String name, final Operand<TFloat32> x, final int filters,
			final int size, final List<Long> strides, final String padding) {
		final int in = (int) x.shape().get(3);
		final Operand<TFloat32> kernel = weights.get(name + "__kernel", new int[]{size, size, in, filters},
				Initializer.he(1));
		final Operand<TFloat32> bias = weights.get(name + "__bias", new int[]{filters}, Initializer.ZEROS);
		return tf.nn.relu(tf.math.add(tf.nn.conv2d(x, kernel, strides, padding), bias));
	}
}
