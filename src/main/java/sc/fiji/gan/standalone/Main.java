package sc.fiji.gan.standalone;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

import sc.fiji.gan.command.EngineStart;

/**
 * Starts ImageJ with the GAN commands.
 * <ul>
 * <li>Without arguments: runs the demo macro. With a display its results are windows, and ImageJ
 * stays open; without, they are files in {@code target/demo/}.</li>
 * <li>{@code macro.ijm [argument]}: runs the macro, which reads the argument by
 * {@code getArgument()}, and ends; with status 1 if the macro aborts.</li>
 * </ul>
 */
// No ImageJ class is named in here: they have to be patched before the first is loaded.
public final class Main {

	private static final Path DEMO = Path.of("macros", "demo.ijm");
	private static final Path DEMO_RESULTS = Path.of("target", "demo");

	/** Held here, because loggers that nobody holds forget their level. */
	private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

	private Main() {}

	public static void main(final String... args) {
		// Tells whoever starts ImageJ for the first time where Java keeps
		// preferences.
		PREFERENCES_LOG.setLevel(Level.WARNING);
		try {
			if (run(args)) System.exit(0);
		} catch (final MacroAbortedException | IllegalArgumentException | IllegalStateException
				| UncheckedIOException e) {
			System.out.flush();
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	/** @return whether all is done; if not, ImageJ's window is open. */
	private static boolean run(final String... args) throws MacroAbortedException {
		final boolean demo = args.length == 0;
		final Path macro = requireFile(demo ? DEMO : Path.of(args[0]));
		final boolean windows = hasDisplay();
		final Standalone imagej = Standalone.start(EngineStart::inBackground);
		if (!demo) imagej.runMacro(macro, String.join(" ", Arrays.asList(args).subList(1, args.length)));
		else if (windows) imagej.showMacro(macro);
		else new DemoResults(DEMO_RESULTS).makeBy(folder -> imagej.runMacro(macro, folder));
		return !(demo && windows);
	}

	private static Path requireFile(final Path macro) {
		if (Files.isRegularFile(macro)) return macro;
		throw new IllegalArgumentException("There is no macro '" + macro + "' in " + Path.of("").toAbsolutePath()
				+ ": give the path of a macro file (.ijm), and its argument if it takes one.");
	}

	private static boolean hasDisplay() {
		if (GraphicsEnvironment.isHeadless()) return false;
		try {
			GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
			return true;
		} catch (final AWTError e) {
			throw new IllegalStateException("The display '" + System.getenv("DISPLAY")
					+ "' cannot be opened: unset DISPLAY to run without windows.", e);
		}
	}
}
