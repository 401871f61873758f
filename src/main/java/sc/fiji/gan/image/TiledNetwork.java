package sc.fiji.gan.image;

import java.util.Arrays;

import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TileGrid.Tile;
import sc.fiji.gan.model.ModelDescription;

/**
 * Runs a network over the tiles of planes, in the background, so that a cancel is obeyed at once
 * and not only when the network has finished its tile.
 */
final class TiledNetwork implements AutoCloseable {

	private final Network network;
	private final ModelDescription model;
	private final TileGrid grid;
	private final Steps steps;
	private final BackgroundWork background = new BackgroundWork("GAN tiles");

	TiledNetwork(final Network network, final ModelDescription model, final TileGrid grid, final Steps steps) {
		this.network = network;
		this.model = model;
		this.grid = grid;
		this.steps = steps;
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
		final FloatArray output = background.await(() -> network.run(input), steps::check);
		final int[] expected = {1, input.height() * model.scale(), input.width() * model.scale(),
				model.outputChannels()};
		if (!Arrays.equals(expected, output.shape()))
			throw new EngineException("Model '" + model.id() + "' made " + Arrays.toString(output.shape()) + " out of "
					+ Arrays.toString(input.shape()) + " where " + Arrays.toString(expected)
					+ " was expected: its rdf.yaml does not describe its network.");
		return output;
	}

	/** Ends the thread; a tile that was given up may still be running. */
	@Override
	public void close() {
		background.close();
	}
}
