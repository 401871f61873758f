package sc.fiji.gan.metric.features;

import java.util.Random;

import sc.fiji.gan.engine.FloatArray;

/**
 * A convolution network whose weights are random and never change: it needs no download, was
 * trained on no kind of image and so prefers none, and is the same everywhere.
 * <p>
 * Four layers of 16, 32, 32 and 48 channels, each 3 x 3 pixels with steps of 2, the border
 * mirrored, no bias, rectified. The weights are normal with variance {@code 2 / inputs}, by
 * {@link java.util.Random}, whose numbers Java specifies; in the order layer, output, row, column,
 * input. Values of 0 to 1 become -1 to 1; grey images fill all three channels. The features are the
 * means of all 128 channels over the image.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He, Zhang, Ren and Sun, Delving deep into
 * rectifiers (2015)</a>, for the variance of the weights
 */
public final class RandomNetwork implements ImageFeatures {

	/** The seed of {@link #STANDARD}. */
	public static final long SEED = 1;

	private static final int COLOURS = 3;
	private static final int[] CHANNELS = {16, 32, 32, 48};

	/** The network that tables name; figures of others are not comparable with it. */
	public static final RandomNetwork STANDARD = new RandomNetwork(SEED);

	private final long seed;
	private final Convolution[] layers = new Convolution[CHANNELS.length];
	private final int features;

	RandomNetwork(final long seed) {
		this.seed = seed;
		final Random random = new Random(seed);
		int inputs = COLOURS;
		int sum = 0;
		for (int i = 0; i < layers.length; i++) {
			layers[i] = Convolution.random(inputs, CHANNELS[i], random);
			inputs = CHANNELS[i];
			sum += inputs;
		}
		features = sum;
	}

	@Override
	public String name() {
		return "random network (seed " + seed + ")";
	}

	@Override
	public float[] of(final FloatArray image) {
		final float[] result = new float[features];
		Convolution.Maps maps = input(image);
		int from = 0;
		for (final Convolution layer : layers) {
			maps = layer.apply(maps);
			maps.means(result, from);
			from += maps.channels();
		}
		return result;
	}

	private static Convolution.Maps input(final FloatArray image) {
		final int pixels = image.height() * image.width();
		final int channels = image.channels();
		final float[] values = new float[COLOURS * pixels];
		for (int i = 0; i < values.length; i++) {
			final int channel = channels == 1 ? 0 : i % COLOURS;
			values[i] = 2 * image.data()[i / COLOURS * channels + channel] - 1;
		}
		return new Convolution.Maps(values, image.width(), image.height(), COLOURS);
	}
}
