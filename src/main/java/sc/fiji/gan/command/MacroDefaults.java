package sc.fiji.gan.command;

import java.awt.GraphicsEnvironment;

import org.scijava.Context;
import org.scijava.command.DynamicCommand;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import ij.IJ;

/**
 * What a macro leaves out has its default, whatever a dialog was last accepted with: so a macro
 * does the same every time. Left to itself, SciJava fills in what was last used; it opens a dialog
 * in the middle of a macro, and cancels without a word if all that is left open is a file.
 */
final class MacroDefaults {

	private MacroDefaults() {}

	/** Whether nobody is there to be asked: in a macro, and without a display. */
	static boolean apply() {
		return IJ.isMacro() || GraphicsEnvironment.isHeadless();
	}

	/**
	 * Leaves nothing open if nobody is there to be asked. To be called when the initializers of the
	 * inputs have run, and before SciJava looks up what was last used.
	 */
	static void resolve(final DynamicCommand command) {
		if (!apply()) return;
		for (final ModuleItem<?> input : command.getInfo().inputs())
			if (!isService(input.getType())) command.resolveInput(input.getName());
	}

	private static boolean isService(final Class<?> type) {
		return type == Context.class || Service.class.isAssignableFrom(type);
	}
}
