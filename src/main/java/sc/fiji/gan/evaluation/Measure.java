package sc.fiji.gan.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.ImageMetric;
import sc.fiji.gan.metric.MeanAbsoluteError;
import sc.fiji.gan.metric.MultiScaleSimilarity;
import sc.fiji.gan.metric.NormalisedError;
import sc.fiji.gan.metric.PeakSignalToNoiseRatio;
import sc.fiji.gan.metric.PearsonCorrelation;
import sc.fiji.gan.metric.PixelMetric;
import sc.fiji.gan.metric.PixelStatistics;
import sc.fiji.gan.metric.StructuralSimilarity;

/** What an image is measured by against its reference, as the columns of a table. */
public enum Measure {

	/** In decibels. */
	PSNR("PSNR", true),
	/** Up to 1. */
	SSIM("SSIM", true),
	/** Of five scales; up to 1. */
	MS_SSIM("MS-SSIM", true),
	/** Over the range of the reference. */
	NRMSE("NRMSE", false),
	/** In grey values. */
	MAE("MAE", false),
	/** -1 to 1. */
	PEARSON("Pearson", true);

	private final String heading;
	private final boolean higherIsBetter;

	Measure(final String heading, final boolean higherIsBetter) {
		this.heading = heading;
		this.higherIsBetter = higherIsBetter;
	}

	/** The name of its column. */
	public String heading() {
		return heading;
	}

	/** Whether a larger number means a closer image. */
	public boolean higherIsBetter() {
		return higherIsBetter;
	}

	/** Whether it looks at each pixel by itself, so that a stack is measured by all of its pixels. */
	boolean isOfPixels() {
		return this != SSIM && this != MS_SSIM;
	}

	/**
	 * Measures one plane. Of several channels the pixels count alike, and similarities are averaged.
	 *
	 * @param image one or three channels
	 * @param reference as many
	 * @param pixels the statistics of all of these
	 * @param range the data range; 0 if there is none
	 */
	Figure of(final List<GreyImage> image, final List<GreyImage> reference, final PixelStatistics pixels,
			final double range) {
		if (isOfPixels()) return of(pixels, range);
		final String reason = reason(pixels, range, Math.min(image.get(0).width(), image.get(0).height()));
		if (!reason.isEmpty()) return Figure.undefined(reason);
		final ImageMetric metric = metric(range);
		final double mean = IntStream.range(0, image.size())
				.mapToDouble(i -> metric.compare(image.get(i), reference.get(i))).average().orElseThrow();
		return this == MS_SSIM && mean == 0 ? new Figure(0, "stands for a negative similarity") : Figure.of(mean);
	}

	/** Measures pixels wherever they lie; of {@link #isOfPixels()} only. */
	Figure of(final PixelStatistics pixels, final double range) {
		final String reason = reason(pixels, range, Integer.MAX_VALUE);
		return reason.isEmpty() ? Figure.of(((PixelMetric) metric(range)).of(pixels)) : Figure.undefined(reason);
	}

	private ImageMetric metric(final double range) {
		return switch (this) {
			case PSNR -> new PeakSignalToNoiseRatio(range);
			case SSIM -> new StructuralSimilarity(range);
			case MS_SSIM -> new MultiScaleSimilarity(range);
			case NRMSE -> NormalisedError.BY_RANGE;
			case MAE -> new MeanAbsoluteError();
			case PEARSON -> new PearsonCorrelation();
		};
	}

	/** Why it is undefined; empty if it is defined. */
	private String reason(final PixelStatistics pixels, final double range, final int side) {
		if (pixels.notFinite() > 0) return Figure.notFinite(pixels.notFinite());
		if (needsRange() && !(range > 0)) return "the reference is constant, so that it has no range: give one";
		return switch (this) {
			case PSNR -> pixels.identical() ? "the images are identical" : "";
			case SSIM -> tooSmall(side, StructuralSimilarity.SMALLEST_SIDE);
			case MS_SSIM -> tooSmall(side, MultiScaleSimilarity.smallestSide(MultiScaleSimilarity.ALL_SCALES));
			case NRMSE -> pixels.referenceIsConstant() ? "the reference is constant" : "";
			case MAE -> "";
			case PEARSON -> pixels.referenceIsConstant()
					? "the reference is constant"
					: pixels.imageIsConstant() ? "the image is constant" : "";
		};
	}

	private boolean needsRange() {
		return this == PSNR || this == SSIM || this == MS_SSIM;
	}

	private static String tooSmall(final int side, final int smallest) {
		return side >= smallest ? "" : "needs " + smallest + " pixels, and " + side + " are there";
	}
}
