package sc.fiji.gan.image;

/**
 * A plane of one channel whose NaN are replaced by the mean of its finite values, and whose
 * infinities by its largest and smallest finite values, so that a network can compute with it: a
 * single NaN would spread over its whole receptive field. The replacement does not depend on the
 * tiling.
 */
final class FinitePlane implements Plane {

	private static final int BLOCK = 1 << 18;

	private final Plane raw;
	private long nan;
	private long infinite;
	private long finite;
	private double sum;
	private float min = Float.POSITIVE_INFINITY;
	private float max = Float.NEGATIVE_INFINITY;

	/** Looks at all pixels of {@code raw} once. */
	FinitePlane(final Plane raw) {
		this.raw = raw;
		final int rows = Math.min(raw.height(), Math.max(1, BLOCK / raw.width()));
		final float[] values = new float[rows * raw.width()];
		for (int y = 0; y < raw.height(); y += rows) {
			final int n = Math.min(rows, raw.height() - y);
			raw.read(0, y, raw.width(), n, values);
			inspect(values, n * raw.width());
		}
	}

	private void inspect(final float[] values, final int length) {
		for (int i = 0; i < length; i++) {
			final float v = values[i];
			if (v != v) nan++;
			else if (Float.isInfinite(v)) infinite++;
			else {
				finite++;
				sum += v;
				min = Math.min(min, v);
				max = Math.max(max, v);
			}
		}
	}

	/** How many pixels are NaN. */
	long nan() {
		return nan;
	}

	/** How many pixels are infinite. */
	long infinite() {
		return infinite;
	}

	/** The pixels as they are in the image. */
	Plane raw() {
		return raw;
	}

	@Override
	public int width() {
		return raw.width();
	}

	@Override
	public int height() {
		return raw.height();
	}

	@Override
	public int channels() {
		return 1;
	}

	@Override
	public void read(final int x, final int y, final int width, final int height, final float[] dest) {
		raw.read(x, y, width, height, dest);
		if (nan == 0 && infinite == 0) return;
		final float mean = finite == 0 ? 0 : (float) (sum / finite);
		for (int i = 0; i < width * height; i++)
			if (!Float.isFinite(dest[i])) dest[i] = replacement(dest[i], mean);
	}

	private float replacement(final float value, final float mean) {
		if (value != value || finite == 0) return mean;
		return value > 0 ? max : min;
	}
}
