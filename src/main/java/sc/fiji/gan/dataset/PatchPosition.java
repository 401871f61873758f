package sc.fiji.gan.dataset;

/**
 * Where a patch lies.
 *
 * @param image the number of the training image
 * @param x left edge, in pixels of the low resolution
 * @param y top edge, likewise
 */
record PatchPosition(int image, int x, int y) {

	/** The mean absolute difference between neighbouring pixels. */
	double detail(final TrainingPlane plane, final int edge) {
		double sum = 0;
		for (int j = y; j < y + edge - 1; j++)
			for (int i = x; i < x + edge - 1; i++) {
				final int at = j * plane.width() + i;
				sum += Math.abs(plane.data()[at + 1] - plane.data()[at])
						+ Math.abs(plane.data()[at + plane.width()] - plane.data()[at]);
			}
		return sum / (edge * edge);
	}

	/**
	 * Copies the patch, turned or mirrored.
	 *
	 * @param plane at the low resolution times {@code scale}
	 * @param edge of the patch in pixels of this plane
	 * @param batch what is written to
	 * @param index of the patch in the batch
	 */
	void copy(final TrainingPlane plane, final int scale, final int edge, final Symmetry symmetry, final float[] batch,
			final int index) {
		final int start = index * edge * edge;
		for (int j = 0; j < edge; j++)
			for (int i = 0; i < edge; i++)
				batch[start + symmetry.index(i, j, edge)] = plane.data()[(scale * y + j) * plane.width() + scale * x
						+ i];
	}
}
