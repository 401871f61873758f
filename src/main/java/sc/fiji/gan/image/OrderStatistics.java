package sc.fiji.gan.image;

/**
 * Exact percentiles of values that are too many to keep: a radix selection that sees all values
 * once or twice. The first pass counts them by the upper half of their bits, the second counts by
 * the lower half those that share their upper half with a wanted one. Values that are not finite
 * are left out.
 *
 * <pre>
 * for (block) statistics.count(block, 0, 1);
 * if (statistics.select(1, 99.8))
 * 	for (block) statistics.refine(block, 0, 1);
 * double p1 = statistics.percentile(1);
 * </pre>
 */
final class OrderStatistics {

	private final boolean integers;
	private final long[] upper = new long[1 << 16];
	private final long[][] lower = new long[1 << 16][];
	private long count;
	private int lowerBits;

	/**
	 * @param integers whether all values are integers from 0 to 65535: then one pass is enough
	 */
	OrderStatistics(final boolean integers) {
		this.integers = integers;
	}

	/**
	 * First pass: counts {@code values[first]} and each {@code stride}-th after it.
	 */
	void count(final float[] values, final int length, final int first, final int stride) {
		for (int i = first; i < length; i += stride) {
			final float v = values[i];
			if (!Float.isFinite(v)) continue;
			final int key = key(v);
			upper[key >>> 16]++;
			lowerBits |= key & 0xffff;
			count++;
		}
	}

	/**
	 * Ends the first pass.
	 *
	 * @return whether a second pass is needed for these percentiles
	 */
	boolean select(final double... percentiles) {
		if (lowerBits == 0 || count == 0) return false;
		for (final double p : percentiles) {
			lower[bin(upper, (long) Math.floor(rank(p))).index] = new long[1 << 16];
			lower[bin(upper, (long) Math.ceil(rank(p))).index] = new long[1 << 16];
		}
		return true;
	}

	/** Second pass, over the same values. */
	void refine(final float[] values, final int length, final int first, final int stride) {
		for (int i = first; i < length; i += stride) {
			final float v = values[i];
			if (!Float.isFinite(v)) continue;
			final int key = key(v);
			final long[] bins = lower[key >>> 16];
			if (bins != null) bins[key & 0xffff]++;
		}
	}

	/**
	 * A percentile that was selected, 0 to 100; between two values linearly interpolated, as numpy
	 * does; 0 if there were no values.
	 */
	double percentile(final double p) {
		if (count == 0) return 0;
		final double rank = rank(p);
		final double below = valueAt((long) Math.floor(rank));
		final double above = valueAt((long) Math.ceil(rank));
		return below + (above - below) * (rank - Math.floor(rank));
	}

	private double rank(final double p) {
		return p / 100 * (count - 1);
	}

	private float valueAt(final long rank) {
		final Bin high = bin(upper, rank);
		if (lowerBits == 0) return value(high.index << 16);
		final Bin low = bin(lower[high.index], rank - high.before);
		return value(high.index << 16 | low.index);
	}

	/** A histogram bin, and how many values lie in the bins before it. */
	private record Bin(int index, long before) {}

	private static Bin bin(final long[] bins, final long rank) {
		long before = 0;
		int i = 0;
		while (before + bins[i] <= rank)
			before += bins[i++];
		return new Bin(i, before);
	}

	/** Unsigned integers in the order of the floats. */
	private int key(final float v) {
		if (integers) return (int) v << 16;
		final int bits = Float.floatToRawIntBits(v);
		return bits ^ (bits >> 31 | 0x80000000);
	}

	private float value(final int key) {
		if (integers) return key >>> 16;
		return Float.intBitsToFloat(key < 0 ? key ^ 0x80000000 : ~key);
	}
}
