package sc.fiji.gan.tensorflow.training;

import java.util.Collection;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * Watches a training for one fault, which is there if something has looked bad so many times in a
 * row.
 */
abstract class Detector implements Memory {

	private static final String STREAK = "streak";

	private final Fault fault;
	private final int patience;
	private int streak;

	/** @param patience how many times in a row it has to look bad */
	Detector(final Fault fault, final int patience) {
		this.fault = fault;
		this.patience = patience;
	}

	final Fault fault() {
		return fault;
	}

	final int patience() {
		return patience;
	}

	/**
	 * Looks at the updates of a step, by the names of their objectives.
	 *
	 * @return whether the fault is there
	 */
	boolean stepped(final Map<String, Signal> signals) {
		return false;
	}

	/**
	 * Looks at a validation.
	 *
	 * @return whether the fault is there
	 */
	boolean checked(final Check check) {
		return false;
	}

	/** What was seen and what it means, as a sentence. */
	abstract String symptom();

	/** Counts how often in a row it has looked bad. */
	final boolean lasting(final boolean bad) {
		streak = bad ? streak + 1 : 0;
		return streak >= patience;
	}

	/** Begins anew, after a remedy. */
	void reset() {
		streak = 0;
	}

	/** The signals of discriminators. */
	static Collection<Signal> contests(final Map<String, Signal> signals) {
		return signals.values().stream().filter(Signal::isContest).toList();
	}

	@Override
	public Map<String, Double> memory() {
		return Map.of(STREAK, (double) streak);
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		streak = numbers.getOrDefault(STREAK, (double) streak).intValue();
	}
}
