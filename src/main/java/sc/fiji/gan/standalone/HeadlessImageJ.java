package sc.fiji.gan.standalone;

import net.imagej.patcher.LegacyInjector;

/** Makes ImageJ's menus and dialogs work without a display. */
// No ImageJ class is named in here: they have to be patched before the first is loaded.
final class HeadlessImageJ {

	private HeadlessImageJ() {}

	/** @throws IllegalStateException if Java does not let ImageJ's classes be patched */
	static void patch() {
		if (!ClassLoader.class.getModule().isOpen("java.lang", LegacyInjector.class.getModule()))
			throw new IllegalStateException("Without a display ImageJ has to be patched, which Java does not allow:"
					+ " start it with --add-opens java.base/java.lang=ALL-UNNAMED.");
		LegacyInjector.preinit(HeadlessImageJ.class.getClassLoader());
	}
}
