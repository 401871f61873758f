package sc.fiji.gan.tensorflow.training;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * A translation without pairs makes light what should be dark, and the other way round: its outputs
 * have the right colours, and the way back undoes it, so no loss but that of structure objects. It
 * is settled early and does not right itself; while the correlation still rises there is hope.
 */
final class ContrastInversion extends Detector {

	private static final double HIGHEST_CONTRAST = -0.2;
	private static final double RISE = 0.05;
	private static final int CHECKS = 3;

	private static final String LAST = "last";

	private double last = Double.NaN;

	ContrastInversion() {
		super(Fault.CONTRAST_INVERSION, CHECKS);
	}

	@Override
	boolean checked(final Check check) {
		final boolean rising = check.contrast() > last + RISE;
		last = check.contrast();
		return lasting(last < HIGHEST_CONTRAST && !rising);
	}

	@Override
	String symptom() {
		return ("Contrast inversion: at %d validations in a row translated images have been light where they should be"
				+ " dark, and dark where they should be light (correlation %.2f).").formatted(patience(), last);
	}

	@Override
	void reset() {
		super.reset();
		last = Double.NaN;
	}

	@Override
	public Map<String, Double> memory() {
		final Map<String, Double> memory = new HashMap<>(super.memory());
		memory.put(LAST, last);
		return memory;
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		super.recall(numbers);
		last = numbers.getOrDefault(LAST, last);
	}
}
