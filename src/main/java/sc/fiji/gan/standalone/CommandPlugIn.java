package sc.fiji.gan.standalone;

import ij.Macro;
import ij.plugin.PlugIn;

/**
 * What ImageJ's command table names for each SciJava command: the class name is the argument.
 */
public final class CommandPlugIn implements PlugIn {

	/** The command table's entry for a command. */
	static String entry(final String className) {
		return CommandPlugIn.class.getName() + "(\"" + className + "\")";
	}

	@Override
	public void run(final String className) {
		Standalone.instance().runCommand(className, Macro.getOptions());
	}
}
