package sc.fiji.gan.image.sample;

/**
 * A brick house with a tiled roof and lettering on its sign, in the coordinates of the landscape.
 */
final class House {

	private static final double LEFT = 0.07;
	private static final double RIGHT = 0.35;
	private static final double EAVES = 0.56;
	private static final double GROUND = 0.84;
	private static final double RIDGE = 0.42;
	private static final Colour MORTAR = Colour.of(0xd9cfc0);
	private static final Colour BRICK = Colour.of(0xa4523c);
	private static final Colour SLATE = Colour.of(0x4a4f5e);
	private static final Colour PAINT = Colour.of(0xf4efe4);
	private static final Colour DOOR = Colour.of(0x27506e);
	private static final Colour GLASS = Colour.of(0x2b3946);
	private static final Colour LAMP = Colour.of(0xffcf73);
	private static final Colour INK = Colour.of(0x2a2019);

	/** Letters of 3 x 5 dots, one hexadecimal digit less than 8 for each row. */
	private static final String[][] SIGN = {{"74644", "72227", "11157", "72227", "00000", "74557", "75755", "75555"},
			{"35553", "65564", "75557", "25752", "24443", "15524", "71247", "26227", "03430", "74617", "13573"}};

	private final Noise noise;

	House(final Noise noise) {
		this.noise = noise;
	}

	Colour over(final Colour behind, final double x, final double y) {
		if (inside(x, y, 0.255, 0.43, 0.29, 0.50) && y < roof(x)) return bricks(x, y).times(0.8);
		if (x > LEFT - 0.03 && x < RIGHT + 0.03 && y > roof(x) && y < EAVES + 0.008) return slates(x, y);
		if (!inside(x, y, LEFT, EAVES, RIGHT, GROUND)) return behind;
		if (inside(x, y, 0.095, 0.585, 0.325, 0.645)) return sign(x - 0.095, y - 0.585);
		if (inside(x, y, 0.10, 0.68, 0.18, 0.77)) return window((x - 0.10) / 0.08, (y - 0.68) / 0.09);
		if (inside(x, y, 0.225, 0.675, 0.305, GROUND)) return door((x - 0.225) / 0.08, (y - 0.675) / 0.165);
		final double shade = y < EAVES + 0.022 ? 0.6 : 1;
		return bricks(x, y).times(shade);
	}

	/** The upper edge of the roof. */
	private static double roof(final double x) {
		return RIDGE + Math.abs(x - (LEFT + RIGHT) / 2) * (EAVES - RIDGE) / ((RIGHT - LEFT) / 2 + 0.03);
	}

	private Colour bricks(final double x, final double y) {
		final int row = (int) Math.floor(y / 0.0125);
		final double along = x / 0.031 + 0.5 * (row % 2);
		final int column = (int) Math.floor(along);
		if (y / 0.0125 - row < 0.18 || along - column < 0.08) return MORTAR.times(0.9);
		return BRICK.times(0.75 + 0.4 * noise.value(column, row) + 0.25 * (noise.at(x * 240, y * 240) - 0.5));
	}

	private Colour slates(final double x, final double y) {
		final int row = (int) Math.floor(y / 0.016);
		final double along = x / 0.02 + 0.5 * (row % 2);
		final int column = (int) Math.floor(along);
		final double gap = Math.min(y / 0.016 - row, (along - column) * 1.2);
		return SLATE
				.times((gap < 0.14 ? 0.45 : 0.8 + 0.5 * noise.value(column, row)) + 0.2 * noise.at(x * 150, y * 150));
	}

	private static Colour window(final double u, final double v) {
		final boolean frame = Math.min(Math.min(u, 1 - u), Math.min(v, 1 - v)) < 0.09;
		final boolean bars = Math.abs(u - 0.5) < 0.045 || Math.abs(v - 0.4) < 0.04;
		if (frame || bars) return PAINT;
		return GLASS.mix(LAMP, 1.1 - 1.6 * Math.hypot(u - 0.35, v - 0.75)).times(u + v < 0.75 ? 1.25 : 1);
	}

	private static Colour door(final double u, final double v) {
		if (Math.min(u, 1 - u) < 0.07 || v < 0.04) return PAINT;
		if (Math.hypot(u - 0.82, (v - 0.55) * 2) < 0.05) return LAMP;
		final double plank = u * 5 - Math.floor(u * 5);
		return DOOR.times(plank < 0.12 ? 0.6 : 0.9 + 0.2 * plank);
	}

	/**
	 * A painted board of 0.23 x 0.06 with a line of large letters and one of small ones.
	 */
	private static Colour sign(final double x, final double y) {
		if (Math.min(Math.min(x, 0.23 - x), Math.min(y, 0.06 - y)) < 0.004) return INK;
		final boolean ink = y < 0.036
				? letter(SIGN[0], (x - 0.02) / 0.006, (y - 0.009) / 0.005)
				: letter(SIGN[1], (x - 0.02) / 0.0042, (y - 0.039) / 0.003);
		return ink ? INK : PAINT;
	}

	/**
	 * Whether a dot is inked, at column {@code u} and row {@code v} of a line of letters.
	 */
	private static boolean letter(final String[] letters, final double u, final double v) {
		final int column = (int) Math.floor(u);
		final int row = (int) Math.floor(v);
		if (column < 0 || row < 0 || row > 4 || column / 4 >= letters.length || column % 4 == 3) return false;
		final int dots = letters[column / 4].charAt(row) - '0';
		return (dots >> 2 - column % 4 & 1) == 1;
	}

	private static boolean inside(final double x, final double y, final double left, final double top,
			final double right, final double bottom) {
		return x > left && x < right && y > top && y < bottom;
	}
}
