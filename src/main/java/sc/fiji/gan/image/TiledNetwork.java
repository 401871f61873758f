package sc.fiji.gan.image;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TileGrid.Tile;
import sc.fiji.gan.model.ModelDescription;

/**
 * Runs a network over the tiles of planes. It computes in a thread of its own, so that a cancel is
 * obeyed at once and not only when the network has finished its tile; that tile is then given up,
 * and computed to its end behind the scenes.
 */
final class TiledNetwork implements AutoCloseable {

	private static final long POLL_MILLISECONDS = 50;

	private final Network network;
	private final ModelDescription model;
	private final TileGrid grid;
	private final Steps steps;
	private final ExecutorService thread = Executors.newSingleThreadExecutor(TiledNetwork::newThread);

	TiledNetwork(final Network network, final ModelDescription model, final TileGrid grid, final Steps steps) {
		this.network = network;
		this.model = model;
		this.grid = grid;
		this.steps = steps;
	}

	private static Thread newThread(final Runnable work) {
		final Thread thread = new Thread(work, "GAN tiles");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * @param plane as many channels as the network takes
	 * @param before from pixels to the network's input
	 * @param after from the network's output to pixels
	 * @param result gets each tile
	 */
	void run(final Plane plane, final Normalisation before, final Normalisation after, final OutputPlane result) {
		for (int i = 0; i < grid.size(); i++) {
			steps.check();
			final Tile tile = grid.tile(i);
			final float[] values = plane.read(tile.x() - grid.margin(), tile.y() - grid.margin(), grid.blockWidth(),
					grid.blockHeight());
			before.apply(values, plane.channels());
			final FloatArray output = runNetwork(
					FloatArray.image(values, grid.blockHeight(), grid.blockWidth(), plane.channels()));
			after.apply(output.data(), output.channels());
			final int s = model.scale();
			final Tile target = new Tile(tile.x() * s, tile.y() * s, tile.width() * s, tile.height() * s);
			result.write(new OutputPlane.Block(output.data(), output.width(), output.channels(), grid.margin() * s,
					tile, target));
			steps.done();
		}
	}

	private FloatArray runNetwork(final FloatArray input) {
		final FloatArray output = await(thread.submit(() -> network.run(input)));
		final int[] expected = {1, input.height() * model.scale(), input.width() * model.scale(),
				model.outputChannels()};
		if (!Arrays.equals(expected, output.shape()))
			throw new EngineException("Model '" + model.id() + "' made " + Arrays.toString(output.shape()) + " out of "
					+ Arrays.toString(input.shape()) + " where " + Arrays.toString(expected)
					+ " was expected: its rdf.yaml does not describe its network.");
		return output;
	}

	private FloatArray await(final Future<FloatArray> running) {
		while (true)
			try {
				return running.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
			} catch (final TimeoutException stillRunning) {
				steps.check();
			} catch (final ExecutionException e) {
				if (e.getCause() instanceof RuntimeException cause) throw cause;
				if (e.getCause() instanceof Error cause) throw cause;
				throw new IllegalStateException(e.getCause());
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw steps.canceled();
			}
	}

	/** Ends the thread; a tile that was given up may still be running. */
	@Override
	public void close() {
		thread.shutdown();
	}
}
