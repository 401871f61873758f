package sc.fiji.gan.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import sc.fiji.gan.model.ForeignModel.About;
import sc.fiji.gan.model.ForeignModel.Examples;
import sc.fiji.gan.model.ForeignModel.Tensor;
import sc.fiji.gan.model.Processing.FixedZeroMeanUnitVariance;
import sc.fiji.gan.model.Processing.ScaleLinear;
import sc.fiji.gan.model.Processing.ScaleRange;

/**
 * Reads the packages of CSBDeep and N2V in Fiji: {@code model.yaml} of the formats 0.1 and 0.2 with
 * the SavedModel beside it, and what CSBDeep in Python exports, a SavedModel with a
 * {@code meta.json}.
 */
final class CsbdeepReader {

	private static final String META = "meta.json";
	/** The percentiles to which CSBDeep normalises. */
	private static final ScaleRange CSBDEEP = new ScaleRange(3, 99.8, 1e-20, true);

	private CsbdeepReader() {}

	static ForeignModel read(final Path folder, final Fields root) {
		final Fields input = ForeignRdf.only(root, "inputs");
		final Fields output = ForeignRdf.only(root, "outputs");
		final Fields prediction = root.child("prediction");
		return new ForeignModel("CSBDeep " + root.text("format_version", ""), ForeignModels.about(folder, root),
				network(folder, prediction), tensor(input, prediction, "preprocess"),
				tensor(output, prediction, "postprocess"), FormerRdf.scale(output),
				Math.max(FormerRdf.halo(input), FormerRdf.halo(output)), FormerRdf.multiple(input), false,
				new Examples(file(folder, root, "test_input"), file(folder, root, "test_output"), null, true));
	}

	private static Path file(final Path folder, final Fields root, final String key) {
		return root.has(key) ? ForeignModels.file(folder, root.files(key).get(0)) : null;
	}

	/**
	 * The variables are named, {@code ./variables/variables}; the SavedModel is the folder around them.
	 */
	private static Path network(final Path folder, final Fields prediction) {
		final Fields weights = prediction.child("weights");
		final String source = weights.text("source");
		if (source.endsWith(".zip")) return ForeignModels.file(folder, weights);
		final Path variables = folder.resolve(source).normalize();
		final Path model = variables.getParent() == null ? folder : variables.getParent().getParent();
		if (model == null || !model.startsWith(folder.normalize()))
			throw prediction.refused("its file '" + source + "' lies outside the package, which is not allowed");
		return model;
	}

	private static Tensor tensor(final Fields tensor, final Fields prediction, final String step) {
		List<Processing> processing = null;
		for (final Fields spec : prediction.children(step))
			if (spec.text("spec", "").startsWith("de.csbdresden.n2v.")) processing = n2v(spec, step);
		// A name such as activation_11/Identity is that of the tensor; the signature has another one.
		return new Tensor("", FormerRdf.axes(tensor), List.of(), processing);
	}

	private static List<Processing> n2v(final Fields spec, final String step) {
		final List<Double> mean = spec.child("kwargs").numbers("mean");
		final List<Double> deviation = spec.child("kwargs").numbers("stdDev");
		if (mean.isEmpty() || mean.size() != deviation.size() || deviation.stream().anyMatch(d -> d <= 0))
			throw spec.child("kwargs").wrong("stdDev", "above 0, one value for each mean");
		if (step.equals("preprocess")) return List.of(new FixedZeroMeanUnitVariance(mean, deviation));
		if (mean.size() > 1)
			throw spec.refused("it normalises " + mean.size() + " channels, of which one is supported");
		return List.of(new ScaleLinear(deviation.get(0), mean.get(0)));
	}

	/** A SavedModel alone, or with what CSBDeep says of it. */
	static ForeignModel readSavedModel(final Path folder) {
		final Path meta = folder.resolve(META);
		if (!Files.isRegularFile(meta)) return ForeignModel.bare("SavedModel", folder);
		final Fields fields = RdfReader.loadFile(meta, ModelPackage.id(folder));
		if (!fields.has("axes")) return ForeignModel.bare("SavedModel", folder);
		final String axes = "b" + fields.text("axes").toLowerCase(Locale.ROOT).replace("b", "");
		if (!axes.matches("b[cyx]{2,3}"))
			throw fields.refused("its axes are '" + fields.text("axes") + "'; only 2D images are supported");
		return new ForeignModel("CSBDeep " + fields.text("version", ""), About.NOTHING, folder,
				new Tensor("", axes, List.of(), List.of(CSBDEEP)), new Tensor("", axes, List.of(), List.of()),
				ForeignModel.UNKNOWN, largest(fields, "tile_overlap"), largest(fields, "axes_div_by"), true,
				Examples.NONE);
	}

	private static int largest(final Fields fields, final String key) {
		if (!(fields.raw(key) instanceof List)) return ForeignModel.UNKNOWN;
		return fields.numbers(key).stream().mapToInt(Double::intValue).max().orElse(ForeignModel.UNKNOWN);
	}
}
