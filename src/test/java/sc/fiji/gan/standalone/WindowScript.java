
package sc.fiji.gan.standalone;

import java.awt.AWTException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.measure.Calibration;
import ij.plugin.frame.Recorder;

/**
 * What a user does with mouse and keyboard, in a process with a display; prints what there is to
 * see. The argument is a folder for pictures of the screen.
 */
final class WindowScript {

	private final Path pictures;

	private WindowScript(final Path pictures) {
		this.pictures = pictures;
	}

	public static void main(final String... args) throws Exception {
		final Thread script = new Thread(() -> {
			try {
				new WindowScript(Path.of(args[0])).run();
				System.exit(0);
			} catch (final Exception | AssertionError e) {
				e.printStackTrace();
				System.exit(1);
			}
		}, "script");
		script.start();
	}

	private void run() throws Exception {
		final Standalone imagej = Standalone.start();
		final MenuItem item = findItem(IJ.getInstance().getMenuBar(), "Plugins", "GAN", "Testing",
				"Test Enlargement...");
		say("menu", item.getLabel());
		new Recorder();
		openImage();
		acceptDialog(item);
		say("recorded", recorded());
		cancelDialog(item);
		say("recorded after cancel", recorded());
		failingCommand(item);
		longDialog();
		say("two at once", twoAtOnce());
		macros(imagej);
	}

	private static MenuItem findItem(final MenuBar bar, final String top, final String... path) {
		for (int i = 0; i < bar.getMenuCount(); i++)
			if (bar.getMenu(i).getLabel().equals(top)) return findItem(bar.getMenu(i), path);
		throw new AssertionError("No menu " + top);
	}

