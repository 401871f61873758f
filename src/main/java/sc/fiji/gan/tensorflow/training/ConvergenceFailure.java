package sc.fiji.gan.tensorflow.training;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * Neither network learns: the discriminator guesses, and the generated images come no nearer to the
 * real ones than they were at the first validation.
 */
final class ConvergenceFailure extends Detector {

	private static final double GUESSING = 0.5;
	private static final double TOLERANCE = 0.02;
	/** What is within a hundredth has not moved. */
	private static final double STANDSTILL = 0.01;
	/** What is nearer than this, as a part of the first distance, has been learnt. */
	private static final double PROGRESS = 0.98;
	private static final int CHECKS = 10;

	private static final String FIRST = "first";
	private static final String LAST = "last";
	private static final String SUM = "sum";
	private static final String COUNT = "count";

	private double first = Double.NaN;
	private double last = Double.NaN;
	private double sum;
	private double count;

	ConvergenceFailure() {
		super(Fault.CONVERGENCE_FAILURE, CHECKS);
	}

	@Override
	boolean stepped(final Map<String, Signal> signals) {
		contests(signals).forEach(signal -> {
			sum += signal.accuracy();
			count++;
		});
		return false;
	}

	@Override
	boolean checked(final Check check) {
		if (Double.isNaN(first)) first = check.distance();
		final boolean guessing = count > 0 && Math.abs(sum / count - GUESSING) <= TOLERANCE;
		final boolean still = Math.abs(check.distance() - last) <= STANDSTILL * last;
		sum = 0;
		count = 0;
		last = check.distance();
		return lasting(guessing && still && check.distance() > PROGRESS * first);
	}

	@Override
	String symptom() {
		return ("Convergence failure: at %d validations in a row the discriminator has only guessed, and the generated"
				+ " images have come no nearer to the real ones (distance %.4f, at first %.4f).")
				.formatted(patience(), last, first);
	}

	@Override
	public Map<String, Double> memory() {
		final Map<String, Double> memory = new HashMap<>(super.memory());
		memory.putAll(Map.of(FIRST, first, LAST, last, SUM, sum, COUNT, count));
		return memory;
	}

	@Override
	public void recall(final Map<String, Double> numbers) {
		super.recall(numbers);
		first = numbers.getOrDefault(FIRST, first);
		last = numbers.getOrDefault(LAST, last);
		sum = numbers.getOrDefault(SUM, sum);
		count = numbers.getOrDefault(COUNT, count);
	}
}
