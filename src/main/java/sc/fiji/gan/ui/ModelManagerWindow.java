package sc.fiji.gan.ui;

import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.Supplier;

import javax.swing.SwingUtilities;

import ij.WindowManager;
import sc.fiji.gan.model.ModelLibrary;

/** Opens the window that lists the models. */
public final class ModelManagerWindow {

	private ModelManagerWindow() {}

	/**
	 * Opens it and returns; it lives until it is closed.
	 *
	 * @param library asked whenever the list is made
	 * @throws IllegalArgumentException without a display
	 */
	public static void open(final Supplier<ModelLibrary> library) {
		if (GraphicsEnvironment.isHeadless())
			throw new IllegalArgumentException(
					"There is no display for the window of models: list them instead (action=list).");
		SwingUtilities.invokeLater(() -> {
			final ModelManagerFrame frame = new ModelManagerFrame(library);
			frame.addWindowListener(new WindowAdapter() {

				@Override
				public void windowClosed(final WindowEvent event) {
					WindowManager.removeWindow((Window) frame);
				}
			});
			WindowManager.addWindow((Window) frame);
			frame.setVisible(true);
		});
	}
}
