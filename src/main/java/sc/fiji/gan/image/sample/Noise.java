package sc.fiji.gan.image.sample;

/**
 * Smooth random functions of the plane: random values at integer points, interpolated between them.
 */
final class Noise {

	private final long seed;

	Noise(final long seed) {
		this.seed = seed;
	}

	/** One scale of detail: changes over a distance of about 1; in 0..1. */
	double at(final double x, final double y) {
		final int x0 = (int) Math.floor(x);
		final int y0 = (int) Math.floor(y);
		final double u = smooth(x - x0);
		final double v = smooth(y - y0);
		final double upper = mix(value(x0, y0), value(x0 + 1, y0), u);
		final double lower = mix(value(x0, y0 + 1), value(x0 + 1, y0 + 1), u);
		return mix(upper, lower, v);
	}

	/**
	 * Several scales of detail, each half as wide and half as strong as the one before; in 0..1.
	 */
	double fractal(final double x, final double y, final int octaves) {
		double sum = 0;
		double weight = 0;
		for (int i = 0; i < octaves; i++) {
			final double scale = 1 << i;
			sum += at(x * scale + 17 * i, y * scale - 31 * i) / scale;
			weight += 1 / scale;
		}
		return sum / weight;
	}

	/**
	 * The random value of an integer point, in 0..1: the finaliser of SplitMix64 as a hash.
	 */
	double value(final int x, final int y) {
		long h = seed * 0x9e3779b97f4a7c15L + x * 0xd1b54a32d192ed03L + y * 0xabc98388fb8fac03L;
		h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
		h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
		return ((h ^ h >>> 31) >>> 11) * 0x1p-53;
	}

	static double mix(final double a, final double b, final double t) {
		return a + (b - a) * t;
	}

	/** 0 below 0, 1 above 1, and a smooth step between. */
	static double smooth(final double t) {
		final double c = Math.max(0, Math.min(1, t));
		return c * c * (3 - 2 * c);
	}
}
