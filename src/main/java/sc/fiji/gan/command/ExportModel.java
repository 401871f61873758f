package sc.fiji.gan.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.IJ;
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.exchange.ModelExport;
import sc.fiji.gan.model.ModelPackage;

/**
 * Writes a model into one file, for others. Macro keys: {@code model, file, overwrite}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Models", weight = 40), @Menu(label = "Export Model...", weight = 3)}, headless = true)
public final class ExportModel extends GanCommand {

	@Parameter(label = "Model", persist = false, initializer = "initModel")
	private String model = "super-resolution-x2-photo";

	@Parameter(label = "File (.zip)", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "One file with all of it, in the format of the BioImage Model Zoo")
	private File file;

	@Parameter(label = "Overwrite", persist = false, description = "Replace a file of the same name")
	private boolean overwrite;

	@Override
	protected void execute() {
		if (file == null || file.getPath().isBlank())
			throw new IllegalArgumentException("There is no file to export to: give its name (file=[path.zip]).");
		final ModelPackage opened = Gan.library().open(model);
		try (CommandProgress progress = progress()) {
			final String deviation = new ModelExport(Engines.engine(), progress).write(opened, file.toPath(),
					overwrite);
			IJ.log("Model '" + opened.description().id() + "' is in " + file
					+ ". What it makes of its test tensor differs by " + deviation + ".");
		}
	}

	@SuppressWarnings("unused")
	private void initModel() {
		ModelChoice.offerAll(this, "model");
	}
}
