package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.app.DefaultStatusService;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

import ij.IJ;

class CommandProgressTest {

	private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
	private final List<Task> seen = Collections.synchronizedList(new ArrayList<>());
	private Context context;
	private TaskService tasks;

	/** Writes down at once what the real one would announce on another thread. */
	private final DefaultStatusService status = new DefaultStatusService() {

		@Override
		protected void publish(final StatusEvent event) {
			shown.add(event.getProgressValue() + "/" + event.getProgressMaximum() + " " + event.getStatusMessage());
		}
	};

	@BeforeEach
	void start() {
		context = new Context(TaskService.class);
		context.inject(this);
		tasks = context.service(TaskService.class);
	}

	@AfterEach
	void end() {
		IJ.resetEscape();
		context.dispose();
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		seen.add(event.getTask());
	}

	@Test
	void statusBarEndsAtItsMaximumWhichHidesIt() {
		try (CommandProgress progress = new CommandProgress("Test", status, tasks)) {
			progress.update(0.25, "Tile 1 of 4");
			progress.update(1, "Tile 4 of 4");
		}
		assertEquals(List.of("250/1000 Tile 1 of 4", "999/1000 Tile 4 of 4", "1000/1000 "), shown);
	}

	@Test
	void statusBarIsNotRedrawnForEveryStep() {
		try (CommandProgress progress = new CommandProgress("Test", status, null)) {
			for (int i = 0; i < 100_000; i++)
				progress.update(i / 1e5, "Working");
		}
		assertTrue(shown.size() < 1000, shown.size() + " updates");
	}

	@Test
	void escapeCancelsOnlyWhenPressedAfterTheStart() {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		try (CommandProgress progress = new CommandProgress("Test", status, tasks)) {
			assertFalse(progress.isCanceled());
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			assertTrue(progress.isCanceled());
		}
	}

	@Test
	void taskShowsProgressCancelsAndEnds() {
		try (CommandProgress progress = new CommandProgress("Test", status, tasks)) {
			progress.update(0.5, "Half");
			final Task task = seen.get(0);
			assertEquals("Test", task.getName());
			assertEquals(500, task.getProgressValue());
			assertEquals("Half", task.getStatusMessage());
			assertFalse(progress.isCanceled());
			task.cancel("The user clicked the red cross");
			assertTrue(progress.isCanceled());
			assertFalse(task.isDone());
		}
		assertTrue(seen.get(0).isDone());
	}
}
