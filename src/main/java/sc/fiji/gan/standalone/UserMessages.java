package sc.fiji.gan.standalone;

import java.awt.GraphicsEnvironment;

import ij.IJ;

/**
 * Why commands could not do what they were asked to: in a dialog, if somebody is there to close it.
 */
final class UserMessages {

	private volatile boolean attended = !GraphicsEnvironment.isHeadless();
	private volatile String last;

	/** Whether somebody is there; without a display nobody is. */
	void setAttended(final boolean attended) {
		this.attended = attended && !GraphicsEnvironment.isHeadless();
	}

	void show(final String title, final String message) {
		last = message;
		if (attended) IJ.showMessage(title, message);
	}

	/** The last message since this was asked, or null. */
	String take() {
		final String message = last;
		last = null;
		return message;
	}
}
