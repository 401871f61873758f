package sc.fiji.gan.image;

/**
 * Cuts a plane into tiles that a network can take one after the other. Each tile is read with a
 * margin on all sides, of the halo rounded up to the network's multiple, and all blocks so read are
 * of one size; those on the right and bottom may reach beyond the image, where it is mirrored.
 * Tiles and blocks begin at multiples of the network's multiple, so that networks with strides see
 * every pixel at the same phase whatever the tiling.
 *
 * @param width of the plane in pixels
 * @param height of the plane in pixels
 * @param tileWidth distance of two tiles in a row
 * @param tileHeight distance of two tiles in a column
 * @param margin pixels around each tile that are read with it, and thrown away of the output
 */
record TileGrid(int width, int height, int tileWidth, int tileHeight, int margin) {

	/** What a tile gives to the result: a rectangle inside the plane. */
	record Tile(int x, int y, int width, int height) {}

	/**
	 * The tiling that makes the network compute the fewest pixels in blocks of at most
	 * {@code maxBlockPixels}.
	 *
	 * @throws IllegalArgumentException if not even the smallest block is within the limit
	 */
	static TileGrid of(final int width, final int height, final int halo, final int multiple,
			final long maxBlockPixels) {
		final int margin = roundUp(halo, multiple);
		TileGrid best = null;
		for (int rows = 1; rows <= ceilDiv(height, multiple); rows++) {
			final int tileHeight = roundUp(ceilDiv(height, rows), multiple);
			final long widest = maxBlockPixels / (tileHeight + 2L * margin) - 2L * margin;
			if (widest < multiple) continue;
			final int limit = (int) Math.min(widest - widest % multiple, roundUp(width, multiple));
			final int tileWidth = roundUp(ceilDiv(width, ceilDiv(width, limit)), multiple);
			final TileGrid grid = new TileGrid(width, height, tileWidth, tileHeight, margin);
			if (best == null || grid.pixels() < best.pixels()) best = grid;
		}
		if (best == null)
			throw new IllegalArgumentException("a tile takes at least " + (multiple + 2 * margin) + " x "
					+ (multiple + 2 * margin) + " pixels, and the memory allows " + maxBlockPixels + " pixels");
		return best;
	}

	int columns() {
		return ceilDiv(width, tileWidth);
	}

	int rows() {
		return ceilDiv(height, tileHeight);
	}

	int size() {
		return columns() * rows();
	}

	/** Tiles row by row. */
	Tile tile(final int i) {
		final int x = i % columns() * tileWidth;
		final int y = i / columns() * tileHeight;
		return new Tile(x, y, Math.min(tileWidth, width - x), Math.min(tileHeight, height - y));
	}

	int blockWidth() {
		return tileWidth + 2 * margin;
	}

	int blockHeight() {
		return tileHeight + 2 * margin;
	}

	/** Pixels of one block. */
	long blockPixels() {
		return (long) blockWidth() * blockHeight();
	}

	/** How many pixels the network computes for a plane. */
	long pixels() {
		return size() * blockPixels();
	}

	private static int ceilDiv(final int a, final int b) {
		return (a + b - 1) / b;
	}

	private static int roundUp(final int a, final int multiple) {
		return ceilDiv(a, multiple) * multiple;
	}
}
