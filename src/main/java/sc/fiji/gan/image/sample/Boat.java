package sc.fiji.gan.image.sample;

/** A sailing boat, in the coordinates of the landscape. */
final class Boat {

	private static final double MAST = 0.70;
	private static final double TOP = 0.38;
	private static final double DECK = 0.655;
	private static final Colour HULL = Colour.of(0x8c2f2a);
	private static final Colour STRIPE = Colour.of(0xf3ead8);
	private static final Colour SAIL = Colour.of(0xfbf6ea);
	private static final Colour JIB = Colour.of(0xe7782e);
	private static final Colour SPAR = Colour.of(0x3b2a1e);

	private Boat() {}

	static Colour over(final Colour behind, final double x, final double y) {
		final double t = (y - TOP) / (DECK - TOP);
		if (y > DECK && y < DECK + 0.04) return hull(behind, x, y - DECK);
		if (t < 0 || t > 1) return behind;
		final double u = x - MAST;
		if (Math.abs(u) < 0.0035) return SPAR;
		// Stays: from the top of the mast to the bow and the stern
		if (Math.abs(u - 0.145 * t) < 0.0011 || Math.abs(u + 0.115 * t) < 0.0011) return SPAR;
		if (t < 0.93 && t > 0.05 && u > 0.006 && u < 0.125 * (t - 0.05)) return cloth(SAIL, t * 13, u / 0.125);
		if (t < 0.88 && t > 0.18 && u < -0.006 && u > -0.10 * (t - 0.14)) return cloth(JIB, t * 9, -u / 0.1);
		return behind;
	}

	private static Colour hull(final Colour behind, final double x, final double depth) {
		final double bow = MAST - 0.135 + 0.8 * depth;
		final double stern = MAST + 0.155 - 0.5 * depth;
		if (x < bow || x > stern) return behind;
		if (depth < 0.004) return SPAR;
		return depth > 0.010 && depth < 0.015 ? STRIPE : HULL.times(1.15 - 14 * depth);
	}

	/** Lit from one side, with seams. */
	private static Colour cloth(final Colour colour, final double seams, final double across) {
		final double seam = seams - Math.floor(seams);
		return colour.times((seam < 0.06 ? 0.82 : 1) * (1.02 - 0.3 * across));
	}
}
