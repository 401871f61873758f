package sc.fiji.gan.tensorflow.training;

import java.util.Locale;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * What is done about a fault.
 *
 * @param setBack to when all variables are set back
 * @param generator by what the generator's rate is multiplied
 * @param discriminator by what the discriminator's rate is multiplied
 * @param structure what is added to the weight of the loss that holds structure
 * @param words for the user
 */
record Remedy(SetBack setBack, double generator, double discriminator, double structure, String words) {

	/** How many are tried in a training: one that needs more has the wrong settings. */
	static final int MOST = 5;

	/** A time that a training can be set back to. */
	enum SetBack {
		/** Variables stay as they are. */
		NONE,
		/** That of the best checkpoint. */
		BEST,
		/** Before the first step, for what is wrong from the beginning. */
		BEGINNING
	}

	private Remedy(final SetBack setBack, final double generator, final double discriminator, final String words) {
		this(setBack, generator, discriminator, 0, words);
	}

	static Remedy of(final Fault fault) {
		return switch (fault) {
			case VANISHING_GRADIENTS -> new Remedy(SetBack.BEST, 1, 0.5, "the discriminator's rate was halved");
			case MODE_COLLAPSE, DIVERGENCE -> new Remedy(SetBack.BEST, 0.5, 0.5, "the learning rate was halved");
			case CONVERGENCE_FAILURE, IDENTITY_COLLAPSE ->
				new Remedy(SetBack.NONE, 1, 2, "the discriminator's rate was doubled");
			case DISCRIMINATOR_OVERFITTING -> new Remedy(SetBack.NONE, 1, 0.5, "the discriminator's rate was halved");
			case CONTRAST_INVERSION ->
				new Remedy(SetBack.BEGINNING, 1, 1, 1, "the weight of structure was raised by 1");
		};
	}

	/** @param best the step of the best checkpoint; 0 if there is none yet */
	String sentence(final long best) {
		if (setBack == SetBack.NONE) return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
		final String where = setBack == SetBack.BEGINNING || best == 0
				? "its beginning"
				: "its best checkpoint, that of step " + best;
		return "The training was set back to %s, and %s.".formatted(where, words);
	}
}
