package sc.fiji.gan.dataset;

/**
 * Blurs with a Gaussian, the border mirrored. ImageJ's own leaves threads behind that keep a
 * headless Java from ending.
 */
record GaussianFilter(float[] kernel) {

	/** Sigmas to either side that are not cut off. */
	private static final double REACH = 4;

	static GaussianFilter ofSigma(final double sigma) {
		final int radius = (int) Math.ceil(REACH * sigma);
		final float[] kernel = new float[2 * radius + 1];
		double sum = 0;
		for (int i = -radius; i <= radius; i++)
			sum += Math.exp(-0.5 * i * i / (sigma * sigma));
		for (int i = -radius; i <= radius; i++)
			kernel[i + radius] = (float) (Math.exp(-0.5 * i * i / (sigma * sigma)) / sum);
		return new GaussianFilter(kernel);
	}

	/** @param plane row-major; not changed */
	float[] apply(final float[] plane, final int width, final int height) {
		return transposedRows(transposedRows(plane, width, height), height, width);
	}

	/** Blurs along the rows, which become columns. */
	private float[] transposedRows(final float[] plane, final int width, final int height) {
		final int radius = kernel.length / 2;
		final float[] result = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				float sum = 0;
				for (int i = -radius; i <= radius; i++)
					sum += kernel[i + radius] * plane[y * width + mirrored(x + i, width)];
				result[x * height + y] = sum;
			}
		return result;
	}

	/** 2 1 0 | 0 1 2 | 2 1 0 */
	private static int mirrored(final int position, final int size) {
		final int within = Math.floorMod(position, 2 * size);
		return within < size ? within : 2 * size - 1 - within;
	}
}
