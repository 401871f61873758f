package sc.fiji.gan.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point of the course of a training. What is not known is no number.
 *
 * @param step how many steps were done
 * @param losses by the names of the objectives, means over the steps since the row before; empty
 *     before the first step
 * @param rmse of the held-out images, as a part of the range
 * @param distance by which the best checkpoint is chosen; that of the held-out images, too
 * @param seconds mean time of a step
 * @param waiting the part of it, 0 to 1, that was spent waiting for data
 */
public record CurveRow(long step, Map<String, Double> losses, double rmse, double distance, double seconds,
		double waiting) {

	public CurveRow {
		losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
	}

	/** A row between two validations. */
	public static CurveRow ofLosses(final long step, final Map<String, Double> losses) {
		return new CurveRow(step, losses, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}

	/** The same validation without the losses. */
	public CurveRow withoutLosses() {
		return new CurveRow(step, Map.of(), rmse, distance, seconds, waiting);
	}

	/** The mean PSNR of the held-out images, in dB. */
	public double psnr() {
		return decibels(rmse);
	}

	static double decibels(final double rmse) {
		return -20 * Math.log10(rmse);
	}
}
