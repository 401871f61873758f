package sc.fiji.gan.metric;

import java.util.Arrays;
import java.util.List;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;

/**
 * How far apart two images are for a network that was trained to recognise things: an LPIPS-like
 * distance, 0 or more; the lower, the closer.
 * <p>
 * At each layer the features of a pixel are divided by their length; the squared differences are
 * summed over channels, averaged over the image, and summed over layers. LPIPS proper weighs the
 * channels by numbers that were learnt from people's judgements. Here all count alike (its authors'
 * "baseline"), so the figures are no LPIPS and compare only among themselves, for one network.
 *
 * @param network what {@code extractor} says how to feed; not closed here
 * @see <a href="https://arxiv.org/abs/1801.03924">Zhang, Isola, Efros, Shechtman and Wang, The
 * unreasonable effectiveness of deep features as a perceptual metric (2018)</a>
 */
public record PerceptualDistance(FeatureNetwork network, FeatureExtractor extractor) {

	/** Keeps pixels without any feature from being divided by 0, as in the authors' program. */
	private static final double EPSILON = 1e-10;

	/**
	 * @param image {@code {1, height, width, channels}} with 1 channel (grey) or 3 (red, green, blue),
	 *     black 0 and white 1
	 * @param reference likewise, of the same size
	 * @throws IllegalArgumentException if the sizes differ
	 * @throws sc.fiji.gan.engine.EngineException if they are too small for the network
	 */
	public double compare(final FloatArray image, final FloatArray reference) {
		if (!Arrays.equals(image.shape(), reference.shape()))
			throw new IllegalArgumentException("The image is " + image + ", its reference " + reference
					+ ": crop or resize one of them, so that both have the same size");
		final List<FloatArray> a = network.features(extractor.prepare(image));
		final List<FloatArray> b = network.features(extractor.prepare(reference));
		double sum = 0;
		for (int layer = 0; layer < a.size(); layer++)
			sum += distance(a.get(layer), b.get(layer));
		return sum;
	}

	/** At one layer. */
	private static double distance(final FloatArray a, final FloatArray b) {
		final int channels = a.channels();
		final int pixels = a.data().length / channels;
		double sum = 0;
		for (int pixel = 0; pixel < pixels; pixel++) {
			final double lengthA = length(a.data(), pixel * channels, channels) + EPSILON;
			final double lengthB = length(b.data(), pixel * channels, channels) + EPSILON;
			for (int i = pixel * channels; i < (pixel + 1) * channels; i++) {
				final double difference = a.data()[i] / lengthA - b.data()[i] / lengthB;
				sum += difference * difference;
			}
		}
		return sum / pixels;
	}

	private static double length(final float[] values, final int from, final int count) {
		double squares = 0;
		for (int i = from; i < from + count; i++)
			squares += (double) values[i] * values[i];
		return Math.sqrt(squares);
	}
}
