package sc.fiji.gan.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Computes what cannot be interrupted in a thread of its own, so that a cancel is obeyed at once:
 * what is being computed is then given up, and comes to its end behind the scenes.
 */
public final class BackgroundWork implements AutoCloseable {

	private static final long POLL_MILLISECONDS = 50;

	private final ExecutorService thread;

	/** @param name of the thread */
	public BackgroundWork(final String name) {
		thread = Executors.newSingleThreadExecutor(work -> newThread(work, name));
	}

	private static Thread newThread(final Runnable work, final String name) {
		final Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Computes and waits for the result.
	 *
	 * @param check called 20 times a second meanwhile; what it throws gives the work up
	 */
	public <T> T await(final Callable<T> work, final Runnable check) {
		final Future<T> running = thread.submit(work);
		while (true)
			try {
				return running.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
			} catch (final TimeoutException stillRunning) {
				check.run();
			} catch (final ExecutionException e) {
				if (e.getCause() instanceof RuntimeException cause) throw cause;
				if (e.getCause() instanceof Error cause) throw cause;
				throw new IllegalStateException(e.getCause());
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
	}

	/** The same, given up when the progress is canceled, and be it in the last moment. */
	public <T> T await(final Callable<T> work, final Progress progress) {
		final Runnable check = () -> {
			if (progress.isCanceled()) throw new CancellationException();
		};
		final T result = await(work, check);
		check.run();
		return result;
	}

	/** Ends the thread; what was given up may still be running. */
	@Override
	public void close() {
		thread.shutdown();
	}
}
