package sc.fiji.gan.tensorflow.training;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * The generator makes nearly the same of whatever it is given. At the beginning of a training
 * images differ little, and more at each validation: so it is none while they differ clearly more
 * than ever before. What has once been various and is no more gets no such respite.
 */
final class ModeCollapse extends Detector {

	private static final double LEAST_VARIETY = 0.5;
	private static final int CHECKS = 2;

	/** Less than that is chance. */
	private static final double CLEARLY = 0.01;
	private static final String MOST = "most";

	private double variety;
	/** Of all validations since the last remedy. */
	private double most = Double.NaN;

	ModeCollapse() {
		super(Fault.MODE_COLLAPSE, CHECKS);
	}

	@Override
	boolean checked(final Check check) {
		variety = check.variety();
		final boolean grows = variety > most + CLEARLY;
		if (Double.isNaN(most) || variety > most) most = variety;
		return lasting(variety < LEAST_VARIETY && !grows);
	}

	@Override
	void reset() {
		super.reset();
		most = Double.NaN;
	}

	@Override
	public Map<String, Double> memory() {
		final Map<String, Double> memory = new HashMap<>(super.memory());
		if (!Double.isNaN(most)) memory.put(MOST, most);
		return memory;
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		super.recall(numbers);
		most = numbers.getOrDefault(MOST, Double.NaN);
	}

	@Override
	String symptom() {
		return ("Mode collapse: at %d validations in a row the generated images have differed from each other by only"
				+ " %.0f %% of what real ones do.").formatted(patience(), 100 * variety);
	}
}
