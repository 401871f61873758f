package sc.fiji.gan.image;

import java.util.List;

import ij.process.ImageProcessor;
import sc.fiji.gan.image.TileGrid.Tile;

/**
 * One plane of the result for each output of the network: takes tiles as they come and rounds them.
 */
interface OutputPlane {

	/**
	 * A block that the network has given.
	 *
	 * @param values HWC
	 * @param width of the block
	 * @param channels values per pixel
	 * @param margin how many pixels around the tile are thrown away
	 * @param source the tile in the input plane
	 * @param target the tile in the result
	 */
	record Block(float[] values, int width, int channels, int margin, Tile source, Tile target) {

		/** Where in {@code values} the first channel of the first pixel of a row of the tile is. */
		int row(final int y) {
			return ((y + margin) * width + margin) * channels;
		}
	}

	/** Writes a tile into the pixels. */
	void write(Block block);

	/** The planes of the result, in the order of the channels. */
	List<ImageProcessor> processors();
}
