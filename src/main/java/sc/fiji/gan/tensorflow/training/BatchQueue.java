package sc.fiji.gan.tensorflow.training;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingData;

/**
 * Prepares the next batches on a thread of its own while the network learns from this one.
 */
final class BatchQueue implements AutoCloseable {

	private static final int AHEAD = 2;

	private final TrainingData data;
	private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
		final Thread t = new Thread(task, "gan-batches");
		t.setDaemon(true);
		return t;
	});
	private final Queue<Future<Map<String, FloatArray>>> queue = new ArrayDeque<>();
	private long next;

	BatchQueue(final TrainingData data, final long firstStep) {
		this.data = data;
		next = firstStep;
		for (int i = 0; i < AHEAD; i++)
			request();
	}

	private void request() {
		final long step = next++;
		queue.add(thread.submit(() -> data.batch(step)));
	}

	/** The batch of the next step; waits for it if it is not ready. */
	Map<String, FloatArray> take() {
		request();
		try {
			return queue.remove().get();
		} catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException problem) throw problem;
			throw new CompletionException(e.getCause());
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CompletionException(e);
		}
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
