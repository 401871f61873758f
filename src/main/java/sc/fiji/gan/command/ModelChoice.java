package sc.fiji.gan.command;

import java.util.List;
import java.util.stream.Stream;

import org.scijava.command.DynamicCommand;
import org.scijava.module.MutableModuleItem;

import sc.fiji.gan.Gan;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Task;

/** The choice among the models that are installed. */
final class ModelChoice {

	private ModelChoice() {}

	/**
	 * Offers the models for a task in the dialog, the one last used first. A macro may give any other,
	 * since choices do not bind it; opening the model checks that.
	 */
	static void offer(final DynamicCommand command, final String name, final Task task) {
		offer(command, name, ids(task));
	}

	/** The same for a model that need not be given: none is the first choice, and what a macro has. */
	static void offerOrNone(final DynamicCommand command, final String name, final Task task) {
		offer(command, name, Stream.concat(Stream.of(""), ids(task).stream()).toList());
	}

	/** The same for all models, whatever they are for. */
	static void offerAll(final DynamicCommand command, final String name) {
		offer(command, name, Gan.library().list().stream().map(ModelDescription::id).toList());
	}

	private static List<String> ids(final Task task) {
		return Gan.library().list(task).stream().map(ModelDescription::id).toList();
	}

	private static void offer(final DynamicCommand command, final String name, final List<String> ids) {
		if (command.isInputResolved(name)) return;
		if (!ids.isEmpty()) {
			final MutableModuleItem<String> item = command.getInfo().getMutableInput(name, String.class);
			item.setChoices(ids);
			if (!ids.contains(item.getValue(command))) item.setValue(command, ids.get(0));
		}
	}
}
