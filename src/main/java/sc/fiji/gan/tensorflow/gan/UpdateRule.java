package sc.fiji.gan.tensorflow.gan;

/**
 * How an objective's weights are updated by Adam, and how often. A discriminator that is updated
 * several times for each update of its generator sees a new batch each time if the generator is
 * updated at every n-th step only; {@code times} repeats the update on the same batch.
 *
 * @param rateFactor times the plan's learning rate
 * @param beta1 the decay of the mean gradient, 0 up to, but not, 1
 * @param beta2 the decay of the mean square of the gradient, likewise
 * @param every at every so many steps, counted from the first one
 * @param times how often within such a step
 * @see <a href="https://arxiv.org/abs/1706.08500">Heusel et al., GANs trained by a two time-scale
 * update rule (2017), for separate rates</a>
 */
public record UpdateRule(double rateFactor, double beta1, double beta2, int every, int times) {

	/** Once at each step, at the plan's rate and with the decays of Adam's paper. */
	public static final UpdateRule STANDARD = new UpdateRule(1, 0.9, 0.999, 1, 1);

	/** @throws IllegalArgumentException if a value is out of its range; the message names it */
	public UpdateRule {
		require(rateFactor > 0, "rate factor", rateFactor, "a number above 0");
		require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "a number from 0 up to, but not, 1");
		require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "a number from 0 up to, but not, 1");
		require(every >= 1, "every", every, "a whole number of steps above 0");
		require(times >= 1, "times", times, "a whole number above 0");
	}

	private static void require(final boolean holds, final String key, final Number value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + ": give " + expected + ".");
	}

	/** The same with another learning rate. */
	public UpdateRule withRateFactor(final double factor) {
		return new UpdateRule(factor, beta1, beta2, every, times);
	}

	/** The same with other decays. */
	public UpdateRule withBetas(final double first, final double second) {
		return new UpdateRule(rateFactor, first, second, every, times);
	}

	/** The same, but only at every n-th step. */
	public UpdateRule everyNthStep(final int n) {
		return new UpdateRule(rateFactor, beta1, beta2, n, times);
	}

	/** The same, but n times within a step. */
	public UpdateRule timesPerStep(final int n) {
		return new UpdateRule(rateFactor, beta1, beta2, every, n);
	}

	/** Whether there is an update at a step, counted from 0. */
	public boolean appliesAt(final long step) {
		return step % every == 0;
	}

	/** How many updates there are before a step. It follows from the step: nothing is to be saved. */
	public long updatesBefore(final long step) {
		return (step + every - 1) / every * times;
	}
}
