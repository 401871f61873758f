package sc.fiji.gan.metric;

import java.util.Arrays;

/**
 * Multi-scale structural similarity, MS-SSIM, up to 1; identical images have 1.
 * <p>
 * The images are halved again and again, by the mean of 2 x 2 pixels (an odd last row or column is
 * left out). At each scale the factor of SSIM for contrast and structure is averaged, at the
 * coarsest one SSIM itself; the result is their weighted geometric mean. A mean that is negative,
 * which has no such power, counts as 0.
 *
 * @param dynamicRange the distance between the least and the greatest value that a pixel can have;
 *     positive
 * @param scales 1 to 5; the paper's measure has {@value #ALL_SCALES}. With fewer, the weights are
 *     scaled so that they still sum to 1; such figures compare only among themselves
 * @see <a href="https://doi.org/10.1109/ACSSC.2003.1292216">Wang, Simoncelli and Bovik, Multiscale
 * structural similarity for image quality assessment (2003)</a>
 */
public record MultiScaleSimilarity(double dynamicRange, int scales) implements ImageMetric {

	/** How many scales the paper's measure has. */
	public static final int ALL_SCALES = 5;

	private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

	public MultiScaleSimilarity {
		Pair.requirePositive(dynamicRange);
		if (scales < 1 || scales > ALL_SCALES)
			throw new IllegalArgumentException("MS-SSIM has 1 to " + ALL_SCALES + " scales, not " + scales);
	}

	/** The paper's measure. */
	public MultiScaleSimilarity(final double dynamicRange) {
		this(dynamicRange, ALL_SCALES);
	}

	/** The least width and height of an image that has so many scales: 176 pixels for 5. */
	public static int smallestSide(final int scales) {
		return StructuralSimilarity.SMALLEST_SIDE << scales - 1;
	}

	/** How many scales an image with this shorter side has, at most 5; 0 if it is below 11 pixels. */
	public static int scalesOf(final int side) {
		int scales = 0;
		while (scales < ALL_SCALES && side >= smallestSide(scales + 1))
			scales++;
		return scales;
	}

	/** {@code NaN} also if the images are too small for the scales. */
	@Override
	public double compare(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		final double total = totalWeight();
		double product = 1;
		GreyImage a = image;
		GreyImage b = reference;
		for (int i = 0; i < scales; i++) {
			final LocalSimilarity local = LocalSimilarity.of(a, b, dynamicRange);
			final double mean = i == scales - 1 ? local.mean() : local.meanStructure();
			product *= Math.pow(Math.max(0, mean), WEIGHTS[i] / total);
			a = halved(a);
			b = halved(b);
		}
		return product;
	}

	/** Those of the paper sum to 1.0001, and are what all programs take. */
	private double totalWeight() {
		return scales == ALL_SCALES ? 1 : Arrays.stream(WEIGHTS).limit(scales).sum();
	}

	private static GreyImage halved(final GreyImage image) {
		final int width = image.width() / 2;
		final int height = image.height() / 2;
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final int x = 2 * (i % width);
			final int y = 2 * (i / width);
			values[i] = (image.get(x, y) + image.get(x + 1, y) + image.get(x, y + 1) + image.get(x + 1, y + 1)) / 4;
		}
		return new GreyImage(values, width, height);
	}
}
