package sc.fiji.gan.metric;

/**
 * A measure that looks at each pixel by itself, wherever it lies: so that of a stack is not the
 * mean of those of its slices, but comes from all pixels at once.
 */
@FunctionalInterface
public interface PixelMetric extends ImageMetric {

	/**
	 * @return the measure, or {@code NaN} where it is not defined, as {@link ImageMetric#compare} says
	 */
	double of(PixelStatistics statistics);

	@Override
	default double compare(final GreyImage image, final GreyImage reference) {
		return of(PixelStatistics.of(image, reference));
	}
}
