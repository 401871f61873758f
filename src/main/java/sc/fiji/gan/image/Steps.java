package sc.fiji.gan.image;

import java.util.concurrent.CancellationException;

import sc.fiji.gan.engine.Progress;

/**
 * Counts the parts of a computation for its {@link Progress}, and ends it when it is canceled.
 */
final class Steps {

	private final Progress progress;
	private final String what;
	private final long total;
	private long done;

	/** @param what is computed, for the status bar */
	Steps(final Progress progress, final String what, final long total) {
		this.progress = progress;
		this.what = what;
		this.total = total;
	}

	/** @throws CancellationException if the user wants to stop */
	void check() {
		if (progress.isCanceled()) throw new CancellationException(what + ": canceled, nothing was changed.");
	}

	/** One part more is done. */
	void done() {
		done++;
		progress.update(Math.min(1, (double) done / total), what + ": " + done + " of " + total);
	}
}
