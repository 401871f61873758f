package sc.fiji.gan.evaluation;

/**
 * A measured number.
 *
 * @param value NaN if it is undefined
 * @param note why it is undefined, or what to mind of it; the end of a sentence, mostly empty
 */
public record Figure(double value, String note) {

	/** A number that speaks for itself. */
	public static Figure of(final double value) {
		return new Figure(value, "");
	}

	/** @param reason why there is no number: {@code the reference is constant} */
	public static Figure undefined(final String reason) {
		return new Figure(Double.NaN, reason);
	}

	/** The number, unless it was made of pixels some of which are not finite. */
	static Figure ofPixels(final double value, final long notFinite) {
		return notFinite == 0 ? of(value) : undefined(notFinite(notFinite));
	}

	static String notFinite(final long pixels) {
		return pixels == 1 ? "1 pixel is NaN or infinite" : pixels + " pixels are NaN or infinite";
	}

	/** Whether there is a number. */
	public boolean isDefined() {
		return !Double.isNaN(value);
	}
}
