package sc.fiji.gan.standalone;

import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;

/** Asks for the inputs that nothing else has filled; none, no dialog. */
final class DialogInputs extends AbstractPreprocessorPlugin {

	/**
	 * The inputs that are still open, in the order that they were declared in.
	 */
	static List<ModuleItem<?>> unresolved(final Module module) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> input : module.getInfo().inputs())
			if (!module.isInputResolved(input.getName()) && input.getVisibility() != ItemVisibility.INVISIBLE)
				items.add(input);
		return items;
	}

	@Override
	public void process(final Module module) {
		final List<ModuleItem<?>> items = unresolved(module);
		if (items.stream().allMatch(i -> i.getVisibility() == ItemVisibility.MESSAGE)) return;
		final CommandDialog dialog = new CommandDialog(module, items);
		// No reason: the user knows.
		if (!dialog.ask()) cancel("");
		else items.forEach(item -> module.resolveInput(item.getName()));
	}
}
