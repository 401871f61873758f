package sc.fiji.gan.image;

import ij.ImageStack;
import ij.process.ImageProcessor;

/**
 * Where the finished planes of a result go. Closed before it is done, it leaves nothing behind.
 */
public interface PlaneStore extends AutoCloseable {

	/**
	 * @param index from 1, as in ImageJ's stacks; in any order
	 * @param label may be null
	 */
	void put(int index, ImageProcessor plane, String label);

	/**
	 * All planes, once all were put. From now on {@link #close()} leaves them alone.
	 */
	ImageStack finish();

	@Override
	void close();

	/**
	 * For 32-bit planes, such as maps of errors: in memory, or in temporary files if what they are made
	 * from is a virtual stack and they would fill more than half of the free heap.
	 *
	 * @param what they are of, the beginning of a sentence: {@code The map of 'cells'}
	 * @throws IllegalArgumentException if there is no room for them; one sentence for the user
	 */
	static PlaneStore ofFloats(final String what, final int width, final int height, final int size,
			final boolean virtual) {
		final long bytes = 4L * width * height * size;
		final long free = MemoryBudget.ofThisMachine().heapBytes();
		if (virtual && bytes > free / 2) {
			ResultSize.checkDisk(what, bytes);
			return onDisk(width, height, size, 32);
		}
		ResultSize.checkHeap(what, bytes, free);
		return inMemory(width, height, size);
	}

	/** Keeps {@code size} planes in memory. */
	static PlaneStore inMemory(final int width, final int height, final int size) {
		final ImageStack stack = new ImageStack(width, height, size);
		return new PlaneStore() {

			@Override
			public void put(final int index, final ImageProcessor plane, final String label) {
				stack.setPixels(plane.getPixels(), index);
				stack.setSliceLabel(label, index);
			}

			@Override
			public ImageStack finish() {
				return stack;
			}

			@Override
			public void close() {
				// The garbage collector does it.
			}
		};
	}

	/** Keeps {@code size} planes in temporary files. */
	static PlaneStore onDisk(final int width, final int height, final int size, final int bitDepth) {
		return new PlaneStore() {

			private TemporaryStack unfinished = new TemporaryStack(width, height, size, bitDepth);

			@Override
			public void put(final int index, final ImageProcessor plane, final String label) {
				unfinished.write(index, plane);
				unfinished.setSliceLabel(label, index);
			}

			@Override
			public ImageStack finish() {
				final ImageStack finished = unfinished;
				unfinished = null;
				return finished;
			}

			@Override
			public void close() {
				if (unfinished != null) unfinished.delete();
			}
		};
	}
}
