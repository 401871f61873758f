package sc.fiji.gan.metric;

/**
 * How similar two images are around each pixel, under a Gaussian window of 11 x 11 pixels and sigma
 * 1.5: the map whose mean is SSIM, and its two factors. Strips of rows are worked on one after the
 * other, since the local moments take ten times the memory of the images.
 */
final class LocalSimilarity {

	static final GaussianWindow WINDOW = new GaussianWindow(5, 1.5);

	private static final double K1 = 0.01;
	private static final double K2 = 0.03;
	private static final int STRIP = 64;

	private final GreyImage image;
	private final GreyImage reference;
	private final double c1;
	private final double c2;
	private double similarities;
	private double structures;
	private int places;

	/**
	 * @param map gets the similarity of each place where the window lies wholly inside the image, or
	 *     null
	 */
	private LocalSimilarity(final GreyImage image, final GreyImage reference, final double dynamicRange,
			final float[] map) {
		this.image = image;
		this.reference = reference;
		c1 = K1 * dynamicRange * K1 * dynamicRange;
		c2 = K2 * dynamicRange * K2 * dynamicRange;
		final int rows = image.height() - WINDOW.size() + 1;
		if (image.width() >= WINDOW.size()) for (int y = 0; y < rows; y += STRIP)
			addStrip(y, Math.min(STRIP, rows - y), map);
	}

	static LocalSimilarity of(final GreyImage image, final GreyImage reference, final double dynamicRange) {
		Pair.requireSameSize(image, reference);
		return new LocalSimilarity(image, reference, dynamicRange, null);
	}

	/**
	 * The similarity at each place where the window lies wholly inside the image: 10 columns and rows
	 * fewer than the image has, maybe none.
	 */
	static GreyImage map(final GreyImage image, final GreyImage reference, final double dynamicRange) {
		Pair.requireSameSize(image, reference);
		final int width = image.width() - WINDOW.size() + 1;
		final int height = image.height() - WINDOW.size() + 1;
		if (width <= 0 || height <= 0) return new GreyImage(new float[0], 0, 0);
		final float[] map = new float[width * height];
		new LocalSimilarity(image, reference, dynamicRange, map);
		return new GreyImage(map, width, height);
	}

	private void addStrip(final int y, final int rows, final float[] map) {
		final int width = image.width();
		final double[] a = strip(image, y, rows);
		final double[] b = strip(reference, y, rows);
		final double[] ma = WINDOW.mean(a, width);
		final double[] mb = WINDOW.mean(b, width);
		final double[] maa = WINDOW.mean(product(a, a), width);
		final double[] mbb = WINDOW.mean(product(b, b), width);
		final double[] mab = WINDOW.mean(product(a, b), width);
		for (int i = 0; i < ma.length; i++) {
			final double square = ma[i] * ma[i] + mb[i] * mb[i];
			final double luminance = (2 * ma[i] * mb[i] + c1) / (square + c1);
			final double structure = (2 * (mab[i] - ma[i] * mb[i]) + c2) / (maa[i] + mbb[i] - square + c2);
			similarities += luminance * structure;
			structures += structure;
			if (map != null) map[places] = (float) (luminance * structure);
			places++;
		}
	}

	private static double[] strip(final GreyImage image, final int y, final int rows) {
		final double[] strip = new double[(rows + WINDOW.size() - 1) * image.width()];
		for (int i = 0; i < strip.length; i++)
			strip[i] = image.values()[y * image.width() + i];
		return strip;
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] result = new double[a.length];
		for (int i = 0; i < a.length; i++)
			result[i] = a[i] * b[i];
		return result;
	}

	/** SSIM; {@code NaN} if the window fits nowhere. */
	double mean() {
		return similarities / places;
	}

	/** The mean of the factor for contrast and structure alone. */
	double meanStructure() {
		return structures / places;
	}
}
