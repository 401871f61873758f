package sc.fiji.gan.tensorflow.gan;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What one update makes smaller, and by changing what.
 *
 * @param name under which its loss is reported
 * @param loss a scalar
 * @param variables the scopes of the weights that it may change, such as {@code generator}
 * @param largestNorm steeper gradients are shortened to this length
 * @param rule how and how often
 * @param accuracy how many of the real images, 0 to 1, are taken for real, if this is what a
 *     discriminator learns by; null if it is not
 * @param penalty what is minimised with the loss at some steps only; null if there is nothing
 */
public record Objective(String name, Operand<TFloat32> loss, List<String> variables, double largestNorm,
		UpdateRule rule, Operand<TFloat32> accuracy, Penalty penalty) {

	/**
	 * A term that would cost much and changes slowly: it is added to the loss at every n-th step, n
	 * times as strong, and is not computed at the others. Adam's moments are those of the loss.
	 *
	 * @param value a scalar
	 * @param every at every so many steps, counted from the first one
	 * @see <a href="https://arxiv.org/abs/1912.04958">Karras et al., Analyzing and improving the image
	 * quality of StyleGAN (2020), lazy regularization</a>
	 */
	public record Penalty(Operand<TFloat32> value, int every) {}

	public Objective {
		variables = List.copyOf(variables);
	}

	/** One that is updated by the standard rule. */
	public Objective(final String name, final Operand<TFloat32> loss, final String variables,
			final double largestNorm) {
		this(name, loss, variables, largestNorm, UpdateRule.STANDARD);
	}

	/** One that is no contest. */
	public Objective(final String name, final Operand<TFloat32> loss, final String variables, final double largestNorm,
			final UpdateRule rule) {
		this(name, loss, List.of(variables), largestNorm, rule);
	}

	/** One that is no contest, and changes several networks at once. */
	public Objective(final String name, final Operand<TFloat32> loss, final List<String> variables,
			final double largestNorm, final UpdateRule rule) {
		this(name, loss, variables, largestNorm, rule, null, null);
	}

	/** The same as that of a discriminator, which is watched for being too good or too bad. */
	public Objective withAccuracy(final Operand<TFloat32> share) {
		return new Objective(name, loss, variables, largestNorm, rule, share, penalty);
	}

	/** The same with a penalty at every n-th step. */
	public Objective withPenalty(final Operand<TFloat32> value, final int everyNthStep) {
		return new Objective(name, loss, variables, largestNorm, rule, accuracy, new Penalty(value, everyNthStep));
	}

	/** Whether there is a penalty at a step, counted from 0. */
	public boolean isPenalisedAt(final long step) {
		return penalty != null && step % penalty.every() == 0;
	}
}
