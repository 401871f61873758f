package sc.fiji.gan.benchmark;

import java.util.List;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;

/**
 * Measures style and content by a feature network.
 *
 * @param network what {@code extractor} says how to feed; not closed here
 * @see <a href="https://arxiv.org/abs/1508.06576">Gatys et al., A neural algorithm of artistic
 * style (2015)</a>
 */
record StyleMeter(FeatureNetwork network, FeatureExtractor extractor) {

	/** @param image {@code {1, height, width, 3}}, 0 to 1 */
	List<FloatArray> features(final FloatArray image) {
		return network.features(extractor.prepare(image));
	}

	/**
	 * How unlike the Gram matrices of two images are: {@code |G(a) - G(b)|^2 / |G(b)|^2}, the mean over
	 * the layers.
	 */
	static double style(final List<FloatArray> a, final List<FloatArray> b) {
		double sum = 0;
		for (int layer = 0; layer < a.size(); layer++) {
			final double[] wanted = gram(b.get(layer));
			final double[] found = gram(a.get(layer));
			double difference = 0;
			double length = 0;
			for (int i = 0; i < wanted.length; i++) {
				difference += Math.pow(found[i] - wanted[i], 2);
				length += Math.pow(wanted[i], 2);
			}
			sum += difference / length / a.size();
		}
		return sum;
	}

	/** The mean over all pixels of the products of each two channels. */
	static double[] gram(final FloatArray features) {
		final int n = features.channels();
		final int pixels = features.data().length / n;
		final double[] gram = new double[n * n];
		final float[] v = features.data();
		for (int p = 0; p < v.length; p += n)
			for (int i = 0; i < n; i++) {
				final double value = v[p + i] / pixels;
				if (value == 0) continue;
				for (int j = 0; j < n; j++)
					gram[i * n + j] += value * v[p + j];
			}
		return gram;
	}

	/**
	 * How unlike the deepest features of two images of one size are, at each place:
	 * {@code |a - b|^2 / |b|^2}.
	 */
	static double content(final List<FloatArray> a, final List<FloatArray> b) {
		final float[] x = a.get(a.size() - 1).data();
		final float[] y = b.get(b.size() - 1).data();
		double difference = 0;
		double length = 0;
		for (int i = 0; i < x.length; i++) {
			difference += Math.pow(x[i] - y[i], 2);
			length += Math.pow(y[i], 2);
		}
		return difference / length;
	}
}
