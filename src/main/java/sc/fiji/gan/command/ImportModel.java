package sc.fiji.gan.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.IJ;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.TrialProcess;
import sc.fiji.gan.exchange.ImportSettings;
import sc.fiji.gan.exchange.ImportedModel;
import sc.fiji.gan.exchange.ModelImport;
import sc.fiji.gan.model.ModelLibrary;

/**
 * Takes a model that others made, with this plugin or without it, into the library. Macro keys:
 * {@code file, name, task, licence, look, overwrite, signature, inputtensor, outputtensor,
 * inputaxes, outputaxes, range, scale, halo, multiple}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Models", weight = 40), @Menu(label = "Import Model...", weight = 2)}, headless = true)
public final class ImportModel extends GanCommand {

	@Parameter(label = "Model (zip, folder, .yaml, .pb)", required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, description = "A package that Export Model... wrote (of any kind), one of the BioImage Model Zoo or of CSBDeep, a SavedModel, or a frozen graph")
	private File file;

	@Parameter(label = "Name (empty: its own)", required = false, persist = false, description = "Lower-case letters, digits and hyphens; the model is chosen by it later")
	private String name = "";

	@Parameter(label = "Task", persist = false, choices = {ImportSettings.AUTOMATIC, "super-resolution",
			"image-translation"}, description = "The command that will offer it. auto: as it says (generators and other models of this plugin only so), or as its output suggests")
	private String task = ImportSettings.AUTOMATIC;

	@Parameter(label = "Licence (empty: as it says)", required = false, persist = false, description = "An SPDX identifier, such as Apache-2.0")
	private String licence = "";

	@Parameter(label = "Only look", persist = false, description = "Read and try it, and show in the Log what was found; nothing is written")
	private boolean look;

	@Parameter(label = "Overwrite", persist = false, description = "Replace a model of the same name")
	private boolean overwrite;

	@Parameter(label = "Corrections", visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String corrections = "<html><b>If what was found is wrong</b> (packages of this plugin say it all)</html>";

	@Parameter(label = "Signature", required = false, persist = false, description = "Which one of a SavedModel; empty: serving_default")
	private String signature = "";

	@Parameter(label = "Input tensor", required = false, persist = false, description = "A name in the signature, or any tensor of the graph")
	private String inputtensor = "";

	@Parameter(label = "Output tensor", required = false, persist = false, description = "A name in the signature, or any tensor of the graph")
	private String outputtensor = "";

	@Parameter(label = "Input axes", required = false, persist = false, description = "b, y, x and c (batch, height, width, channels) in the network's order: byxc, bcyx, yx")
	private String inputaxes = "";

	@Parameter(label = "Output axes", required = false, persist = false, description = "The same for the output")
	private String outputaxes = "";

	@Parameter(label = "Range", required = false, persist = false, description = "What 0 and 255 become for the network, such as 0..1 or -1..1; or percentiles, or standard")
	private String range = "";

	@Parameter(label = "Enlargement (0: as found)", persist = false, min = "0")
	private int scale = ImportSettings.DEFAULT.scale();

	@Parameter(label = "Halo (px, -1: as found)", persist = false, min = "-1", description = "How far the network looks around a pixel")
	private int halo = ImportSettings.DEFAULT.halo();

	@Parameter(label = "Multiple (0: as found)", persist = false, min = "0", description = "Of which width and height have to be multiples")
	private int multiple = ImportSettings.DEFAULT.multiple();

	@Override
	protected void execute() {
		if (file == null || file.getPath().isBlank())
			throw new IllegalArgumentException(
					"There is no file to import: give a package, a SavedModel or a frozen graph" + " (file=[path]).");
		final ImportSettings settings = new ImportSettings(name, task, signature.strip(), inputtensor.strip(),
				outputtensor.strip(), inputaxes, outputaxes, range, scale, halo, multiple, licence);
		try (CommandProgress progress = progress();
				TrialProcess process = new TrialProcess(progress);
				ModelImport reader = new ModelImport(Engines.engine(), process, progress)) {
			finish(reader.read(file.toPath(), settings));
		}
	}

	private void finish(final ImportedModel model) {
		model.lines().forEach(IJ::log);
		model.warnings().forEach(IJ::log);
		if (look) return;
		final Path folder = model.write(ModelLibrary.destination(), overwrite);
		IJ.log("Model '" + model.description().id() + "' is in " + folder);
	}
}
