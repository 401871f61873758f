package sc.fiji.gan.standalone;

import java.awt.AWTEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.gui.DialogListener;
import ij.gui.GenericDialog;

/**
 * Asks for inputs of a command in one of ImageJ's dialogs. What is typed is in the module at once,
 * so that callbacks see it; what a callback changes is in the dialog at once.
 */
final class CommandDialog implements DialogListener {

	private final Module module;
	private final GenericDialog dialog;
	private final Map<ModuleItem<?>, DialogField> fields = new LinkedHashMap<>();

	CommandDialog(final Module module, final List<ModuleItem<?>> items) {
		this.module = module;
		dialog = new GenericDialog(CommandTitle.of(module), IJ.getInstance());
		final DialogBuilder builder = new DialogBuilder(dialog, module, items.size());
		for (final ModuleItem<?> item : items)
			builder.add(item).ifPresent(field -> fields.put(item, field));
		builder.addHelp(items);
		dialog.addDialogListener(this);
	}

	/** @return whether the user accepted; then the inputs are in the module. */
	boolean ask() {
		dialog.getButtons()[0].setEnabled(readAll());
		dialog.showDialog();
		return dialog.wasOKed() && readAll();
	}

	@Override
	public boolean dialogItemChanged(final GenericDialog gd, final AWTEvent event) {
		final boolean valid = readAll();
		if (event != null) fields.forEach((item, field) -> {
			if (field.component() == event.getSource()) callback(item);
		});
		return valid;
	}

	/** @return whether there is a value in every field. */
	private boolean readAll() {
		boolean valid = true;
		for (final Map.Entry<ModuleItem<?>, DialogField> entry : fields.entrySet()) {
			if (entry.getValue().isValid()) module.setInput(entry.getKey().getName(), entry.getValue().read());
			else valid = false;
		}
		return valid;
	}

	private void callback(final ModuleItem<?> changed) {
		try {
			changed.callback(module);
		} catch (final MethodCallException e) {
			IJ.log("The dialog could not follow the change of '" + changed.getName() + "': " + e.getMessage());
		}
		fields.forEach((item, field) -> {
			final Object value = module.getInput(item.getName());
			if (item != changed && !Objects.equals(value, field.read())) field.write(value);
		});
	}
}
