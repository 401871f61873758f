package sc.fiji.gan.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * The generator of StyleGAN2: an image that is learnt, made larger and finer by modulated
 * convolutions, each with noise of its own. At each resolution an image is read off, and what comes
 * out is the sum of all of them, enlarged bilinearly (skip outputs).
 *
 * @param channels of the images
 * @param width channels of the finest layers; they double up to four times that towards the coarse
 *     ones
 * @param start edge of the smallest image, in pixels
 * @param stages how often it is doubled, 1 or more
 * @param latent length of the latent vector, and of the styles
 * @param classes 0 if there are none
 * @param depth layers of the mapping network
 * @see <a href="https://arxiv.org/abs/1912.04958">Karras et al., Analyzing and improving the image
 * quality of StyleGAN (2020)</a>
 */
public record StyleGenerator(int channels, int width, int start, int stages, int latent, int classes, int depth) {

	/** A style for each convolution, and one for the last image that is read off. */
	public LatentSpace space() {
		return new LatentSpace(latent, classes, 2 * stages + 2);
	}

	/** How many layers have noise. */
	public int noisyLayers() {
		return 2 * stages + 1;
	}

	/** Edge of a layer, in pixels: 0 is the smallest, and each other resolution has two. */
	public int edge(final int layer) {
		return start << (layer + 1) / 2;
	}

	/**
	 * @param input {@code {batch, styles, 1, channels}}, see {@link LatentSpace}
	 * @param noise for each layer of {@link #noisyLayers()} numbers of the standard normal
	 *     distribution, {@code {batch or 1, edge, edge, 1}}
	 * @return {@code {batch, size, size, channels}}, about -1 to 1, and within it for a finished
	 * network
	 */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input,
			final IntFunction<Operand<TFloat32>> noise) {
		final Ops tf = layers.tf();
		final List<Operand<TFloat32>> styles = styles(layers, input);
		Operand<TFloat32> x = layers.weights().get(layers.path("constant"), new int[]{1, start, start, filters(0)},
				Initializer.normal(1));
		Operand<TFloat32> image = null;
		for (int layer = 0; layer < noisyLayers(); layer++) {
			final Layers at = layers.within("layer" + layer);
			final ModulatedConvolution convolution = new ModulatedConvolution(filters(layer), 3, true, layer % 2 == 1);
			x = new Equalised(at).activated("convolution",
					noisy(at, convolution.apply(at, "convolution", x, styles.get(layer)), noise.apply(layer)));
			if (layer % 2 == 0) image = added(tf, image, read(at, x, styles.get(layer + 1)), edge(layer));
		}
		return layers.weights().inTraining() ? image : tf.clipByValue(image, tf.constant(-1f), tf.constant(1f));
	}

	/** The same with noise that is always the same. */
	public Operand<TFloat32> apply(final Layers layers, final Operand<TFloat32> input) {
		return apply(layers, input, layer -> Tensors.constant(layers.tf(),
				Initializer.normal(1).draw(new int[]{1, edge(layer), edge(layer), 1}, new Random(layer))));
	}

	private int filters(final int layer) {
		return width * Math.min(4, 1 << stages - (layer + 1) / 2);
	}

	private List<Operand<TFloat32>> styles(final Layers layers, final Operand<TFloat32> input) {
		final Ops tf = layers.tf();
		final Operand<TFloat32> all = new MappingNetwork(space(), depth).apply(layers.within("mapping"), input);
		final List<Operand<TFloat32>> styles = new ArrayList<>();
		for (int style = 0; style < space().styles(); style++)
			styles.add(tf.reshape(tf.slice(all, tf.constant(new int[]{0, style, 0}), tf.constant(new int[]{-1, 1, -1})),
					tf.constant(new int[]{-1, latent})));
		return styles;
	}

	private static Operand<TFloat32> noisy(final Layers layers, final Operand<TFloat32> x,
			final Operand<TFloat32> noise) {
		final Operand<TFloat32> strength = layers.weights().get(layers.path("noise"), new int[]{1}, Initializer.ZEROS);
		return layers.tf().math.add(x, layers.tf().math.mul(strength, noise));
	}

	private Operand<TFloat32> read(final Layers layers, final Operand<TFloat32> x, final Operand<TFloat32> style) {
		final ModulatedConvolution convolution = new ModulatedConvolution(channels, 1, false, false);
		return new Equalised(layers).bias("image", convolution.apply(layers, "image", x, style), Initializer.ZEROS);
	}

	private static Operand<TFloat32> added(final Ops tf, final Operand<TFloat32> smaller, final Operand<TFloat32> image,
			final int edge) {
		if (smaller == null) return image;
		return tf.math.add(image, tf.image.resizeBilinear(smaller, tf.constant(new int[]{edge, edge}),
				ResizeBilinear.halfPixelCenters(true)));
	}
}
