package sc.fiji.gan.command;

import java.awt.GraphicsEnvironment;

import org.scijava.Cancelable;

import ij.IJ;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * Ends a command that failed: tells the user why, once, and stops the macro that ran it. An
 * exception or a canceled command alone would let the macro go on without its result.
 */
public final class CommandFailure {

	private CommandFailure() {}

	/**
	 * Ends the command with a message.
	 *
	 * @param reason one sentence: what came, what was expected, how to mend it
	 */
	public static void report(final Cancelable command, final String reason) {
		// With windows SciJava shows the reason in a dialog; without, nothing would
		// show it.
		if (GraphicsEnvironment.isHeadless()) IJ.log(reason);
		command.cancel(reason);
		abortMacro();
	}

	/**
	 * Ends the command that the user stopped. No dialog: the user knows.
	 *
	 * @param message what was stopped and, if it can be, how to go on; it goes where the command's
	 *     other messages went
	 */
	static void canceled(final Cancelable command, final String message) {
		if (IJ.isMacro() || WindowManager.getWindow("Log") != null) IJ.log(message);
		else IJ.showStatus(message);
		command.cancel("");
		abortMacro();
	}

	/**
	 * Stops the running macro, if there is one, after the command that it is waiting for.
	 * {@code Interpreter.abort()} would do so too, but only after two seconds of waiting for the macro,
	 * which is waiting for this thread; then it kills the macro's thread.
	 */
	private static void abortMacro() {
		final Interpreter macro = Interpreter.getInstance();
		if (macro != null) macro.abort((String) null);
	}
}
