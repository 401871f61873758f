package sc.fiji.gan.standalone;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.service.Service;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/**
 * Writes a command's inputs into ImageJ's macro recorder, as imagej-legacy does.
 */
final class RecordedInputs extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!Recorder.record || IJ.isMacro()) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			final Object value = module.getInput(input.getName());
			if (value != null && isRecorded(input)) Recorder.recordOption(escape(input.getName()), escape(text(value)));
		}
	}

	private static boolean isRecorded(final ModuleItem<?> input) {
		final ItemVisibility visibility = input.getVisibility();
		final Class<?> type = input.getType();
		return visibility != ItemVisibility.INVISIBLE && visibility != ItemVisibility.MESSAGE
				&& !Service.class.isAssignableFrom(type) && type != Context.class;
	}

	private static String text(final Object value) {
		return value instanceof ImagePlus image ? image.getTitle() : value.toString();
	}

	/**
	 * As in a string of Java, which is what a string of the macro language is.
	 */
	static String escape(final String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t").replace("\r",
				"\\r");
	}
}
