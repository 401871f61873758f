package sc.fiji.gan.model;

import java.util.List;

/**
 * One step that prepares an input tensor or finishes an output tensor, as {@code rdf.yaml} names it
 * (BioImage Model Zoo 0.5). All statistics are taken over a whole image (all its planes in time and
 * depth), never over a tile.
 */
public sealed interface Processing {

	/** {@code y = gain x + offset}. */
	record ScaleLinear(double gain, double offset) implements Processing {}

	/**
	 * {@code y = (x - v_min) / (v_max - v_min + eps)}, where {@code v} are percentiles of the image.
	 *
	 * @param minPercentile 0 to 100
	 * @param maxPercentile 0 to 100, above {@code minPercentile}
	 * @param perChannel whether each channel has percentiles of its own
	 */
	record ScaleRange(double minPercentile, double maxPercentile, double eps,
			boolean perChannel) implements Processing {}

	/** {@code y = (x - mean) / (std + eps)} with the image's own mean and standard deviation. */
	record ZeroMeanUnitVariance(double eps, boolean perChannel) implements Processing {}

	/** {@code y = (x - mean) / std} with given values: one of each, or one for each channel. */
	record FixedZeroMeanUnitVariance(List<Double> mean, List<Double> std) implements Processing {}

	/** {@code y = min(max(x, min), max)}. */
	record Clip(double min, double max) implements Processing {}

	/** {@code y = 1 / (1 + exp(-x))}. */
	record Sigmoid() implements Processing {}

	/** {@code y = x > threshold ? 1 : 0}. */
	record Binarize(double threshold) implements Processing {}

	/** Softmax over the channels. */
	record Softmax() implements Processing {}
}
