package sc.fiji.gan.image;

/**
 * Resizes planes of floats by separable kernels, with the conventions that the super-resolution
 * literature takes its figures with: pixel centres at half integers, borders mirrored with the edge
 * pixel repeated, Keys' cubic with a = -0.5, and kernels widened by the scale when an image shrinks
 * (antialiasing). This is what MATLAB's {@code imresize} computes.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1981.1163711">Keys, Cubic convolution interpolation
 * for digital image processing (1981)</a>
 */
public enum Resampling {

	/** The nearest pixel. */
	NEAREST(1) {

		@Override
		double weight(final double x) {
			return x >= -0.5 && x < 0.5 ? 1 : 0;
		}
	},
	/** The triangle kernel. */
	BILINEAR(2) {

		@Override
		double weight(final double x) {
			return Math.max(0, 1 - Math.abs(x));
		}
	},
	/** Keys' cubic convolution, a = -0.5. */
	BICUBIC(4) {

		@Override
		double weight(final double x) {
			final double a = Math.abs(x);
			if (a <= 1) return (1.5 * a - 2.5) * a * a + 1;
			return a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
		}
	};

	private final int support;

	Resampling(final int support) {
		this.support = support;
	}

	abstract double weight(double x);

	/**
	 * Resizes one plane. When it shrinks, the kernel is widened so that fine detail is averaged rather
	 * than aliased ({@link #NEAREST} excepted).
	 *
	 * @param plane row-major, {@code width * height} values; not changed
	 * @return row-major, {@code newWidth * newHeight} values
	 */
	public float[] resize(final float[] plane, final int width, final int height, final int newWidth,
			final int newHeight) {
		final Taps horizontal = taps(width, newWidth);
		final Taps vertical = taps(height, newHeight);
		final float[] rows = new float[Math.multiplyExact(newWidth, height)];
		for (int y = 0; y < height; y++)
			horizontal.alongRow(plane, y * width, rows, y * newWidth);
		final float[] result = new float[Math.multiplyExact(newWidth, newHeight)];
		for (int y = 0; y < newHeight; y++)
			vertical.acrossRows(rows, y, result, newWidth);
		return result;
	}

	/**
	 * The weights that make each of {@code newSize} samples out of {@code size} ones.
	 */
	Taps taps(final int size, final int newSize) {
		final double scale = (double) newSize / size;
		final double stretch = this == NEAREST ? 1 : Math.max(1, 1 / scale);
		final int count = (int) Math.ceil(support * stretch) + 1;
		final int[][] index = new int[newSize][count];
		final float[][] weight = new float[newSize][count];
		final double[] w = new double[count];
		for (int i = 0; i < newSize; i++) {
			final double centre = (i + 0.5) / scale - 0.5;
			final int first = (int) Math.floor(centre - support * stretch / 2) + (support == 1 ? 0 : 1);
			double sum = 0;
			for (int k = 0; k < count; k++) {
				w[k] = weight((centre - first - k) / stretch);
				sum += w[k];
			}
			for (int k = 0; k < count; k++) {
				index[i][k] = mirror(first + k, size);
				weight[i][k] = (float) (w[k] / sum);
			}
		}
		return new Taps(index, weight);
	}

	/**
	 * The index inside {@code 0..size-1} that {@code i} mirrors to, edge pixels repeated.
	 */
	static int mirror(final int i, final int size) {
		final int m = Math.floorMod(i, 2 * size);
		return m < size ? m : 2 * size - 1 - m;
	}

	/** For each output sample, which input samples it is the weighted sum of. */
	record Taps(int[][] index, float[][] weight) {

		/** Resizes one row. */
		void alongRow(final float[] values, final int start, final float[] dest, final int destStart) {
			for (int i = 0; i < index.length; i++) {
				final int[] at = index[i];
				final float[] w = weight[i];
				float sum = 0;
				for (int k = 0; k < w.length; k++)
					sum += w[k] * values[start + at[k]];
				dest[destStart + i] = sum;
			}
		}

		/**
		 * Adds up rows to the row {@code sample} of {@code dest}: row by row, for the sake of the cache.
		 */
		void acrossRows(final float[] rows, final int sample, final float[] dest, final int width) {
			final int to = sample * width;
			for (int k = 0; k < weight[sample].length; k++) {
				final float w = weight[sample][k];
				final int from = index[sample][k] * width;
				if (w != 0) for (int x = 0; x < width; x++)
					dest[to + x] += w * rows[from + x];
			}
		}
	}
}
