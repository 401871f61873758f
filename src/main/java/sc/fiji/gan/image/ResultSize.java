package sc.fiji.gan.image;

import java.awt.Rectangle;
import java.io.File;
import java.util.Locale;

import sc.fiji.gan.model.ModelDescription;

/**
 * How large a result is, how it is tiled, and where it is kept.
 *
 * @param grid the tiles of a plane of the input
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 * @param planes of the result
 * @param bitDepth of the result; 24 for RGB
 * @param onDisk whether the planes are kept in temporary files
 */
record ResultSize(TileGrid grid, int width, int height, int planes, int bitDepth, boolean onDisk) {

	/** @throws IllegalArgumentException if it is larger than what there is */
	static ResultSize of(final InputLayout source, final ResultLayout layout, final ModelDescription model,
			final MemoryBudget budget, final String title) {
		return of(source, layout, model, budget, title, source.frames());
	}

	/**
	 * The same for a result of another length.
	 *
	 * @param frames of the result
	 */
	static ResultSize of(final InputLayout source, final ResultLayout layout, final ModelDescription model,
			final MemoryBudget budget, final String title, final int frames) {
		final Rectangle area = source.area();
		final long width = (long) area.width * model.scale();
		final long height = (long) area.height * model.scale();
		final String what = "'" + title + "' becomes " + width + " x " + height + " pixels";
		if (width * height > Integer.MAX_VALUE)
			throw new IllegalArgumentException(
					what + ", and ImageJ holds at most 2147 megapixels in a plane: select a part of it.");
		final TileGrid grid = grid(area, model, budget);
		final int planes = source.groups() * layout.planes() * source.slices() * frames;
		final long plane = layout.planeBytes(width, height);
		final long buffers = grid.blockPixels() * 4
				* (model.inputChannels() + (long) model.scale() * model.scale() * model.outputChannels()) * 2;
		final boolean onDisk = source.isVirtual() && planes * plane + buffers > budget.heapBytes() / 2;
		final long heap = buffers + plane * (onDisk ? Math.max(2, layout.planes() + 1) : planes);
		checkHeap(what + (planes > 1 ? " in " + planes + " planes" : "") + " and", heap, budget.heapBytes());
		if (onDisk) checkDisk(what + " in " + planes + " planes and", planes * plane);
		return new ResultSize(grid, (int) width, (int) height, planes, layout.bitDepth(), onDisk);
	}

	PlaneStore newStore() {
		return onDisk ? PlaneStore.onDisk(width, height, planes, bitDepth) : PlaneStore.inMemory(width, height, planes);
	}

	private static TileGrid grid(final Rectangle area, final ModelDescription model, final MemoryBudget budget) {
		final int margin = (model.halo() + model.multiple() - 1) / model.multiple() * model.multiple();
		final int channels = Math.max(model.inputChannels(), model.scale() * model.scale() * model.outputChannels());
		final long arrays = (Integer.MAX_VALUE - 8) / channels;
		try {
			return TileGrid.of(area.width, area.height, model.halo(), model.multiple(),
					Math.min(arrays, budget.blockPixels(margin)));
		} catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(
					"Model '" + model.id() + "' needs more memory than the " + size(budget.tileBytes())
							+ " it may take: " + e.getMessage() + ". Close other programs or choose a smaller model.",
					e);
		}
	}

	/** @param what the beginning of the sentence, up to: takes */
	static void checkHeap(final String what, final long bytes, final long free) {
		if (bytes > free)
			throw new IllegalArgumentException(what + " takes " + size(bytes) + " of memory, of which " + size(free)
					+ " are free: give ImageJ more (Edit > Options > Memory & Threads...), close other images, or select a part.");
	}

	/** @param what likewise */
	static void checkDisk(final String what, final long bytes) {
		final File folder = new File(System.getProperty("java.io.tmpdir"));
		if (folder.getUsableSpace() < bytes)
			throw new IllegalArgumentException(what + " takes " + size(bytes) + " in '" + folder + "', where "
					+ size(folder.getUsableSpace()) + " are free: free space there, or select a part of it.");
	}

	private static String size(final long bytes) {
		if (bytes >= 1L << 30) return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
		return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1L << 20));
	}
}
