package sc.fiji.gan.tensorflow.training;

import sc.fiji.gan.engine.Diagnosis.Fault;

/** The generator makes nearly the same of whatever it is given. */
final class ModeCollapse extends Detector {

	private static final double LEAST_VARIETY = 0.5;
	private static final int CHECKS = 2;

	private double variety;

	ModeCollapse() {
		super(Fault.MODE_COLLAPSE, CHECKS);
	}

	@Override
	boolean checked(final Check check) {
		variety = check.variety();
		return lasting(variety < LEAST_VARIETY);
	}

	@Override
	String symptom() {
		return ("Mode collapse: at %d validations in a row the generated images have differed from each other by only"
				+ " %.0f %% of what real ones do.").formatted(patience(), 100 * variety);
	}
}
