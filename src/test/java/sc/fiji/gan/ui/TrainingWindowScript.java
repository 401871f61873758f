package sc.fiji.gan.ui;

import static sc.fiji.gan.ui.Swing.all;
import static sc.fiji.gan.ui.Swing.await;
import static sc.fiji.gan.ui.Swing.find;
import static sc.fiji.gan.ui.Swing.press;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;
import sc.fiji.gan.engine.Diagnosis;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;
import sc.fiji.gan.training.CurvePlots;
import sc.fiji.gan.training.CurveRow;
import sc.fiji.gan.training.TrainingMonitor;

/**
 * Trains in a process with a display, and presses the buttons of the training's window; prints what
 * there is to see. The argument is a folder to work in, and for pictures of the screen.
 */
final class TrainingWindowScript {

	/** What macros print goes elsewhere meanwhile. */
	private static final PrintStream OUT = System.out;

	private final Path work;

	private TrainingWindowScript(final Path work) {
		this.work = work;
	}

	public static void main(final String... args) throws Exception {
		final Thread script = new Thread(() -> {
			try {
				new TrainingWindowScript(Path.of(args[0])).run();
				System.exit(0);
			} catch (final Exception | AssertionError e) {
				e.printStackTrace(OUT);
				System.exit(1);
			}
		}, "script");
		script.start();
	}

	private void run() throws Exception {
		System.setProperty(ModelLibrary.PROPERTY, work.resolve("models").toString());
		Files.createDirectory(photos());
		for (int i = 0; i < 4; i++)
			IJ.saveAs(SampleImages.photo(64, i), "png", photos().resolve("photo" + i + ".png").toString());
		faultyTraining();
		pauseThenKeep();
		cancel();
		closeWindow();
		escape();
	}

	/** A training that is none: everything that a window may have to show. */
	private void faultyTraining() throws Exception {
		final TrainingMonitor monitor = TrainingWindow.ifWanted(line -> {});
		monitor.began("a-model-with-a-name-that-is-longer-than-most-names-of-models-are-x2-photo-gan", 20_000,
				new CurvePlots(0.1, 0.5), List.of());
		for (int step = 1; step <= 1000; step++) {
			monitor.stepped(step, Map.of("generator", 1.0 / step, "discriminator", 0.693), 0.4, "2 h 05 min");
			if (step % 100 == 0)
				monitor.validated(new CurveRow(step, Map.of(), 1.0 / step, 10.0 / step, 0.4, 0.01), ramp(600, 618));
		}
		final JFrame frame = frame();
		await(() -> slider(frame).getMaximum() == 9 ? frame : null);
		say("title", frame.getTitle());
		say("fits", fits(frame));
		say("yellow before", find(frame, JTextArea.class, text -> true).isShowing());
		monitor.diagnosed(new Diagnosis(900, Diagnosis.Fault.VANISHING_GRADIENTS,
				"Vanishing gradients: for 200 steps the discriminator has made no mistakes, which means that the"
						+ " generator is told nothing. The training was set back to its best checkpoint, that of step"
						+ " 800, and the discriminator's rate was halved."));
		final JTextArea faults = find(frame, JTextArea.class, text -> true);
		await(() -> faults.isShowing() ? faults : null);
		say("yellow after", faults.getText().substring(0, 29) + ", wraps " + faults.getLineWrap());
		say("still fits", fits(frame));
		slide(frame, 2);
		say("moment", label(frame, "dB"));
		monitor.validated(new CurveRow(1100, Map.of(), 0.001, 0.01, 0.4, 0.01), ramp(600, 618));
		await(() -> slider(frame).getMaximum() == 10 ? frame : null);
		say("moment stays", label(frame, "dB"));
		picture("faults");
		press(frame, "Show Stack");
		final ImagePlus stack = (ImagePlus) await(WindowManager::getCurrentImage);
		say("stack", stack.getStackSize() + " slices, " + stack.getStack().getSliceLabel(1));
		stack.close();
		monitor.ended("The training has failed.");
		press(frame, "Close");
		await(() -> frame.isShowing() ? null : frame);
		say("wish", monitor.wish());
	}

	private static ByteProcessor ramp(final int width, final int height) {
		final ByteProcessor ramp = new ByteProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			ramp.set(i, i % width * 256 / width);
		return ramp;
	}

