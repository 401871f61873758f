package sc.fiji.gan.tensorflow.training;

/**
 * How fast the networks of a training learn at present.
 *
 * @param generator times the plan's rate
 * @param discriminator likewise, for the networks that judge
 */
record Pace(double generator, double discriminator) {

	/** As planned. */
	static final Pace PLANNED = new Pace(1, 1);

	Pace times(final double forGenerator, final double forDiscriminator) {
		return new Pace(generator * forGenerator, discriminator * forDiscriminator);
	}
}
