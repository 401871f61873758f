package sc.fiji.gan.image;

import java.util.List;

import ij.process.ImageProcessor;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * Mixes what a network makes with the image that it was made of.
 *
 * @param mixture how much of each
 * @param before red, green and blue of the image, 0 to 255
 * @param result gets the mixture
 */
record MixedPlane(StyleMixture mixture, Plane before, OutputPlane result) implements OutputPlane {

	@Override
	public void write(final Block block) {
		final Tile tile = block.target();
		for (int y = 0; y < tile.height(); y++)
			mixture.mix(before.read(tile.x(), tile.y() + y, tile.width(), 1), block.values(), block.row(y));
		result.write(block);
	}

	@Override
	public List<ImageProcessor> processors() {
		return result.processors();
	}
}
