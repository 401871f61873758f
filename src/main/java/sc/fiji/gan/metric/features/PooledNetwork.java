package sc.fiji.gan.metric.features;

import java.util.List;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;

/**
 * The last layer of a feature network, each channel averaged over the image.
 *
 * @param network what {@code extractor} says how to feed; closed with this
 */
public record PooledNetwork(String id, FeatureNetwork network, FeatureExtractor extractor) implements ImageFeatures {

	/** So many digits of a checksum are enough to tell networks apart. */
	private static final int DIGITS = 8;

	@Override
	public String name() {
		final String hash = extractor.hash();
		return id + " (" + hash.substring(0, Math.min(DIGITS, hash.length())) + "), last layer";
	}

	/** @throws sc.fiji.gan.engine.EngineException if the image is too small for the network */
	@Override
	public float[] of(final FloatArray image) {
		final List<FloatArray> layers = network.features(extractor.prepare(image));
		final FloatArray last = layers.get(layers.size() - 1);
		final int channels = last.channels();
		final double[] sums = new double[channels];
		for (int i = 0; i < last.data().length; i++)
			sums[i % channels] += last.data()[i];
		final float[] means = new float[channels];
		for (int c = 0; c < channels; c++)
			means[c] = (float) (sums[c] * channels / last.data().length);
		return means;
	}

	@Override
	public void close() {
		network.close();
	}
}
