package sc.fiji.gan.tensorflow.training;

import java.util.Collection;
import java.util.Map;

import sc.fiji.gan.engine.Diagnosis.Fault;

/**
 * The discriminator makes no mistake any more: its loss is flat, and the generator's gradient with
 * it.
 *
 * @see <a href="https://arxiv.org/abs/1701.04862">Arjovsky and Bottou, Towards principled methods
 * for training generative adversarial networks (2017)</a>
 */
final class VanishingGradients extends Detector {

	static final double HIGHEST_ACCURACY = 0.98;
	static final double SMALLEST_LOSS = 0.05;
	private static final int STEPS = 200;

	private double accuracy;
	private double loss;

	VanishingGradients() {
		super(Fault.VANISHING_GRADIENTS, STEPS);
	}

	@Override
	boolean stepped(final Map<String, Signal> signals) {
		final Collection<Signal> contests = contests(signals);
		return !contests.isEmpty() && lasting(contests.stream().anyMatch(this::isSure));
	}

	private boolean isSure(final Signal signal) {
		accuracy = signal.accuracy();
		loss = signal.loss();
		return accuracy > HIGHEST_ACCURACY && Math.abs(loss) < SMALLEST_LOSS;
	}

	@Override
	String symptom() {
		return ("Vanishing gradients: for %d steps the discriminator has made no mistakes (%.0f %% of the real images"
				+ " recognised, loss %.3f), so that the generator is told nothing any more.")
				.formatted(patience(), 100 * accuracy, loss);
	}
}
