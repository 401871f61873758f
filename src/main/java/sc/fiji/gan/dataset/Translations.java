package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.PearsonCorrelation;
import sc.fiji.gan.metric.PixelMetric;
import sc.fiji.gan.metric.SlicedWasserstein;
import sc.fiji.gan.metric.SlicedWasserstein.Scaling;

/**
 * Held-out images of a domain, what a generator makes of them, and images of the domain that they
 * are to be like, which show other specimens. All are squares of one size, from -1 to 1.
 */
record Translations(List<FloatArray> inputs, List<FloatArray> outputs, List<FloatArray> references) {

	/** A quarter of what papers take, at each validation of a training. */
	private static final SlicedWasserstein SETS = new SlicedWasserstein(4096, 64, 1, Scaling.REFERENCE);
	private static final PixelMetric CORRELATION = new PearsonCorrelation();

	/** How unlike the images of the domain the outputs are as a set; 0 or more. */
	double distance() {
		return SETS.compare(outputs, references).mean();
	}

	/** The mean correlation of luminance between inputs and outputs; not a number if there is none. */
	double correlation() {
		return IntStream.range(0, inputs.size())
				.mapToDouble(i -> CORRELATION.compare(Luminance.of(outputs.get(i)), Luminance.of(inputs.get(i))))
				.filter(c -> !Double.isNaN(c)).average().orElse(Double.NaN);
	}

	/** The mean difference of inputs and outputs, as a part of that of inputs and references. */
	double change() {
		return meanDifference(inputs, outputs) / meanDifference(inputs, references);
	}

	/**
	 * The root mean square difference, pixel by pixel, as a part of the range, on average over the
	 * images; those of one list that have no partner are left out. Where one has fewer channels its
	 * last one stands for those that it has not.
	 */
	static double meanDifference(final List<FloatArray> some, final List<FloatArray> others) {
		final List<Double> differences = new ArrayList<>();
		for (int i = 0; i < Math.min(some.size(), others.size()); i++)
			differences.add(difference(some.get(i), others.get(i)));
		return differences.stream().mapToDouble(d -> d).average().orElse(Double.NaN);
	}

	private static double difference(final FloatArray a, final FloatArray b) {
		final int channels = Math.max(a.channels(), b.channels());
		final int pixels = a.height() * a.width();
		double sum = 0;
		for (int i = 0; i < pixels; i++)
			for (int c = 0; c < channels; c++)
				sum += Math.pow(value(a, i, c) - value(b, i, c), 2);
		return Math.sqrt(sum / ((double) pixels * channels)) / 2;
	}

	private static double value(final FloatArray image, final int pixel, final int channel) {
		return image.data()[pixel * image.channels() + Math.min(channel, image.channels() - 1)];
	}
}
