package sc.fiji.gan.metric;

/**
 * What the measures that look at each pixel by itself need to know of an image and its reference.
 * Statistics of parts, such as the slices of a stack, can be added up to those of the whole.
 *
 * <pre>
 * PixelStatistics whole = new PixelStatistics();
 * for (slice)
 * 	whole.add(PixelStatistics.of(image, reference));
 * double db = new PeakSignalToNoiseRatio(255).of(whole);
 * </pre>
 */
public final class PixelStatistics {

	private long pixels;
	private long notFinite;
	private double squaredErrors;
	private double absoluteErrors;
	private double referenceSquares;
	private double min = Double.POSITIVE_INFINITY;
	private double max = Double.NEGATIVE_INFINITY;
	private double imageMin = Double.POSITIVE_INFINITY;
	private double imageMax = Double.NEGATIVE_INFINITY;
	private double mean;
	private double referenceMean;
	/** Sums of squared deviations from the mean, and of their products. */
	private double deviations;
	private double referenceDeviations;
	private double products;

	/**
	 * @param image what is judged
	 * @param reference what it should be; of the same size and in the same units
	 * @throws IllegalArgumentException if the two differ in size
	 */
	public static PixelStatistics of(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		final PixelStatistics statistics = new PixelStatistics();
		statistics.readErrors(image.values(), reference.values());
		statistics.readDeviations(image.values(), reference.values());
		return statistics;
	}

	private void readErrors(final float[] a, final float[] b) {
		pixels = a.length;
		for (int i = 0; i < a.length; i++) {
			if (!Float.isFinite(a[i]) || !Float.isFinite(b[i])) notFinite++;
			final double difference = (double) a[i] - b[i];
			squaredErrors += difference * difference;
			absoluteErrors += Math.abs(difference);
			referenceSquares += (double) b[i] * b[i];
			min = Math.min(min, b[i]);
			max = Math.max(max, b[i]);
			imageMin = Math.min(imageMin, a[i]);
			imageMax = Math.max(imageMax, a[i]);
			mean += a[i];
			referenceMean += b[i];
		}
		if (pixels == 0) return;
		mean /= pixels;
		referenceMean /= pixels;
	}

	/** In a second pass, since a difference of large sums would be inexact. */
	private void readDeviations(final float[] a, final float[] b) {
		for (int i = 0; i < a.length; i++) {
			final double da = a[i] - mean;
			final double db = b[i] - referenceMean;
			deviations += da * da;
			referenceDeviations += db * db;
			products += da * db;
		}
	}

	/** Adds the pixels of another part. */
	public void add(final PixelStatistics part) {
		final long total = pixels + part.pixels;
		if (total == 0) return;
		final double da = part.mean - mean;
		final double db = part.referenceMean - referenceMean;
		final double weight = (double) pixels * part.pixels / total;
		deviations += part.deviations + da * da * weight;
		referenceDeviations += part.referenceDeviations + db * db * weight;
		products += part.products + da * db * weight;
		mean += da * part.pixels / total;
		referenceMean += db * part.pixels / total;
		pixels = total;
		notFinite += part.notFinite;
		squaredErrors += part.squaredErrors;
		absoluteErrors += part.absoluteErrors;
		referenceSquares += part.referenceSquares;
		min = Math.min(min, part.min);
		max = Math.max(max, part.max);
		imageMin = Math.min(imageMin, part.imageMin);
		imageMax = Math.max(imageMax, part.imageMax);
	}

	/** How many pixels there are. */
	public long pixels() {
		return pixels;
	}

	/** How many pixels are NaN or infinite in one image or the other. */
	public long notFinite() {
		return notFinite;
	}

	/** Whether all pixels of the image are alike. */
	public boolean imageIsConstant() {
		return !(imageMax > imageMin);
	}

	/** Whether all pixels of the reference are alike. */
	public boolean referenceIsConstant() {
		return !(max > min);
	}

	/** Whether every pixel is what it should be. */
	public boolean identical() {
		return squaredErrors == 0 && pixels > 0;
	}

	/** The reference's greatest less its least value. */
	public double referenceRange() {
		return max - min;
	}

	/** The root mean square of the reference; {@code NaN} if there are no pixels. */
	double referenceRootMeanSquare() {
		return Math.sqrt(referenceSquares / pixels);
	}

	/** {@code NaN} if there are no pixels, or some that are not finite. */
	double meanSquaredError() {
		return orUndefined(squaredErrors / pixels);
	}

	/** {@code NaN} likewise. */
	double meanAbsoluteError() {
		return orUndefined(absoluteErrors / pixels);
	}

	/** {@code NaN} likewise, and where an image is constant. */
	double correlation() {
		// Not left to the deviations: rounding makes those of 0.1, 0.1, 0.1 ... greater than 0.
		if (imageIsConstant() || referenceIsConstant()) return Double.NaN;
		return orUndefined(products / Math.sqrt(deviations) / Math.sqrt(referenceDeviations));
	}

	private double orUndefined(final double value) {
		return notFinite == 0 && Double.isFinite(value) ? value : Double.NaN;
	}
}
