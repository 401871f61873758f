package sc.fiji.gan.metric.features;

import java.util.Arrays;
import java.util.List;

import sc.fiji.gan.metric.GreyImage;

/** How steep an image is: lengths of Sobel's gradient, and the strength of its Laplacian. */
final class Gradients {

	static final List<String> NAMES = List.of("gradient_mean", "gradient_sd", "gradient_p50", "gradient_p90",
			"gradient_p99", "laplacian_sd");

	private Gradients() {}

	/** All 0 if the image has no inner pixel. */
	static double[] of(final GreyImage image) {
		final int width = image.width() - 2;
		final int height = image.height() - 2;
		if (width < 1 || height < 1) return new double[NAMES.size()];
		final float[] lengths = new float[width * height];
		final float[] laplacian = new float[lengths.length];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = length(image, 1 + i % width, 1 + i / width);
			laplacian[i] = laplacian(image, 1 + i % width, 1 + i / width);
		}
		final double mean = Intensities.mean(lengths);
		final double deviation = Intensities.deviation(lengths);
		Arrays.sort(lengths);
		return new double[]{mean, deviation, Intensities.percentile(lengths, 50), Intensities.percentile(lengths, 90),
				Intensities.percentile(lengths, 99), Intensities.deviation(laplacian)};
	}

	/** In grey levels for each pixel: a ramp has its slope. */
	static float length(final GreyImage image, final int x, final int y) {
		float dx = 0;
		float dy = 0;
		for (int k = -1; k <= 1; k++) {
			final int weight = k == 0 ? 2 : 1;
			dx += weight * (image.get(x + 1, y + k) - image.get(x - 1, y + k));
			dy += weight * (image.get(x + k, y + 1) - image.get(x + k, y - 1));
		}
		return (float) Math.hypot(dx / 8, dy / 8);
	}

	private static float laplacian(final GreyImage image, final int x, final int y) {
		return image.get(x + 1, y) + image.get(x - 1, y) + image.get(x, y + 1) + image.get(x, y - 1)
				- 4 * image.get(x, y);
	}
}
