package sc.fiji.gan.ui;

import static sc.fiji.gan.ui.Swing.await;
import static sc.fiji.gan.ui.Swing.find;
import static sc.fiji.gan.ui.Swing.press;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.SwingUtilities;

import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.command.ModelManager;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.standalone.Macros;

/**
 * Opens the Model Manager as the menu does, in a process with a display, and uses all of it; prints
 * what there is to see. The argument is a folder to work in.
 */
final class ModelManagerScript {

	private final Path library;

	private ModelManagerScript(final Path work) {
		library = work.resolve("models");
	}

	public static void main(final String... args) throws Exception {
		final Thread script = new Thread(() -> {
			try {
				new ModelManagerScript(Path.of(args[0])).run();
				System.exit(0);
			} catch (final Exception | AssertionError e) {
				e.printStackTrace(System.out);
				System.exit(1);
			}
		}, "script");
		script.start();
	}

	private void run() throws Exception {
		System.setProperty(ModelLibrary.PROPERTY, library.toString());
		TinyGenerator.write("a-tiny-one", library);
		Files.createDirectories(library.resolve("a-broken-one"));
		Files.writeString(library.resolve("a-broken-one/rdf.yaml"), "name: [");
		Macros.runCommand(ModelManager.class, "");
		final JFrame frame = Swing.window(ModelManagerFrame.class);
		final JTable table = find(frame, JTable.class, t -> true);
		say("first row", row(table, 0));
		say("second row", row(table, 1).replaceAll("\\d+\\.\\d", "n"));
		say("fits", fits(frame));
		say("broken details", details(frame).contains("is not YAML"));
		SwingUtilities.invokeAndWait(() -> table.setRowSelectionInterval(1, 1));
		say("details", details(frame).contains("a-tiny-one, version 1.0.0"));
		press(frame, "Copy Path");
		say("clipboard", library.resolve("a-tiny-one").toString()
				.equals(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor)));
		filter(frame, table);
		delete(frame, "Cancel");
		say("after Cancel", Files.exists(library.resolve("a-tiny-one")));
		delete(frame, "Delete");
		await(() -> row(table, 0).contains("a-tiny-one") ? null : table);
		say("after Delete", Files.exists(library.resolve("a-tiny-one")) + ", "
				+ Files.exists(library.resolve("a-broken-one")) + ", first is " + table.getValueAt(0, 1));
		press(frame, "Close");
		await(() -> frame.isShowing() ? null : frame);
	}

	/** The model of one task is chosen, and stays so for what follows. */
	private static void filter(final JFrame frame, final JTable table) throws Exception {
		final JComboBox<?> tasks = find(frame, JComboBox.class, c -> true);
		SwingUtilities.invokeAndWait(() -> tasks.setSelectedItem(Task.GENERATION.tag()));
		say("of one task", table.getValueAt(0, 1) + ", chosen row " + table.getSelectedRow());
	}

	private static void delete(final JFrame frame, final String answer) throws Exception {
		press(frame, "Delete...");
		press(Swing.window(JDialog.class), answer);
		await(() -> Arrays.stream(Window.getWindows()).anyMatch(w -> w instanceof JDialog && w.isShowing())
				? null
				: frame);
	}

	private static String row(final JTable table, final int row) {
		return table.getValueAt(row, 1) + ", " + table.getValueAt(row, 2) + ", " + table.getValueAt(row, 3);
	}

	private static String details(final JFrame frame) throws Exception {
		final JEditorPane page = find(frame, JEditorPane.class, p -> true);
		return page.getDocument().getText(0, page.getDocument().getLength());
	}

	private static boolean fits(final JFrame frame) {
		final Rectangle screen = frame.getGraphicsConfiguration().getBounds();
		return screen.contains(frame.getBounds())
				&& Swing.all(frame, AbstractButton.class).stream().filter(AbstractButton::isShowing)
						.allMatch(b -> screen.contains(new Rectangle(b.getLocationOnScreen(), b.getSize())));
	}

	private static void say(final String what, final Object is) {
		System.out.println(what + ": " + is);
	}
}
