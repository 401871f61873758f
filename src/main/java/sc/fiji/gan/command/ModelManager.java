package sc.fiji.gan.command;

import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.measure.ResultsTable;
import sc.fiji.gan.Gan;
import sc.fiji.gan.model.InstalledModel;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.ui.ModelManagerWindow;

/**
 * Lists the models that are installed, tells what one is, and deletes one. From the menu it is a
 * window. Macro keys: {@code action, model, confirmed}.
 */
@Plugin(type = Command.class, menu = {@Menu(label = "Plugins"), @Menu(label = "GAN"),
		@Menu(label = "Models", weight = 40), @Menu(label = "Model Manager...", weight = 1)}, headless = true)
public final class ModelManager extends GanCommand {

	private static final String WINDOW = "window";

	@Parameter(label = "Action", persist = false, choices = {"list", "details", "delete",
			WINDOW}, initializer = "initAction", description = "list: the models in Results; details: what one is, in the Log; delete: a model with all of its files; window: all of this in a window")
	private String action = "list";

	@Parameter(label = "Model", required = false, persist = false, description = "For details and delete")
	private String model = "";

	@Parameter(label = "Delete it", persist = false, description = "A model is deleted only if this is true: its files cannot be brought back")
	private boolean confirmed;

	@Override
	protected void execute() {
		switch (action.trim().toLowerCase(Locale.ROOT)) {
			case "list" -> OutputTable.replace(table());
			case "details" -> describe(Gan.library().open(model));
			case "delete" -> delete();
			case WINDOW -> ModelManagerWindow.open(Gan::library);
			default -> throw new IllegalArgumentException(
					"There is no action '" + action + "': choose list, details, delete or window.");
		}
	}

	private static ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		for (final InstalledModel installed : Gan.library().installed()) {
			table.addRow();
			table.addValue("Model", installed.id());
			table.addValue("Task",
					installed.description().map(ModelDescription::task).map(Task::tag).orElse("cannot be read"));
			table.addValue("MB", installed.megabytes());
			table.addValue("Licence", installed.description().map(ModelDescription::licence).orElse(""));
			table.addValue("Quality", installed.quality());
			table.addValue("Folder", installed.folder().toString());
			if (!installed.problem().isEmpty()) IJ.log(installed.problem());
		}
		return table;
	}

	private static void describe(final ModelPackage opened) {
		final ModelDescription is = opened.description();
		IJ.log(is.id() + ", version " + is.version() + ", " + is.task().tag() + ", " + is.licence());
		IJ.log(opened.folder().toString());
		IJ.log("SHA-256 of the network: " + opened.weightsHash());
		if (!opened.card().isEmpty()) IJ.log(opened.card());
	}

	private void delete() {
		if (!confirmed)
			throw new IllegalArgumentException("Model '" + model
					+ "' was not deleted, since nobody has confirmed it: say confirmed=true, if you mean it.");
		IJ.log("Deleted: " + Gan.library().delete(model));
	}

	/** Who comes by the menu wants the window, and no dialog before it. */
	@SuppressWarnings("unused")
	private void initAction() {
		if (MacroDefaults.apply()) return;
		action = WINDOW;
		resolveInput("action");
		resolveInput("model");
		resolveInput("confirmed");
	}
}
