package sc.fiji.gan.image;

import java.util.List;
import java.util.function.Consumer;

/** Counts the pixels of an image that no network can compute with. */
final class NonFinitePixels {

	private long nan;
	private long infinite;

	void add(final List<FinitePlane> planes) {
		for (final FinitePlane plane : planes) {
			nan += plane.nan();
			infinite += plane.infinite();
		}
	}

	/**
	 * Says in one sentence what there was and what became of it, if there was any.
	 *
	 * @param keepsNan whether NaN are NaN in the result
	 */
	void report(final String title, final boolean keepsNan, final Consumer<String> warnings) {
		if (nan + infinite > 0)
			warnings.accept("'" + title + "' has " + nan + " NaN and " + infinite
					+ " infinite pixels: for the network NaN were replaced by the mean of their plane ("
					+ (keepsNan ? "they are NaN in the result" : "also in the result")
					+ "), infinite pixels by its largest or smallest finite value.");
	}
}
