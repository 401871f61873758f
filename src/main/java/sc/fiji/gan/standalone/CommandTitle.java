package sc.fiji.gan.standalone;

import org.scijava.module.Module;

/** What a command is called in windows. */
final class CommandTitle {

	private CommandTitle() {}

	/** The name in the menu, without the dots that say that a dialog comes. */
	static String of(final Module module) {
		final String title = module.getInfo().getTitle();
		return title.endsWith("...") ? title.substring(0, title.length() - 3) : title;
	}
}
