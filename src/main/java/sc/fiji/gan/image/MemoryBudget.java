package sc.fiji.gan.image;

import java.lang.management.ManagementFactory;

/**
 * How much memory the application of a model may take.
 *
 * @param tileBytes what one run of the network may take, outside of Java's heap
 * @param bytesPerPixel what the network takes for each pixel of an input tile, with everything it
 *     computes on the way
 * @param tileEdge the largest useful tile, as the edge of a square in pixels without its halo:
 *     larger ones take more memory and are not faster. A run of the network cannot be interrupted,
 *     but a cancel does not wait for its end
 * @param heapBytes what the result and the buffers may take of Java's heap
 */
public record MemoryBudget(long tileBytes, int bytesPerPixel, int tileEdge, long heapBytes) {

	/**
	 * Measured for networks of 32 to 64 features at the resolution of the input.
	 */
	public static final int DEFAULT_BYTES_PER_PIXEL = 1024;

	/** Where a halo of 20 pixels costs less than a tenth. */
	public static final int DEFAULT_TILE_EDGE = 1024;

	public MemoryBudget {
		if (tileBytes <= 0 || bytesPerPixel <= 0 || tileEdge <= 0 || heapBytes <= 0)
			throw new IllegalArgumentException("A memory budget needs positive numbers, got tileBytes=" + tileBytes
					+ ", bytesPerPixel=" + bytesPerPixel + ", tileEdge=" + tileEdge + ", heapBytes=" + heapBytes);
	}

	/**
	 * A quarter of this machine's memory for a tile, and what is free of Java's heap.
	 */
	public static MemoryBudget ofThisMachine() {
		return new MemoryBudget(physicalMemory() / 4, DEFAULT_BYTES_PER_PIXEL, DEFAULT_TILE_EDGE, freeHeap());
	}

	/**
	 * The same for a network that takes {@code bytes} for each pixel of its input.
	 */
	public MemoryBudget withBytesPerPixel(final int bytes) {
		return new MemoryBudget(tileBytes, bytes, tileEdge, heapBytes);
	}

	/**
	 * The same with tiles of at most {@code edge x edge} pixels, without their halo.
	 */
	public MemoryBudget withTileEdge(final int edge) {
		return new MemoryBudget(tileBytes, bytesPerPixel, edge, heapBytes);
	}

	/** The same with another limit for the result. */
	public MemoryBudget withHeapBytes(final long bytes) {
		return new MemoryBudget(tileBytes, bytesPerPixel, tileEdge, bytes);
	}

	/**
	 * How many pixels a tile may have, {@code margin} pixels on each of its sides included.
	 */
	long blockPixels(final int margin) {
		final long edge = tileEdge + 2L * margin;
		return Math.min(tileBytes / bytesPerPixel, edge * edge);
	}

	private static long physicalMemory() {
		return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
				? os.getTotalMemorySize()
				: Runtime.getRuntime().maxMemory();
	}

	private static long freeHeap() {
		final long max = Runtime.getRuntime().maxMemory();
		// Garbage counts as used until it is collected, so ask for that when it may
		// matter.
		if (usedHeap() > max / 2) System.gc();
		return Math.max(1, max - usedHeap());
	}

	private static long usedHeap() {
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}
}
