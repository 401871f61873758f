package sc.fiji.gan.standalone;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Patches ImageJ to work without a display, before any test class loads it unpatched.
 */
public class PatchedImageJ implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(final LauncherSession session) {
		HeadlessImageJ.patch();
	}
}
