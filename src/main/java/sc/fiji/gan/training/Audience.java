package sc.fiji.gan.training;

import java.util.function.Consumer;

import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.training.TrainingMonitor.Wish;

/**
 * Who is told of a training, and asked whether it shall go on.
 *
 * @param progress for the status bar; canceling it is as {@link Wish#CANCEL}
 * @param log told a line at each validation and each fault
 * @param monitor told everything
 */
public record Audience(Progress progress, Consumer<String> log, TrainingMonitor monitor) {

	private static final int PAUSE_MILLIS = 100;

	/** Whether the training shall end at once. */
	boolean cancels() {
		return progress.isCanceled() || monitor.wish() == Wish.CANCEL;
	}

	/** Whether the training shall end and become a model. */
	boolean keeps() {
		return monitor.wish() == Wish.KEEP;
	}

	/** Returns as soon as the training may go on, or shall end. */
	void awaitGo() {
		while (monitor.wish() == Wish.PAUSE && !progress.isCanceled()) {
			try {
				Thread.sleep(PAUSE_MILLIS);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}
}
