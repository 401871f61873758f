package sc.fiji.gan.standalone;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command that takes nothing but a file, which may be left out. */
@Plugin(type = Command.class, menuPath = "Plugins>GAN>Testing>Test File...")
public class FileCommand implements Command {

	/** What the last run was given; "nothing" if it was given nothing. */
	static String last;

	@Parameter(required = false, persist = false)
	private File where;

	@Override
	public void run() {
		last = where == null ? "nothing" : where.getPath();
	}
}
