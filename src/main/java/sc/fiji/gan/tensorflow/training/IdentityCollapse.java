package sc.fiji.gan.tensorflow.training;

import sc.fiji.gan.engine.Diagnosis.Fault;

/** A translation leaves images nearly as they are, although the two domains differ. */
final class IdentityCollapse extends Detector {

	private static final double LEAST_CHANGE = 0.1;
	private static final int CHECKS = 3;

	private double change;

	IdentityCollapse() {
		super(Fault.IDENTITY_COLLAPSE, CHECKS);
	}

	@Override
	boolean checked(final Check check) {
		change = check.change();
		return lasting(change < LEAST_CHANGE);
	}

	@Override
	String symptom() {
		return ("Identity collapse: at %d validations in a row translated images have differed from their originals by"
				+ " only %.0f %% of what the two domains differ; less weight of identity or structure would help.")
				.formatted(patience(), 100 * change);
	}
}
