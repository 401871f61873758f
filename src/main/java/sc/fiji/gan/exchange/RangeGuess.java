package sc.fiji.gan.exchange;

import java.util.function.UnaryOperator;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.TensorDescription;

/**
 * Finds out which values a network takes, if nothing says so: what it makes of an image, reduced to
 * its size, should be that image, and is nearest to it in the range that it was trained in.
 */
final class RangeGuess {

	private static final ValueRange[] RANGES = {ValueRange.UNIT, ValueRange.SYMMETRIC, ValueRange.BYTES};
	/** Of the image's standard deviation: more, and it makes images of another kind. */
	private static final double NO_LIKENESS = 0.5;
	/** How much nearer another range than the usual one has to come. */
	private static final double NEARER = 0.7;

	private final UnaryOperator<FloatArray> network;
	private final int scale;

	RangeGuess(final UnaryOperator<FloatArray> network, final int scale) {
		this.network = network;
		this.scale = scale;
	}

	/** @param sample from 0 to 255 */
	Finding<ValueRange> guess(final FloatArray sample) {
		ValueRange best = ValueRange.UNIT;
		final double usual = difference(sample, ValueRange.UNIT);
		double least = usual;
		for (final ValueRange range : RANGES) {
			final double difference = difference(sample, range);
			if (difference < NEARER * usual && difference < least) {
				best = range;
				least = difference;
			}
		}
		return least < NO_LIKENESS ? Finding.tried(best) : Finding.assumed(ValueRange.UNIT);
	}

	/**
	 * Root mean square of what differs, in standard deviations of the image; infinite if it is no
	 * number.
	 */
	private double difference(final FloatArray sample, final ValueRange range) {
		final FloatArray seen = seen(sample, range);
		final FloatArray made = network.apply(seen);
		if (made.channels() != seen.channels()) return Double.POSITIVE_INFINITY;
		final FloatArray reduced = reduced(made);
		double squares = 0;
		double sum = 0;
		double sumOfSquares = 0;
		final int n = seen.data().length;
		for (int i = 0; i < n; i++) {
			squares += Math.pow(reduced.data()[i] - seen.data()[i], 2);
			sum += seen.data()[i];
			sumOfSquares += Math.pow(seen.data()[i], 2);
		}
		final double difference = Math.sqrt(squares / n / (sumOfSquares / n - Math.pow(sum / n, 2)));
		return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
	}

	private static FloatArray seen(final FloatArray sample, final ValueRange range) {
		return TensorValues.seen(sample,
				new TensorDescription("input", Samples.channels(sample.channels()), range.processing()));
	}

	/** Means of squares of pixels. */
	private FloatArray reduced(final FloatArray made) {
		final FloatArray reduced = FloatArray.zeros(1, made.height() / scale, made.width() / scale, made.channels());
		for (int i = 0; i < made.data().length; i++) {
			final int pixel = i / made.channels();
			final int x = pixel % made.width() / scale;
			final int y = pixel / made.width() / scale;
			reduced.data()[(y * reduced.width() + x) * made.channels() + i % made.channels()] += made.data()[i]
					/ (scale * scale);
		}
		return reduced;
	}
}
