package sc.fiji.gan.standalone;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Patches ImageJ to work without a display, before any test class loads it unpatched, and keeps
 * Java from saying on its very first run where preferences are, which tests of messages would take
 * for one.
 */
public class PatchedImageJ implements LauncherSessionListener {

	/** Held here, because loggers that nobody holds forget their level. */
	private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

	@Override
	public void launcherSessionOpened(final LauncherSession session) {
		PREFERENCES_LOG.setLevel(Level.WARNING);
		HeadlessImageJ.patch();
	}
}
