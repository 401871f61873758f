package sc.fiji.gan.command;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.scijava.command.DynamicCommand;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * The image that a command works on. Commands declare it as
 *
 * <pre>
 *
 * &#64;Parameter(required = false, autoFill = false, persist = false, initializer = "initInput")
 * private ImagePlus input;
 *
 * private void initInput() {
 * 	InputImage.resolveRequired(this, "input");
 * }
 * </pre>
 *
 * because ImageJ2, left to itself, takes the wrong image in batch mode while a window is open, and
 * gives up without a word when no image is open.
 */
public final class InputImage {

	private InputImage() {}

	/**
	 * Fills the input with the active image, unless a macro or script has named one. If there is none
	 * the input is null.
	 */
	public static void resolve(final DynamicCommand command, final String name) {
		if (command.isInputResolved(name)) return;
		command.setInput(name, active());
		command.resolveInput(name);
	}

	/**
	 * As {@link #resolve}, for a command that is nothing without an image: if there is none, it ends
	 * here, with a message, before it asks for anything else.
	 */
	public static void resolveRequired(final DynamicCommand command, final String name) {
		resolve(command, name);
		if (command.getInput(name) == null) CommandFailure.report(command, noImage(name));
	}

	/**
	 * As {@link #resolveRequired}, for a command with several images: a dialog offers all that are
	 * open, the active one first. A macro that names none has the active one.
	 */
	public static void offerRequired(final DynamicCommand command, final String name) {
		if (command.isInputResolved(name)) return;
		command.setInput(name, active());
		if (command.getInput(name) == null) CommandFailure.report(command, noImage(name));
	}

	/**
	 * Offers the open images, one that is not the other input first. A macro has to name one: else it
	 * is null.
	 */
	public static void offerOther(final DynamicCommand command, final String name, final String other) {
		if (command.isInputResolved(name)) return;
		final int[] ids = WindowManager.getIDList();
		if (ids == null || MacroDefaults.apply()) return;
		command.setInput(name, Arrays.stream(ids).mapToObj(WindowManager::getImage)
				.filter(i -> i != null && i != command.getInput(other)).findFirst().orElse(null));
	}

	/** The image that a macro or a user works on at the moment, or null. */
	public static ImagePlus active() {
		final ImagePlus batch = Interpreter.isBatchMode() ? Interpreter.getLastBatchModeImage() : null;
		return batch == null ? WindowManager.getCurrentImage() : batch;
	}

	/**
	 * The image, if there is one.
	 *
	 * @param name the macro key of the input, for the message
	 * @throws IllegalArgumentException if no image is open, or if the one that was named does not exist
	 */
	public static ImagePlus require(final ImagePlus image, final String name) {
		if (image == null) throw new IllegalArgumentException(noImage(name));
		// What ImageJ2 makes of a title that is not open and of a path that is no
		// image.
		if (image.getWidth() == 0 || image.getHeight() == 0)
			throw new IllegalArgumentException(
					"The image given as '" + name + "' is neither open nor a file that ImageJ can read: " + name
							+ " takes a title, an ID or a path (" + openTitles() + ").");
		return image;
	}

	private static String noImage(final String name) {
		return "No image is open: open one first (File > Open...), or name a file in the macro (" + name + "=[path]).";
	}

	private static String openTitles() {
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return "no image is open";
		return "open now: " + Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(i -> i != null)
				.map(i -> "'" + i.getTitle() + "'").collect(Collectors.joining(", "));
	}
}
