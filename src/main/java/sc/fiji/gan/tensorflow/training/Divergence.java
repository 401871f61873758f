package sc.fiji.gan.tensorflow.training;

import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/** Losses or gradients grow without end. */
final class Divergence extends Detector {

	/**
	 * Gradients are shortened to about five times their usual length, so this is about a hundred times
	 * that.
	 */
	private static final double LONGEST = 20;
	private static final int STEPS = 20;

	private String seen = "";

	Divergence() {
		super(Fault.DIVERGENCE, STEPS);
	}

	@Override
	boolean stepped(final Map<String, Signal> signals) {
		boolean steep = false;
		for (final Map.Entry<String, Signal> entry : signals.entrySet()) {
			final Signal signal = entry.getValue();
			if (!signal.isFinite()) {
				seen = "the %s loss is %s".formatted(entry.getKey(), signal.loss());
				return true;
			}
			if (signal.norm() > LONGEST * signal.largestNorm()) {
				steep = true;
				seen = "for %d steps the gradient of the %s loss has been %.0f times as long as is allowed"
						.formatted(patience(), entry.getKey(), signal.norm() / signal.largestNorm());
			}
		}
		return lasting(steep);
	}

	@Override
	String symptom() {
		return "Divergence: " + seen + ", which means that the steps are too large.";
	}
}
