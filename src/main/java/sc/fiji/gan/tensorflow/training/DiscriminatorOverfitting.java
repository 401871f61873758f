package sc.fiji.gan.tensorflow.training;

import java.util.Collection;
import java.util.Map;
import java.util.function.DoubleSupplier;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * The discriminator recognises the training images rather than what is real about them, although
 * all of them are augmented, or although there is no augmentation that could be raised: the mean
 * sign of its scores of them is above 0.8. That lasts: for a tenth of the training, since it does
 * not take knowledge by heart to tell real images from those of a generator that has just begun.
 *
 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
 * networks with limited data (2020), for this measure</a>
 */
final class DiscriminatorOverfitting extends Detector {

	/** A mean sign of 0.8: nine of ten are positive. */
	private static final double HIGHEST_ACCURACY = 0.9;
	private static final int LEAST_STEPS = 200;

	private final DoubleSupplier augmentation;
	private double accuracy;

	/**
	 * @param augmentation the present probability of the augmentation
	 * @param steps of the whole training
	 */
	DiscriminatorOverfitting(final DoubleSupplier augmentation, final long steps) {
		super(Fault.DISCRIMINATOR_OVERFITTING, Math.toIntExact(Math.max(LEAST_STEPS, steps / 10)));
		this.augmentation = augmentation;
	}

	@Override
	boolean stepped(final Map<String, Signal> signals) {
		final Collection<Signal> contests = contests(signals);
		return !contests.isEmpty()
				&& lasting(augmentation.getAsDouble() >= 1 && contests.stream().anyMatch(this::isByHeart));
	}

	/** One that has stopped learning altogether has {@link VanishingGradients}. */
	private boolean isByHeart(final Signal signal) {
		accuracy = signal.accuracy();
		return accuracy > HIGHEST_ACCURACY && Math.abs(signal.loss()) >= VanishingGradients.SMALLEST_LOSS;
	}

	@Override
	String symptom() {
		return ("Discriminator overfitting: for %d steps it has recognised nearly all training images (%.0f %%), as if it"
				+ " knew them by heart; more images would help, or another augmentation.")
				.formatted(patience(), 100 * accuracy);
	}
}
