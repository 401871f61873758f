package sc.fiji.gan.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as tables and reports print them: with a decimal point wherever the user lives, and with
 * as many digits as mean something.
 */
public final class Figures {

	/** Enough for the tolerance of 1e-4 that measures are compared with. */
	public static final int DIGITS = 6;

	private static final int LARGEST_EXPONENT = 7;
	private static final int SMALLEST_EXPONENT = -5;

	private Figures() {}

	/** {@link #text(double, int)} with {@value #DIGITS} significant digits. */
	public static String text(final double value) {
		return text(value, DIGITS);
	}

	/**
	 * A number without trailing zeros: 31.0345, 0.00012, 1.5E-7. What is not finite is {@code NaN},
	 * {@code Infinity} or {@code -Infinity}, as in CSV files that other programs read.
	 *
	 * @param digits significant digits, 1 or more
	 */
	public static String text(final double value, final int digits) {
		if (!Double.isFinite(value)) return Double.toString(value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale() - 1;
		if (rounded.signum() == 0) return "0";
		return exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT
				? rounded.toString()
				: rounded.toPlainString();
	}

	/**
	 * The same for a measure that may be undefined: {@code NaN (the reference is constant)}.
	 *
	 * @param reason why there is no number; null or empty if there is one
	 */
	public static String text(final double value, final String reason) {
		return Double.isFinite(value) || reason == null || reason.isEmpty()
				? text(value)
				: text(value) + " (" + reason + ")";
	}
}
