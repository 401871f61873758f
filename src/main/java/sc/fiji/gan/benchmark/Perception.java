package sc.fiji.gan.benchmark;

/**
 * How an enlarged image looks, whatever its pixels' error.
 *
 * @param slicedWasserstein between patches of luma, not times 1000
 * @param featureDistance LPIPS-like, of the colours; {@code NaN} without a feature network
 * @param rangeError how far the image is, reduced again, from the one that it was made from, over
 *     that one's range
 * @param normError the same over its Euclidean norm
 */
record Perception(double slicedWasserstein, double featureDistance, double rangeError, double normError) {}
