package sc.fiji.gan.command;

import java.io.File;
import java.util.List;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.ConsistencyCheck;
import sc.fiji.gan.evaluation.ConsistencyResult;
import sc.fiji.gan.evaluation.HallucinationReport;
import sc.fiji.gan.evaluation.HallucinationResult;
import sc.fiji.gan.evaluation.HallucinationTable;
import sc.fiji.gan.evaluation.ModelOutputs;
import sc.fiji.gan.evaluation.ReportFiles;
import sc.fiji.gan.evaluation.SpreadCheck;
import sc.fiji.gan.evaluation.SpreadResult;

/**
 * Looks for detail that a model made up, without knowing the truth: whether a result, made like its
 * input again, is the input, and where several models disagree. Macro keys:
 * {@code input, result, factor, kernel, blur, noise, inverse, models, checkpoints, report}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Evaluate", weight = 30), @Menu(label = "Check Hallucinations...", weight = 3)}, headless = true)
public final class CheckHallucinations extends GanCommand {

	@Parameter(label = "Input", required = false, autoFill = false, persist = false, initializer = "initInput", description = "The image before the model")
	private ImagePlus input;

	@Parameter(label = "Result", required = false, autoFill = false, persist = false, initializer = "initResult", description = "What a model made of it; it is made small and blurred again and held against the input")
	private ImagePlus result;

	@Parameter(label = "Enlargement (0: by the sizes)", persist = false, min = "0", max = "64")
	private int factor;

	@Parameter(label = "Reduction", persist = false, choices = {"bicubic", "area",
			"nearest"}, description = "How the input's pixels come about: area as in a camera")
	private String kernel = "bicubic";

	@Parameter(label = "Blur (sigma, px of the result)", persist = false, min = "0", max = "20", stepSize = "0.1", description = "Of the optics; 0 for none")
	private double blur;

	@Parameter(label = "Noise of the input (grey values)", persist = false, min = "0", stepSize = "1", description = "Standard deviation; 0 to estimate it from the input")
	private double noise;

	@Parameter(label = "Inverse model", required = false, persist = false, description = "For translated images: a model that translates the result back; may be empty")
	private String inverse = "";

	@Parameter(label = "Models whose results are compared", required = false, persist = false, description = "Two or more, separated by commas; may be empty")
	private String models = "";

	@Parameter(label = "Model whose checkpoints are compared", required = false, persist = false, description = "One that keeps its training; may be empty")
	private String checkpoints = "";

	@Parameter(label = "Report (folder or .html)", required = false, persist = false, description = "One page with pictures, and the figures as CSV; empty for none")
	private File report;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus consistency;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus relative;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus spread;

	@Override
	protected void execute() {
		InputImage.require(input, "input");
		if (result != null) InputImage.require(result, "result");
		final Degradation degradation = new Degradation(Degradation.Kernel.named(kernel), blur, 0, 0);
		final ConsistencyCheck check = new ConsistencyCheck(noise);
		final ModelOutputs outputs = new ModelOutputs(models, checkpoints);
		if (result == null && outputs.count() == 0)
			throw new IllegalArgumentException(
					"There is nothing to check: name a result of this input (result=[title]),"
							+ " or models (models=[a, b]).");
		final ReportFiles files = OutputReport.files(report, result == null ? input : result, "hallucinations");
		try (CommandProgress progress = progress()) {
			final double half = result == null ? 0 : outputs.count() == 0 ? 1 : 0.5;
			final Optional<ConsistencyResult> back = Optional.ofNullable(result)
					.map(r -> consistency(check, degradation, new PartOfProgress(progress, 0, half)));
			show(new HallucinationResult(input, Optional.ofNullable(result), way(degradation), back,
					spread(outputs, new PartOfProgress(progress, half, 1))), files);
		}
	}

	private String way(final Degradation degradation) {
		return inverse.isBlank() ? degradation.inWords() : "the model '" + inverse.trim() + "'";
	}

	private ConsistencyResult consistency(final ConsistencyCheck check, final Degradation degradation,
			final Progress progress) {
		if (inverse.isBlank()) return check.degraded(input, result, degradation, factor, progress);
		try (Gan gan = Gan.open(inverse.trim())) {
			final ImagePlus back = gan.apply(result, new PartOfProgress(progress, 0, 0.8), IJ::log);
			return check.inverted(input, result, back, new PartOfProgress(progress, 0.8, 1));
		}
	}

	private Optional<SpreadResult> spread(final ModelOutputs outputs, final Progress progress) {
		if (outputs.count() == 0) return Optional.empty();
		final List<ImagePlus> made = outputs.of(input, new PartOfProgress(progress, 0, 0.9), IJ::log);
		return Optional.of(SpreadCheck.of(input, made, new PartOfProgress(progress, 0.9, 1)));
	}

	private void show(final HallucinationResult found, final ReportFiles files) {
		if (files != null) {
			new HallucinationReport(found).write(files);
			IJ.log("The report is in " + files.page());
		}
		OutputTable.append(HallucinationTable.of(found), input.getTitle());
		consistency = found.consistency().map(c -> OutputImage.show(c.map())).orElse(null);
		relative = found.consistency().flatMap(ConsistencyResult::relative).map(OutputImage::show).orElse(null);
		spread = found.spread().map(s -> OutputImage.show(s.map())).orElse(null);
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.offerRequired(this, "input");
	}

	@SuppressWarnings("unused")
	private void initResult() {
		InputImage.offerOther(this, "result", "input");
		if (MacroDefaults.apply() || result == null || result.getWidth() > input.getWidth()) return;
		// After a model has run, its result is the active image.
		final ImagePlus active = input;
		if (!isInputResolved("input")) input = result;
		if (!isInputResolved("result")) result = active;
	}
}
