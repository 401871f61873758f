package sc.fiji.gan.metric;

/**
 * A measure of sets of images, how certain it is, and why there is none where there is none.
 *
 * @param value {@code NaN} if it is not defined
 * @param standardError {@code NaN} if it is not known
 * @param reason why it is not defined, in a few words; empty if it is
 */
public record Estimate(double value, double standardError, String reason) {

	/** A value whose uncertainty is not known. */
	public static Estimate of(final double value) {
		return of(value, Double.NaN);
	}

	/** A value with its uncertainty. */
	public static Estimate of(final double value, final double standardError) {
		return new Estimate(value, standardError, "");
	}

	/** No value. */
	public static Estimate undefined(final String reason) {
		return new Estimate(Double.NaN, Double.NaN, reason);
	}
}
