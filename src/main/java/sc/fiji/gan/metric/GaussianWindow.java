package sc.fiji.gan.metric;

/**
 * Averages under a square Gaussian window, at the places where it lies wholly inside the image.
 */
final class GaussianWindow {

	private final double[] weights;

	/**
	 * @param radius the window has {@code 2 radius + 1} pixels along each axis
	 * @param sigma in pixels
	 */
	GaussianWindow(final int radius, final double sigma) {
		weights = new double[2 * radius + 1];
		double sum = 0;
		for (int i = -radius; i <= radius; i++)
			sum += weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
		for (int i = 0; i < weights.length; i++)
			weights[i] /= sum;
	}

	int size() {
		return weights.length;
	}

	/**
	 * @param values row-major
	 * @return row-major, {@code size() - 1} fewer columns and rows
	 */
	double[] mean(final double[] values, final int width) {
		final int height = values.length / width;
		final int newWidth = width - size() + 1;
		final double[] rows = new double[newWidth * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < newWidth; x++)
				rows[y * newWidth + x] = sum(values, y * width + x, 1);
		final double[] result = new double[newWidth * (height - size() + 1)];
		for (int i = 0; i < result.length; i++)
			result[i] = sum(rows, i, newWidth);
		return result;
	}

	private double sum(final double[] values, final int start, final int stride) {
		double sum = 0;
		for (int i = 0; i < weights.length; i++)
			sum += weights[i] * values[start + i * stride];
		return sum;
	}
}
