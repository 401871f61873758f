package sc.fiji.gan.standalone;

import java.awt.AWTEvent;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;
import java.util.Set;

import ij.gui.GenericDialog;
import ij.gui.MessageDialog;

/**
 * Closes the dialogs that tell of a macro's error, as long as nobody is there to close them.
 */
final class ErrorDialogs implements AWTEventListener, AutoCloseable {

	private static final Set<String> TITLES = Set.of("Macro Error", "No Image");

	private volatile boolean messageShown;

	ErrorDialogs() {
		if (!GraphicsEnvironment.isHeadless())
			Toolkit.getDefaultToolkit().addAWTEventListener(this, AWTEvent.WINDOW_EVENT_MASK);
	}

	@Override
	public void eventDispatched(final AWTEvent event) {
		if (event.getID() != WindowEvent.WINDOW_OPENED || !(event.getSource() instanceof Dialog dialog)) return;
		if (dialog instanceof GenericDialog && TITLES.contains(dialog.getTitle())) dialog.dispose();
		if (dialog instanceof MessageDialog && "Macro".equals(dialog.getTitle())) messageShown = true;
	}

	/**
	 * Whether there was a dialog as {@code exit(message)} opens it, which is left to the user to close.
	 */
	boolean isMessageShown() {
		return messageShown;
	}

	@Override
	public void close() {
		if (!GraphicsEnvironment.isHeadless()) Toolkit.getDefaultToolkit().removeAWTEventListener(this);
	}
}
