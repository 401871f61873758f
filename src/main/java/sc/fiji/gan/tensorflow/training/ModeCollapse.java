package sc.fiji.gan.tensorflow.training;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * The generator makes nearly the same of whatever it is given, and does not get out of that: at the
 * beginning of a training images differ little, and more at each validation.
 */
final class ModeCollapse extends Detector {

	private static final double LEAST_VARIETY = 0.5;
	private static final int CHECKS = 2;

	private static final String VARIETY = "variety";

	private double variety = Double.NaN;

	ModeCollapse() {
		super(Fault.MODE_COLLAPSE, CHECKS);
	}

	@Override
	boolean checked(final Check check) {
		final boolean recovers = check.variety() > variety;
		variety = check.variety();
		return lasting(variety < LEAST_VARIETY && !recovers);
	}

	@Override
	public Map<String, Double> memory() {
		final Map<String, Double> memory = new HashMap<>(super.memory());
		if (!Double.isNaN(variety)) memory.put(VARIETY, variety);
		return memory;
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		super.recall(numbers);
		variety = numbers.getOrDefault(VARIETY, Double.NaN);
	}

	@Override
	String symptom() {
		return ("Mode collapse: at %d validations in a row the generated images have differed from each other by only"
				+ " %.0f %% of what real ones do.").formatted(patience(), 100 * variety);
	}
}
