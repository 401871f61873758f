package sc.fiji.gan.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleRange;
import sc.fiji.gan.model.Processing.ZeroMeanUnitVariance;

/** Reads formats 0.4 and 0.3, whose axes are letters. */
final class FormerRdf {

	private static final int MAX_PIXELS = 1 << 14;
	private static final double DEFAULT_EPS = 1e-6;

	private final Path folder;
	private final Fields root;

	FormerRdf(final Path folder, final Fields root) {
		this.folder = folder;
		this.root = root;
	}

	ForeignModel read() {
		final Fields input = ForeignRdf.only(root, "inputs");
		final Fields output = ForeignRdf.only(root, "outputs");
		final int scale = scale(output);
		final int halo = Math.max(halo(output), halo(input));
		return new ForeignModel("BioImage Model Zoo " + root.text("format_version"), ForeignModels.about(folder, root),
				ForeignModels.network(folder, root), tensor(input, "preprocessing"), tensor(output, "postprocessing"),
				scale, halo < 0 ? ForeignModel.UNKNOWN : (halo + Math.max(1, scale) - 1) / Math.max(1, scale),
				multiple(input), false, examples());
	}

	private ForeignModel.Examples examples() {
		return new ForeignModel.Examples(example("test_inputs", "test_input"), example("test_outputs", "test_output"),
				ForeignModels.cover(folder, root), false);
	}

	private Path example(final String key, final String former) {
		final List<Fields> files = root.files(root.has(key) ? key : former);
		return files.isEmpty() ? null : ForeignModels.file(folder, files.get(0));
	}

	private static ForeignModel.Tensor tensor(final Fields tensor, final String processing) {
		final List<Processing> steps = tensor.children(processing).stream().map(step -> step(tensor, step))
				.flatMap(Optional::stream).toList();
		return new ForeignModel.Tensor(tensor.text("name"), axes(tensor), List.of(), steps);
	}

	/** @return in lower case; those of a batch of samples are called b */
	static String axes(final Fields tensor) {
		final String axes = tensor.text("axes").toLowerCase(Locale.ROOT).replace('s', 'b');
		if (!axes.matches("[bcyx]{2,4}"))
			throw tensor.refused("the axes of '" + tensor.text("name") + "' are '" + tensor.text("axes")
					+ "'; only 2D images are supported");
		return axes;
	}

	private static Optional<Processing> step(final Fields tensor, final Fields step) {
		final Fields kwargs = step.childOrEmpty("kwargs");
		final boolean fixed = kwargs.text("mode", "").equals("fixed");
		final boolean perChannel = kwargs.has("axes") && !kwargs.text("axes").contains("c");
		return switch (step.text("name")) {
			case "zero_mean_unit_variance" -> Optional.of(fixed
					? new FixedZeroMeanUnitVariance(kwargs.numbers("mean"), kwargs.numbers("std"))
					: new ZeroMeanUnitVariance(kwargs.number("eps", DEFAULT_EPS), perChannel));
			case "scale_range" -> {
				if (kwargs.has("reference_tensor")) throw otherTensor(tensor, step);
				yield Optional.of(new ScaleRange(kwargs.number("min_percentile", 0),
						kwargs.number("max_percentile", 100), kwargs.number("eps", DEFAULT_EPS), perChannel));
			}
			case "scale_linear" -> Optional.of(scaleLinear(tensor, kwargs));
			default -> ProcessingRdf.read(step.withText("id", step.text("name")));
		};
	}

	private static ModelException otherTensor(final Fields tensor, final Fields step) {
		return tensor.refused(
				"its '" + step.text("name") + "' takes its statistics from another tensor, which is not supported");
	}

	/** Lists of one value for all axes together are usual. */
	private static Processing scaleLinear(final Fields tensor, final Fields kwargs) {
		final List<Double> gain = kwargs.numbers("gain");
		final List<Double> offset = kwargs.numbers("offset");
		if (gain.size() > 1 || offset.size() > 1)
			throw tensor.refused("its 'scale_linear' differs between channels, which is not supported");
		return new Processing.ScaleLinear(gain.isEmpty() ? 1 : gain.get(0), offset.isEmpty() ? 0 : offset.get(0));
	}

	/** Of the axis x, where a shape is given by that of the input. */
	static int scale(final Fields output) {
		final Optional<Fields> shape = output.childIfMapping("shape");
		final int x = axes(output).indexOf('x');
		if (shape.isEmpty() || x < 0 || shape.get().numbers("scale").size() <= x) return ForeignModel.UNKNOWN;
		final double scale = shape.get().numbers("scale").get(x);
		return scale >= 1 && scale == Math.rint(scale) ? (int) scale : ForeignModel.UNKNOWN;
	}

	static int multiple(final Fields input) {
		final Optional<Fields> shape = input.childIfMapping("shape");
		return shape.map(s -> largest(s.numbers("step"), axes(input))).filter(step -> step > 0)
				.orElse(ForeignModel.UNKNOWN);
	}

	static int halo(final Fields tensor) {
		return tensor.has("halo") ? largest(tensor.numbers("halo"), axes(tensor)) : ForeignModel.UNKNOWN;
	}

	private static int largest(final List<Double> values, final String axes) {
		double largest = ForeignModel.UNKNOWN;
		final List<Integer> space = new ArrayList<>(List.of(axes.indexOf('y'), axes.indexOf('x')));
		for (final int axis : space)
			if (axis >= 0 && axis < values.size()) largest = Math.max(largest, values.get(axis));
		return (int) Math.min(MAX_PIXELS, largest);
	}
}
