package sc.fiji.gan.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.PartOfProgress;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.evaluation.GeneratorEvaluation;
import sc.fiji.gan.evaluation.GeneratorReport;
import sc.fiji.gan.evaluation.GeneratorResult;
import sc.fiji.gan.evaluation.GeneratorSettings;
import sc.fiji.gan.evaluation.ImageSet;
import sc.fiji.gan.evaluation.ReportFiles;
import sc.fiji.gan.image.GenerationRequest;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.model.Task;

/**
 * Judges generated images by real ones, and looks for copies of training images among them. Macro
 * keys:
 * {@code images, input, model, count, reference, training, heldout, extractor, seed, size, report}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Evaluate", weight = 30), @Menu(label = "Evaluate Generator...", weight = 2)}, headless = true)
public final class EvaluateGenerator extends GanCommand {

	/** What a generator takes of the progress. */
	private static final double GENERATED = 0.1;
	/** What is left to the report of the progress. */
	private static final double EVALUATED = 0.95;

	@Parameter(label = "Folder of generated images (empty: the stack)", required = false, style = "directory", persist = false, description = "TIFF, PNG, JPEG and whatever else ImageJ opens; subfolders too")
	private File images;

	@Parameter(label = "Stack of generated images", required = false, autoFill = false, persist = false, initializer = "initInput", description = "Used if neither folder nor generator is given")
	private ImagePlus input;

	@Parameter(label = "Or a generator that makes them", required = false, persist = false, initializer = "initModel", description = "Used if no folder is given; of all categories in turn")
	private String model = "";

	@Parameter(label = "Images of the generator", persist = false, min = "2", description = "As many as there are real ones, or more")
	private int count = 200;

	@Parameter(label = "Folder of real images", required = false, style = "directory", persist = false, description = "Of the kind that is to be generated; as many as you have")
	private File reference;

	@Parameter(label = "Folder of training images", required = false, style = "directory", persist = false, description = "To look for copies of them; may be empty")
	private File training;

	@Parameter(label = "Folder of held-out images", required = false, style = "directory", persist = false, description = "Not trained on: they show how near new images come by chance; may be empty")
	private File heldout;

	@Parameter(label = "Features", persist = false, description = "random: a network of random weights. radiomic: intensities and texture. Or the id or folder of a feature network")
	private String extractor = GeneratorSettings.DEFAULT.extractor();

	@Parameter(label = "Seed", persist = false)
	private long seed = GeneratorSettings.DEFAULT.seed();

	@Parameter(label = "Size (px, 0: as they are)", persist = false, min = "0", max = "1024", description = "All images are brought to this side")
	private int size = GeneratorSettings.DEFAULT.size();

	@Parameter(label = "Report (folder or .html)", required = false, persist = false, description = "One page with plots and pictures, and the figures as CSV; empty for none")
	private File report;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus features;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus distances;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus examples;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus nearest;

	@Override
	protected void execute() {
		final GeneratorSettings settings = new GeneratorSettings(extractor.trim(), seed, size);
		final ImageSet real = folder(reference, "real images", "reference");
		if (real == null)
			throw new IllegalArgumentException(
					"There are no real images to judge by: give a folder of them (reference=[path]).");
		final ImageSet trained = folder(training, "training images", "training");
		final ImageSet unseen = folder(heldout, "held-out images", "heldout");
		try (CommandProgress progress = progress(); ImageFeatures by = settings.open(Gan.library())) {
			final ImageSet generated = generated(new PartOfProgress(progress, 0, GENERATED));
			final ReportFiles files = isGiven(report)
					? ReportFiles.at(report.toPath(), generated.title() + "-evaluation")
					: null;
			final GeneratorResult result = new GeneratorEvaluation(settings, by).evaluate(generated, real, trained,
					unseen, new PartOfProgress(progress, GENERATED, EVALUATED));
			if (files != null) {
				progress.update(EVALUATED, "Report");
				new GeneratorReport(result).write(files);
			}
			show(result);
			if (files != null) IJ.log("The report is in " + files.page());
		}
	}

	private ImageSet generated(final Progress progress) {
		if (isGiven(images)) return folder(images, "generated images", "images");
		if (model != null && !model.isBlank()) return made(progress);
		if (input == null)
			throw new IllegalArgumentException(
					"There are no generated images: give a folder (images=[path]) or a generator (model=), or open a stack.");
		return ImageSet.ofStack(InputImage.require(input, "input"), "generated images");
	}

	private ImageSet made(final Progress progress) {
		try (Gan gan = Gan.open(model.trim(), Task.GENERATION)) {
			return ImageSet.ofStack(gan.generate(new GenerationRequest(count, "", seed, 1), progress),
					"generated images");
		}
	}

	private static ImageSet folder(final File folder, final String kind, final String key) {
		return isGiven(folder) ? ImageSet.ofFolder(folder.toPath(), kind, key) : null;
	}

	private static boolean isGiven(final File file) {
		return file != null && !file.getPath().isBlank();
	}

	private void show(final GeneratorResult result) {
		OutputTable.append(result.figures());
		result.nearest().ifPresent(table -> table.show("Nearest training images of " + result.title()));
		IJ.log(result.method() + ".");
		result.remarks().forEach(IJ::log);
		features = OutputImage.show(result.features());
		distances = result.distances().map(OutputImage::show).orElse(null);
		examples = OutputImage.show(result.examples());
		nearest = result.pairs().map(OutputImage::show).orElse(null);
	}

	@SuppressWarnings("unused")
	private void initInput() {
		InputImage.resolve(this, "input");
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offerOrNone(this, "model", Task.GENERATION);
	}
}
