package sc.fiji.gan.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.gan.model.Processing.Binarize;
import sc.fiji.gan.model.Processing.Clip;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.Processing.ScaleRange;
import sc.fiji.gan.model.Processing.Sigmoid;
import sc.fiji.gan.model.Processing.Softmax;
import sc.fiji.gan.model.Processing.ZeroMeanUnitVariance;

/** {@link Processing} as it is spelled in rdf.yaml 0.5: an {@code id} and its {@code kwargs}. */
final class ProcessingRdf {

	private static final double DEFAULT_EPS = 1e-6;
	private static final List<String> WHOLE_IMAGE = List.of("batch", "y", "x", "channel");
	private static final List<String> EACH_CHANNEL = List.of("batch", "y", "x");

	private ProcessingRdf() {}

	/**
	 * @return empty for a step that changes nothing here
	 * @throws ModelException if it is of no known kind or its arguments are wrong
	 */
	static Optional<Processing> read(final Fields step) {
		final String id = step.text("id");
		final Fields kwargs = step.childOrEmpty("kwargs");
		if (kwargs.has("reference_tensor"))
			throw step.refused("its '" + id + "' takes its statistics from another tensor, which is not supported");
		return Optional.ofNullable(switch (id) {
			case "scale_linear" -> scaleLinear(step, kwargs);
			case "scale_range" -> scaleRange(kwargs);
			case "zero_mean_unit_variance" -> new ZeroMeanUnitVariance(eps(kwargs), perChannel(kwargs));
			case "fixed_zero_mean_unit_variance" -> fixedZeroMeanUnitVariance(kwargs);
			case "clip" -> clip(step, kwargs);
			case "sigmoid" -> new Sigmoid();
			case "binarize" -> new Binarize(kwargs.number("threshold"));
			case "softmax" -> softmax(step, kwargs);
			case "ensure_dtype" -> ensureFloat(step, kwargs);
			default -> throw step.wrong("id", "the name of a known processing step");
		});
	}

	private static Processing scaleLinear(final Fields step, final Fields kwargs) {
		if (kwargs.has("axis"))
			throw step.refused("its 'scale_linear' differs between channels, which is not supported");
		return new ScaleLinear(kwargs.number("gain", 1), kwargs.number("offset", 0));
	}

	private static Processing scaleRange(final Fields kwargs) {
		final double min = kwargs.number("min_percentile", 0);
		final double max = kwargs.number("max_percentile", 100);
		if (min < 0 || min >= max) throw kwargs.wrong("min_percentile", "at least 0 and below max_percentile");
		if (max > 100) throw kwargs.wrong("max_percentile", "at most 100");
		return new ScaleRange(min, max, eps(kwargs), perChannel(kwargs));
	}

	private static Processing fixedZeroMeanUnitVariance(final Fields kwargs) {
		final List<Double> mean = kwargs.numbers("mean");
		final List<Double> std = kwargs.numbers("std");
		if (mean.isEmpty()) throw kwargs.wrong("mean", "a number or a list of numbers");
		if (std.size() != mean.size() || std.stream().anyMatch(s -> s <= 0))
			throw kwargs.wrong("std", "above 0, one value for each mean");
		return new FixedZeroMeanUnitVariance(mean, std);
	}

	private static Processing clip(final Fields step, final Fields kwargs) {
		if (kwargs.has("min_percentile") || kwargs.has("max_percentile"))
			throw step.refused("its 'clip' is by percentiles, which is not supported");
		final double min = kwargs.number("min", Double.NEGATIVE_INFINITY);
		final double max = kwargs.number("max", Double.POSITIVE_INFINITY);
		if (min >= max) throw kwargs.wrong("min", "below max");
		return new Clip(min, max);
	}

	private static Processing softmax(final Fields step, final Fields kwargs) {
		final String axis = kwargs.text("axis", "channel");
		if (!axis.equals("channel"))
			throw step.refused("its 'softmax' is not over the channels, which is not supported");
		return new Softmax();
	}

	/** All arithmetic is in float. */
	private static Processing ensureFloat(final Fields step, final Fields kwargs) {
		if (!kwargs.text("dtype", "").startsWith("float"))
			throw step.refused(
					"it rounds by an 'ensure_dtype' to '" + kwargs.text("dtype", "") + "', only float32 is supported");
		return null;
	}

	private static double eps(final Fields kwargs) {
		final double eps = kwargs.number("eps", DEFAULT_EPS);
		if (eps < 0) throw kwargs.wrong("eps", "a number above 0");
		return eps;
	}

	/** The axes are those over which statistics are taken together; all of them unless given. */
	private static boolean perChannel(final Fields kwargs) {
		return kwargs.has("axes") && !kwargs.texts("axes").contains("channel");
	}

	/** The inverse of {@link #read}. */
	static Map<String, Object> write(final Processing processing) {
		if (processing instanceof ScaleLinear p) return step("scale_linear", "gain", p.gain(), "offset", p.offset());
		if (processing instanceof ScaleRange p)
			return step("scale_range", "axes", axes(p.perChannel()), "min_percentile", p.minPercentile(),
					"max_percentile", p.maxPercentile(), "eps", p.eps());
		if (processing instanceof ZeroMeanUnitVariance p)
			return step("zero_mean_unit_variance", "axes", axes(p.perChannel()), "eps", p.eps());
		if (processing instanceof FixedZeroMeanUnitVariance p)
			return p.mean().size() == 1
					? step("fixed_zero_mean_unit_variance", "mean", p.mean().get(0), "std", p.std().get(0))
					: step("fixed_zero_mean_unit_variance", "mean", p.mean(), "std", p.std(), "axis", "channel");
		if (processing instanceof Clip p) return step("clip", "min", finite(p.min()), "max", finite(p.max()));
		if (processing instanceof Sigmoid) return step("sigmoid");
		if (processing instanceof Binarize p) return step("binarize", "threshold", p.threshold());
		if (processing instanceof Softmax) return step("softmax", "axis", "channel");
		throw new IllegalArgumentException("No spelling in rdf.yaml for " + processing);
	}

	private static List<String> axes(final boolean perChannel) {
		return perChannel ? EACH_CHANNEL : WHOLE_IMAGE;
	}

	private static Double finite(final double bound) {
		return Double.isFinite(bound) ? bound : null;
	}

	/** @param kwargs names and values in turn; a null value is left out */
	private static Map<String, Object> step(final String id, final Object... kwargs) {
		final Map<String, Object> arguments = new LinkedHashMap<>();
		for (int i = 0; i < kwargs.length; i += 2)
			if (kwargs[i + 1] != null) arguments.put((String) kwargs[i], kwargs[i + 1]);
		final Map<String, Object> step = new LinkedHashMap<>();
		step.put("id", id);
		if (!arguments.isEmpty()) step.put("kwargs", arguments);
		return step;
	}
}
