package sc.fiji.gan.standalone;

import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;

import ij.IJ;

/** Shows what SciJava has for a status bar in ImageJ's. */
final class StatusBar {

	@EventHandler
	void onEvent(final StatusEvent event) {
		// Why a command was canceled: CommandRun shows that.
		if (event.isWarning()) return;
		if (event.getProgressMaximum() > 0) IJ.showProgress(event.getProgressValue(), event.getProgressMaximum());
		if (event.getStatusMessage() != null) IJ.showStatus(event.getStatusMessage());
	}
}
