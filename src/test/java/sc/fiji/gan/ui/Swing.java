package sc.fiji.gan.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import javax.swing.AbstractButton;

/** What scripts do with windows: find what is in them, press it, and wait for what comes of it. */
final class Swing {

	private Swing() {}

	/** The first component in a container, or null. */
	static <T extends Component> T find(final Container in, final Class<T> type, final Predicate<T> condition) {
		return all(in, type).stream().filter(condition).findFirst().orElse(null);
	}

	static <T extends Component> List<T> all(final Container in, final Class<T> type) {
		final List<T> found = new ArrayList<>();
		for (final Component child : in.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			if (child instanceof Container container) found.addAll(all(container, type));
		}
		return found;
	}

	/** The window of a type that is to be seen, once there is one. */
	static <T extends Window> T window(final Class<T> type) throws Exception {
		return type.cast(await(() -> Arrays.stream(Window.getWindows()).filter(w -> type.isInstance(w) && w.isShowing())
				.findFirst().orElse(null)));
	}

	/** Presses a button by the mouse, once it is enabled. */
	static void press(final Window window, final String text) throws Exception {
		final AbstractButton button = (AbstractButton) await(
				() -> find(window, AbstractButton.class, b -> text.equals(b.getText()) && b.isEnabled()));
		final Robot robot = new Robot();
		robot.mouseMove(button.getLocationOnScreen().x + button.getWidth() / 2,
				button.getLocationOnScreen().y + button.getHeight() / 2);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.waitForIdle();
	}

	/** Waits for what is null until it is there. */
	static Object await(final Callable<Object> event) throws Exception {
		for (int i = 0; i < 1200; i++) {
			final Object value = event.call();
			if (value != null) return value;
			Thread.sleep(50);
		}
		throw new AssertionError("It did not come");
	}
}
