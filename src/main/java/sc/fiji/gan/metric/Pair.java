package sc.fiji.gan.metric;

/** What all measures ask of the two images that they compare. */
final class Pair {

	private Pair() {}

	static void requireSameSize(final GreyImage image, final GreyImage reference) {
		if (image.width() != reference.width() || image.height() != reference.height())
			throw new IllegalArgumentException("The image has " + image.width() + " x " + image.height()
					+ " pixels, its reference " + reference.width() + " x " + reference.height()
					+ ": crop or resize one of them, so that both have the same size");
	}

	static double requirePositive(final double dynamicRange) {
		if (dynamicRange > 0 && Double.isFinite(dynamicRange)) return dynamicRange;
		throw new IllegalArgumentException(
				"The dynamic range is " + dynamicRange + ": give a positive one, such as 255 for 8-bit images");
	}
}
