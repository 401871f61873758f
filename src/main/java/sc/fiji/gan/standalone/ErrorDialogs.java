package sc.fiji.gan.standalone;

import java.awt.AWTEvent;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.swing.Timer;

import ij.gui.GenericDialog;
import ij.gui.MessageDialog;

/**
 * Closes the dialogs that tell of a macro's error, as long as nobody is there to close them.
 */
final class ErrorDialogs implements AWTEventListener, AutoCloseable {

	private static final Set<String> TITLES = Set.of("Macro Error", "No Image");

	private static final int AGAIN_MILLISECONDS = 50;

	private final List<Dialog> errors = new ArrayList<>();
	private final Timer closing = new Timer(AGAIN_MILLISECONDS, e -> errors.forEach(Dialog::dispose));
	private volatile boolean messageShown;

	ErrorDialogs() {
		if (!GraphicsEnvironment.isHeadless())
			Toolkit.getDefaultToolkit().addAWTEventListener(this, AWTEvent.WINDOW_EVENT_MASK);
	}

	@Override
	public void eventDispatched(final AWTEvent event) {
		if (event.getID() != WindowEvent.WINDOW_OPENED || !(event.getSource() instanceof Dialog dialog)) return;
		if (dialog instanceof GenericDialog && TITLES.contains(dialog.getTitle())) dispose(dialog);
		if (dialog instanceof MessageDialog && "Macro".equals(dialog.getTitle())) messageShown = true;
	}

	/**
	 * A modal dialog is open a little before the thread that opened it waits for its end. If it is
	 * closed in between, the thread waits for ever, unless it is closed again.
	 */
	private void dispose(final Dialog dialog) {
		errors.add(dialog);
		dialog.dispose();
		closing.start();
	}

	/**
	 * Whether there was a dialog as {@code exit(message)} opens it, which is left to the user to close.
	 */
	boolean isMessageShown() {
		return messageShown;
	}

	@Override
	public void close() {
		closing.stop();
		if (!GraphicsEnvironment.isHeadless()) Toolkit.getDefaultToolkit().removeAWTEventListener(this);
	}
}