	private void pauseThenKeep() throws Exception {
		final Thread training = train("kept");
		final JFrame frame = frame();
		await(() -> step(frame) > 20 ? frame : null);
		say("time left", label(frame, " left") != null);
		press(frame, "Pause");
		await(() -> label(frame, ", paused"));
		await(() -> find(frame, AbstractButton.class, b -> b.getText().equals("Go On")));
		// The step under way comes to its end.
		Thread.sleep(1000);
		final long paused = step(frame);
		Thread.sleep(1000);
		say("paused", step(frame) - paused + " steps");
		picture("paused");
		press(frame, "Go On");
		await(() -> step(frame) > paused + 5 ? frame : null);
		press(frame, "Stop and Keep");
		training.join(60_000);
		await(() -> label(frame, "ready"));
		say("kept", label(frame, "ready"));
		picture("kept");
		say("kept package", Files.exists(work.resolve("models/kept/rdf.yaml")));
		say("kept buttons", enabled(frame));
		press(frame, "Close");
		await(() -> frame.isShowing() ? null : frame);
	}

	private void cancel() throws Exception {
		final Thread training = train("canceled");
		final JFrame frame = frame();
		await(() -> step(frame) > 3 ? frame : null);
		press(frame, "Cancel");
		training.join(60_000);
		await(() -> label(frame, "can be resumed"));
		say("canceled", label(frame, "can be resumed").replaceAll("\\d+", "n"));
		say("canceled package", Files.exists(work.resolve("models/canceled")));
		picture("canceled");
		frame.dispose();
	}

	private void closeWindow() throws Exception {
		final Thread training = train("hidden");
		final JFrame frame = frame();
		await(() -> step(frame) > 3 ? frame : null);
		SwingUtilities.invokeAndWait(frame::dispose);
		Thread.sleep(1000);
		say("hidden", training.isAlive() + ", log " + IJ.getLog().contains("goes on without its window; Esc cancels"));
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		training.join(60_000);
		say("escaped", training.isAlive());
		IJ.resetEscape();
	}

	/** The key, in the window of the training. */
	private void escape() throws Exception {
		final Thread training = train("keyed");
		final JFrame frame = frame();
		await(() -> step(frame) > 3 ? frame : null);
		SwingUtilities.invokeAndWait(() -> frame
				.dispatchEvent(new KeyEvent(frame, KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_ESCAPE, '\u001b')));
		training.join(60_000);
		await(() -> label(frame, "can be resumed"));
		say("keyed", training.isAlive());
		frame.dispose();
	}

	private Path photos() {
		return work.resolve("photos");
	}

	private Thread train(final String name) {
		final String macro = "run('Train Super-Resolution...', 'name=" + name + " source=[" + Macros.quote(photos())
				+ "] features=4 blocks=1 steps=100000 batch=2 patch=12');";
		final Thread training = new Thread(() -> Macros.attempt(macro), "Run$_train");
		training.start();
		return training;
	}

	private static JFrame frame() throws Exception {
		return (JFrame) await(() -> Arrays.stream(Window.getWindows())
				.filter(w -> w instanceof TrainingFrame && w.isShowing()).findFirst().orElse(null));
	}

	private static String fits(final JFrame frame) {
		final Rectangle screen = frame.getGraphicsConfiguration().getBounds();
		boolean fits = screen.contains(frame.getBounds());
		for (final AbstractButton button : all(frame, AbstractButton.class))
			fits &= !button.isShowing()
					|| screen.contains(new Rectangle(button.getLocationOnScreen(), button.getSize()));
		return fits + ", " + screen.width + "x" + screen.height;
	}

	private static long step(final JFrame frame) {
		final String title = frame.getTitle();
		return Long.parseLong(title.replaceAll(".*: step ([\\d,]+) of .*", "$1").replace(",", ""));
	}

	private static String label(final JFrame frame, final String part) {
		final JLabel label = find(frame, JLabel.class, l -> l.getText() != null && l.getText().contains(part));
		return label == null ? null : label.getText();
	}

	private static JSlider slider(final JFrame frame) {
		return find(frame, JSlider.class, s -> true);
	}

	private static void slide(final JFrame frame, final int to) throws Exception {
		SwingUtilities.invokeAndWait(() -> slider(frame).setValue(to));
	}

	private static String enabled(final JFrame frame) {
		return String.join(", ", all(frame, AbstractButton.class).stream()
				.filter(b -> b.isEnabled() && !b.getText().isEmpty()).map(AbstractButton::getText).toList());
	}

	private void picture(final String name) throws Exception {
		Thread.sleep(500);
		final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		ImageIO.write(new Robot().createScreenCapture(screen), "png", work.resolve(name + ".shot").toFile());
	}

	private static void say(final String what, final Object is) {
		OUT.println(what + ": " + is);
	}
}
