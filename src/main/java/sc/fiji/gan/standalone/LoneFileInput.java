package sc.fiji.gan.standalone;

import java.io.File;
import java.util.List;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;

/**
 * Cancels a command whose only open question is a file, because Fiji without a display does: a
 * macro that leaves it out should not pass here and fail there.
 */
final class LoneFileInput extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		final List<ModuleItem<?>> open = DialogInputs.unresolved(module);
		if (open.size() == 1 && File.class.isAssignableFrom(open.get(0).getType()))
			cancel(module.getInfo().getTitle() + " needs a file: give it in the macro (" + open.get(0).getName()
					+ "=[path]).");
	}
}
