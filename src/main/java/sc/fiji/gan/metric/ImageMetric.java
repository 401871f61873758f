package sc.fiji.gan.metric;

/**
 * A number that says how close an image comes to a reference: f: (image, reference) -&gt; R. The
 * higher, the closer, unless the implementation says otherwise.
 */
@FunctionalInterface
public interface ImageMetric {

	/**
	 * @param image what is judged
	 * @param reference what it should be; of the same size and in the same units
	 * @return the measure, or {@code NaN} where it is not defined: if a pixel of either image is NaN or
	 * infinite, or if there are too few pixels (none, or what the implementation says)
	 * @throws IllegalArgumentException if the two differ in size
	 */
	double compare(GreyImage image, GreyImage reference);
}
