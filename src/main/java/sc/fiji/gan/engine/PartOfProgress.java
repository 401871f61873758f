package sc.fiji.gan.engine;

/**
 * The progress of one part of a computation: its 0 to 1 are {@code from} to {@code to} of the
 * whole.
 *
 * @param whole told of the part, and asked whether to go on
 * @param from what is done of the whole when the part begins, 0 to 1
 * @param to what is done of the whole when the part has ended, {@code from} to 1
 */
public record PartOfProgress(Progress whole, double from, double to) implements Progress {

	public PartOfProgress {
		if (!(from >= 0 && from <= to && to <= 1))
			throw new IllegalArgumentException("A part from " + from + " to " + to + " is none of 0 to 1");
	}

	/** One of {@code count} parts of equal length; {@code index} counts from 0. */
	public static PartOfProgress of(final Progress whole, final int index, final int count) {
		return new PartOfProgress(whole, (double) index / count, (index + 1.0) / count);
	}

	@Override
	public void update(final double fraction, final String message) {
		whole.update(from + (to - from) * fraction, message);
	}

	@Override
	public boolean isCanceled() {
		return whole.isCanceled();
	}
}
