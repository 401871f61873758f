package sc.fiji.gan.tensorflow.training;

/**
 * What one update tells of how a training goes.
 *
 * @param loss before the update
 * @param norm the length of the gradient as it came
 * @param largestNorm to which length it is shortened
 * @param accuracy how many of the real images the discriminator takes for real, 0 to 1; not a
 *     number if the update is not one of a discriminator
 */
record Signal(double loss, double norm, double largestNorm, double accuracy) {

	/** Whether this is of a discriminator. */
	boolean isContest() {
		return !Double.isNaN(accuracy);
	}

	boolean isFinite() {
		return Double.isFinite(loss) && Double.isFinite(norm);
	}
}
