package sc.fiji.gan.tensorflow.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * The discriminator recognises the training images rather than what is real about them, although
 * all of them are augmented, or although there is no augmentation that could be raised: the mean
 * sign of its scores of them is above 0.8. That lasts: for a tenth of the training, since it does
 * not take knowledge by heart to tell real images from those of a generator that has just begun.
 * <p>
 * The mean goes over the last fifty steps or so. In a single step of 16 images, two that look odd
 * to it would be enough to begin the count anew, and a discriminator that knows nearly all images
 * would never be found out.
 *
 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
 * networks with limited data (2020), for this measure</a>
 */
final class DiscriminatorOverfitting extends Detector {

	/** A mean sign of 0.8: nine of ten are positive. */
	private static final double HIGHEST_ACCURACY = 0.9;
	private static final int LEAST_STEPS = 200;
	/** Of the mean, at each step. */
	private static final double KEPT = 0.98;
	private static final String ACCURACY = "accuracy/";

	private final DoubleSupplier augmentation;
	/** Means by the names of the discriminators' objectives. */
	private final Map<String, Double> accuracies = new TreeMap<>();

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
		signals.forEach((name, signal) -> {
			if (signal.isContest()) accuracies.merge(name, signal.accuracy(), DiscriminatorOverfitting::mean);
		});
		final List<String> sure = accuracies.keySet().stream().filter(name -> accuracies.get(name) > HIGHEST_ACCURACY)
				.toList();
		// Steps without any mistake are a matter of VanishingGradients: they neither count nor end the count.
		if (!sure.isEmpty() && sure.stream().allMatch(name -> makesNoMistake(signals.get(name)))) return false;
		return lasting(augmentation.getAsDouble() >= 1 && !sure.isEmpty());
	}

	private static double mean(final double before, final double now) {
		return KEPT * before + (1 - KEPT) * now;
	}

	private static boolean makesNoMistake(final Signal signal) {
		return Math.abs(signal.loss()) < VanishingGradients.SMALLEST_LOSS;
	}

	@Override
	public Map<String, Double> memory() {
		final Map<String, Double> memory = new HashMap<>(super.memory());
		accuracies.forEach((name, value) -> memory.put(ACCURACY + name, value));
		return memory;
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		super.recall(numbers);
		numbers.forEach((key, value) -> {
			if (key.startsWith(ACCURACY)) accuracies.put(key.substring(ACCURACY.length()), value);
		});
	}

	@Override
	String symptom() {
		return ("Discriminator overfitting: for %d steps it has recognised nearly all training images (%.0f %%), as if it"
				+ " knew them by heart; more images would help, or another augmentation.")
				.formatted(patience(), 100 * accuracies.values().stream().max(Double::compare).orElseThrow());
	}
}
