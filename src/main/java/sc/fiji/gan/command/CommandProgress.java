package sc.fiji.gan.command;

import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.gan.engine.Progress;

/**
 * Progress in ImageJ's status bar and as a SciJava task. Canceled by the Esc key and by the task's
 * own cancel button, whichever comes first.
 */
public final class CommandProgress implements Progress, AutoCloseable {

	private static final int STEPS = 1000;

	/** Redrawing the status bar costs time: at most this often. */
	private static final long INTERVAL_NANOS = 50_000_000;

	private final StatusService status;
	private final Task task;
	private volatile boolean canceled;
	private long lastShown;
	private String lastMessage = "";

	/**
	 * Starts to show progress. From here on the Esc key cancels.
	 *
	 * @param tasks may be null: then there is no task
	 */
	public CommandProgress(final String name, final StatusService status, final TaskService tasks) {
		this.status = status;
		this.task = tasks == null ? null : startTask(tasks, name);
		lastShown = System.nanoTime() - INTERVAL_NANOS;
		IJ.resetEscape();
	}

	private Task startTask(final TaskService tasks, final String name) {
		final Task t = tasks.createTask(name);
		t.setProgressMaximum(STEPS);
		t.setCancelCallBack(() -> canceled = true);
		t.start();
		return t;
	}

	@Override
	public synchronized void update(final double fraction, final String message) {
		final long now = System.nanoTime();
		if (now - lastShown < INTERVAL_NANOS && message.equals(lastMessage)) return;
		lastShown = now;
		lastMessage = message;
		final int done = (int) Math.round(STEPS * Math.max(0, Math.min(1, fraction)));
		// One short of the end: ImageJ takes the end as the sign to hide its
		// progress bar.
		status.showStatus(Math.min(done, STEPS - 1), STEPS, message);
		if (task == null) return;
		task.setStatusMessage(message);
		task.setProgressValue(done);
	}

	@Override
	public boolean isCanceled() {
		return canceled || IJ.escapePressed();
	}

	/** Clears the status bar and ends the task. */
	@Override
	public void close() {
		status.showStatus(STEPS, STEPS, "");
		if (task != null) task.finish();
	}
}
