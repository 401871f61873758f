package sc.fiji.gan.engine;

/**
 * What is wrong with a training, and what was done.
 *
 * @param step how many steps were done when it was noticed
 * @param fault its kind
 * @param message a sentence for the user: what was seen, what it means, what was done
 */
public record Diagnosis(long step, Fault fault, String message) {

	/** The known ills of adversarial training. */
	public enum Fault {

		/** The discriminator is sure of everything, and the generator is told nothing any more. */
		VANISHING_GRADIENTS,
		/** The generator makes one image, or a few, of whatever it is given. */
		MODE_COLLAPSE,
		/** Losses or gradients grow without end. */
		DIVERGENCE,
		/** Neither network gets better. */
		CONVERGENCE_FAILURE,
		/** The discriminator knows the training images by heart. */
		DISCRIMINATOR_OVERFITTING,
		/** A translation makes light what should be dark, and the other way round. */
		CONTRAST_INVERSION,
		/** A translation leaves images nearly as they are. */
		IDENTITY_COLLAPSE

	}
}
