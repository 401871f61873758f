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
 */
public record Objective(String name, Operand<TFloat32> loss, String variables, double largestNorm) {}
