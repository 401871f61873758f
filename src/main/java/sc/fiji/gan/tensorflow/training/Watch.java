package sc.fiji.gan.tensorflow.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All detectors, and the augmentation that keeps the discriminator from being too sure. */
final class Watch {

	private final AdaptiveAugmentation augmentation;
	/** In the order in which they are believed. */
	private final List<Detector> detectors;

	/** @param steps of the whole training */
	Watch(final AdaptiveAugmentation augmentation, final long steps) {
		this.augmentation = augmentation;
		detectors = List.of(new Divergence(), new VanishingGradients(),
				new DiscriminatorOverfitting(augmentation::probability, steps), new ContrastInversion(),
				new ModeCollapse(), new IdentityCollapse(), new ConvergenceFailure());
	}

	/** With which probability images are augmented at present. */
	double augmentation() {
		return augmentation.probability();
	}

	/**
	 * After the updates of a step.
	 *
	 * @param step counted from 0
	 */
	Optional<Detector> stepped(final long step, final Map<String, Signal> signals) {
		final Optional<Detector> found = first(detector -> detector.stepped(signals));
		// What is not a number must not get into the augmentation.
		if (signals.values().stream().allMatch(Signal::isFinite)) augmentation.stepped(step, signals);
		return found;
	}

	/** After a validation. */
	Optional<Detector> checked(final Check check) {
		return first(detector -> detector.checked(check));
	}

	/** All are asked, since they count. */
	private Optional<Detector> first(final Predicate<Detector> hasFound) {
		return detectors.stream().filter(hasFound).toList().stream().findFirst();
	}

	/** Begins anew, after a remedy. */
	void reset() {
		detectors.forEach(Detector::reset);
	}

	/** What a checkpoint has to hold of it. */
	Map<String, Map<String, Double>> memory() {
		final Map<String, Map<String, Double>> all = new LinkedHashMap<>();
		parts().forEach((name, part) -> all.put(name, part.memory()));
		return all;
	}

	void recall(final Map<String, Map<String, Double>> all) {
		parts().forEach((name, part) -> part.recall(all.getOrDefault(name, Map.of())));
	}

	private Map<String, Memory> parts() {
		final Map<String, Memory> parts = new LinkedHashMap<>();
		parts.put("augmentation", augmentation);
		detectors.forEach(detector -> parts.put(detector.fault().name().toLowerCase(Locale.ROOT), detector));
		return parts;
	}
}