	private static MenuItem findItem(final Menu menu, final String... path) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			if (!menu.getItem(i).getLabel().equals(path[0])) continue;
			if (path.length == 1) return menu.getItem(i);
			return findItem((Menu) menu.getItem(i), Arrays.copyOfRange(path, 1, path.length));
		}
		throw new AssertionError("No item " + path[0] + " in " + menu.getLabel());
	}

	private static void openImage() {
		final ImagePlus image = IJ.createImage("cells.tif", "8-bit ramp", 60, 40, 1);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = calibration.pixelHeight = 0.5;
		calibration.setUnit("micron");
		image.show();
	}

	private void acceptDialog(final MenuItem item) throws Exception {
		click(item);
		final GenericDialog dialog = (GenericDialog) await(() -> dialog(GenericDialog.class));
		Thread.sleep(500);
		picture("dialog");
		say("dialog", dialog.getTitle());
		final Button ok = dialog.getButtons()[0];
		final TextField factor = (TextField) dialog.getNumericFields().get(0);
		final Choice model = (Choice) dialog.getChoices().get(0);
		model.select("four times");
		model.dispatchEvent(new ItemEvent(model, ItemEvent.ITEM_STATE_CHANGED, "four times", ItemEvent.SELECTED));
		await(() -> factor.getText().equals("4") ? factor : null);
		say("after callback", factor.getText());
		type(factor, "many", ok, false);
		say("ok with no number", ok.isEnabled());
		type(factor, "9", ok, false);
		say("ok with 9", ok.isEnabled());
		type(factor, "3", ok, true);
		say("ok with 3", ok.isEnabled());
		// After the events of what was typed, in which the dialog writes into its other fields.
		EventQueue.invokeAndWait(() -> {
			((TextField) dialog.getNumericFields().get(1)).setText("0.75");
			((Checkbox) dialog.getCheckboxes().get(0)).setState(false);
		});
		press(ok);
		final ImagePlus result = (ImagePlus) await(() -> WindowManager.getImage("cells-four times"));
		await(() -> result.getWindow() != null && result.getWindow().isShowing() ? result : null);
		say("result", result.getTitle() + " " + result.getWidth() + "x" + result.getHeight() + " "
				+ IJ.d2s(result.getCalibration().pixelWidth, 4) + " " + result.getCalibration().getUnit());
		say("windows", WindowManager.getImageCount());
		say("inputs", result.getInfoProperty().replaceAll(" thread=.*", ""));
		Thread.sleep(300);
		picture("result");
		result.changes = false;
		result.close();
	}

	private void cancelDialog(final MenuItem item) throws Exception {
		click(item);
		final GenericDialog dialog = (GenericDialog) await(() -> dialog(GenericDialog.class));
		press(dialog.getButtons()[1]);
		await(() -> dialog.isShowing() ? null : dialog);
		Thread.sleep(300);
		say("after cancel", WindowManager.getImageCount() + " image, dialog " + dialog(Dialog.class));
	}

	private void failingCommand(final MenuItem item) throws Exception {
		WindowManager.getCurrentImage().close();
		click(item);
		final MessageDialog message = (MessageDialog) await(() -> dialog(MessageDialog.class));
		Thread.sleep(300);
		picture("message");
		say("message", message.getTitle() + ", dialog " + dialog(GenericDialog.class));
		message.dispose();
	}

	/** The one with the most fields, which has to fit on the screen of a laptop. */
	private void longDialog() throws Exception {
		click(findItem(IJ.getInstance().getMenuBar(), "Plugins", "GAN", "Train", "Train Super-Resolution..."));
		final GenericDialog dialog = (GenericDialog) await(() -> dialog(GenericDialog.class));
		Thread.sleep(300);
		picture("long dialog");
		say("long dialog", dialog.getWidth() <= 1024 && dialog.getHeight() <= 720);
		say("long dialog begins", ((TextField) dialog.getStringFields().get(0)).getText());
		press(dialog.getButtons()[1]);
		await(() -> dialog.isShowing() ? null : dialog);
	}

	private static String twoAtOnce() throws Exception {
		openImage();
		final Thread[] runs = new Thread[2];
		for (int i = 0; i < 2; i++) {
			final String options = "model=repeat factor=" + (2 + i) + " strength=0 keepcolours=true folder= rate=0";
			runs[i] = new Thread(() -> IJ.run("Test Enlargement...", options), "Run$_" + i);
		}
		for (final Thread run : runs)
			run.start();
		for (final Thread run : runs)
			run.join(20_000);
		return (WindowManager.getImageCount() - 1) + " results";
	}

	/** Macros while a window is open; without anybody there. */
	private void macros(final Standalone imagej) throws IOException {
		final String all = " factor=2 strength=0 keepcolours=true folder=[/tmp/x] rate=0.001";
		say("batch",
				outcome(imagej,
						"setBatchMode(true); newImage('batch', '8-bit', 8, 8, 1);"
								+ "run('Test Enlargement...', 'model=repeat" + all + "'); selectImage('batch-repeat');"
								+ "if (getWidth() != 16) exit('not the batch image');"));
		say("broken", outcome(imagej, "run('Test Enlargement...', 'model=broken" + all + "'); exit('went on');"));
		say("unknown", outcome(imagej, "run('Make Tea...');"));
	}

	private String outcome(final Standalone imagej, final String code) throws IOException {
		final Path macro = Files.writeString(Files.createTempFile(pictures, "test", ".ijm"), code);
		try {
			imagej.runMacro(macro, "");
			return "ended";
		} catch (final MacroAbortedException e) {
			return "aborted: " + e.getMessage().replaceFirst("^test.*ijm", "macro");
		}
	}

	private static void click(final MenuItem item) {
		IJ.getInstance().actionPerformed(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, item.getActionCommand()));
	}

	private static void press(final Button button) {
		Toolkit.getDefaultToolkit().getSystemEventQueue()
				.postEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getActionCommand()));
	}

	private static void type(final TextField field, final String text, final Button ok, final boolean enabled)
			throws Exception {
		field.setText(text);
		await(() -> ok.isEnabled() == enabled ? ok : null);
	}

	private static Window dialog(final Class<?> type) {
		return Arrays.stream(Window.getWindows()).filter(w -> type.isInstance(w) && w.isShowing()).findFirst()
				.orElse(null);
	}

	private static String recorded() throws InterruptedException {
		Thread.sleep(300);
		return Recorder.getInstance().getText().strip().replace("\n", " | ");
	}

	private static Object await(final Callable<Object> event) throws Exception {
		for (int i = 0; i < 600; i++) {
			final Object value = event.call();
			if (value != null) return value;
			Thread.sleep(50);
		}
		throw new AssertionError("It did not come");
	}

	private void picture(final String name) throws AWTException, IOException {
		final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		ImageIO.write(new Robot().createScreenCapture(screen), "png", new File(pictures.toFile(), name + ".png"));
	}

	private static void say(final String what, final Object is) {
		System.out.println(what + ": " + is);
	}
}
