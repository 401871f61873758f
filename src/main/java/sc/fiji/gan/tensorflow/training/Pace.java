package sc.fiji.gan.tensorflow.training;

/**
 * How the networks of a training learn at present.
 *
 * @param generator times the plan's rate
 * @param discriminator likewise, for the networks that judge
 * @param structure what is added to the weight of the loss that holds structure
 */
record Pace(double generator, double discriminator, double structure) {

	/** As planned. */
	static final Pace PLANNED = new Pace(1, 1, 0);

	Pace after(final Remedy remedy) {
		return new Pace(generator * remedy.generator(), discriminator * remedy.discriminator(),
				structure + remedy.structure());
	}
}
