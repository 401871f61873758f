package sc.fiji.gan.metric;

/**
 * A number that says how alike two sets of images are, whichever image is beside which. The order
 * of the images in a set does not matter.
 */
@FunctionalInterface
public interface SetMetric {

	/**
	 * @param images what is judged
	 * @param references what they should be like; the same features of more or fewer images
	 * @return the measure; not defined if there are too few images or a feature is not finite
	 * @throws IllegalArgumentException if the sets have different numbers of features
	 */
	Estimate compare(FeatureSet images, FeatureSet references);
}
