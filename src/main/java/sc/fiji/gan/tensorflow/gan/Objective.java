package sc.fiji.gan.tensorflow.gan;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What one update makes smaller, and by changing what.
 *
 * @param name under which its loss is reported
 * @param loss a scalar
 * @param variables the scope of the weights that it may change, such as {@code generator}
 * @param largestNorm steeper gradients are shortened to this length
 * @param rule how and how often
 */
public record Objective(String name, Operand<TFloat32> loss, String variables, double largestNorm, UpdateRule rule) {

	/** One that is updated by the standard rule. */
	public Objective(final String name, final Operand<TFloat32> loss, final String variables,
			final double largestNorm) {
		this(name, loss, variables, largestNorm, UpdateRule.STANDARD);
	}
}
