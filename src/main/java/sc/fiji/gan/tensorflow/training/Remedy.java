package sc.fiji.gan.tensorflow.training;

import java.util.Locale;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * What is done about a fault.
 *
 * @param rollsBack whether all variables are set back to those of the best checkpoint
 * @param generator by what the generator's rate is multiplied
 * @param discriminator by what the discriminator's rate is multiplied
 * @param words for the user
 */
record Remedy(boolean rollsBack, double generator, double discriminator, String words) {

	/** How many are tried in a training: one that needs more has the wrong settings. */
	static final int MOST = 5;

	static Remedy of(final Fault fault) {
		return switch (fault) {
			case VANISHING_GRADIENTS -> new Remedy(true, 1, 0.5, "the discriminator's rate was halved");
			case MODE_COLLAPSE, DIVERGENCE -> new Remedy(true, 0.5, 0.5, "the learning rate was halved");
			case CONVERGENCE_FAILURE -> new Remedy(false, 1, 2, "the discriminator's rate was doubled");
			case DISCRIMINATOR_OVERFITTING -> new Remedy(false, 1, 0.5, "the discriminator's rate was halved");
		};
	}

	/** @param best the step of the best checkpoint; 0 if there is none yet */
	String sentence(final long best) {
		final String where = best == 0 ? "its beginning" : "its best checkpoint, that of step " + best;
		return rollsBack
				? "The training was set back to %s, and %s.".formatted(where, words)
				: words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
	}
}
