package sc.fiji.gan.engine;

import java.util.regex.Pattern;

/**
 * What a network that somebody else made becomes: one from an NHWC array of floats to another.
 *
 * @param input name of a tensor, such as {@code image:0}, that is replaced by the new input
 * @param inputAxes its axes, a letter for each of batch, y, x, channel in its own order:
 *     {@code byxc}, {@code bcyx}, {@code yx}
 * @param channels how many the new input has; 0 for any number
 * @param output name of the tensor that becomes the new output
 * @param outputAxes as {@code inputAxes}; empty to leave it as it is
 */
public record NetworkConversion(String input, String inputAxes, int channels, String output, String outputAxes) {

	private static final Pattern AXES = Pattern.compile("(?=.*y)(?=.*x)(?!.*(.).*\\1)[byxc]{2,4}");

	/** @throws IllegalArgumentException if axes are no such letters */
	public NetworkConversion {
		check(inputAxes);
		if (!outputAxes.isEmpty()) check(outputAxes);
	}

	private static void check(final String axes) {
		if (!isAxes(axes))
			throw new IllegalArgumentException("The axes '" + axes
					+ "' are not possible: give the letters b, y, x and c (batch, height, width, channels) in the network's"
					+ " order, such as byxc, bcyx or yx.");
	}

	/** Whether a text names axes: y and x, maybe b and c, each once. */
	public static boolean isAxes(final String text) {
		return AXES.matcher(text).matches();
	}
}
