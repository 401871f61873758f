package sc.fiji.gan.metric;

/**
 * Images by formula, so that the programs that the expected numbers come from can draw them too.
 */
final class Drawing {

	static final int WIDTH = 48;
	static final int HEIGHT = 40;

	private long state;

	Drawing(final long seed) {
		state = seed;
	}

	/** {@code 128 + 60 sin(0.3 x) + 40 cos(0.2 y + 0.1 x)} */
	static GreyImage waves() {
		final float[] values = new float[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++) {
			final int x = i % WIDTH;
			final int y = i / WIDTH;
			values[i] = (float) (128 + 60 * Math.sin(0.3 * x) + 40 * Math.cos(0.2 * y + 0.1 * x));
		}
		return new GreyImage(values, WIDTH, HEIGHT);
	}

	/** {@code 0.9 plane + 5 + 30 noise} */
	static GreyImage degraded(final GreyImage plane) {
		final Drawing noise = new Drawing(1);
		final float[] values = new float[plane.values().length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (plane.values()[i] * 0.9 + 5 + 30 * noise.next());
		return new GreyImage(values, plane.width(), plane.height());
	}

	/**
	 * Channel {@code c} is {@code 128 + 70 sin(0.25 x + c) + 40 cos(0.3 y - c) + amplitude noise},
	 * rounded to 8 bits.
	 *
	 * @return {@code 0xrrggbb} for each pixel
	 */
	static int[] colours(final double amplitude) {
		final Drawing noise = new Drawing(7);
		final int[] pixels = new int[WIDTH * HEIGHT];
		for (int i = 0; i < pixels.length; i++)
			for (int c = 0; c < 3; c++) {
				final int x = i % WIDTH;
				final int y = i / WIDTH;
				final double value = 128 + 70 * Math.sin(0.25 * x + c) + 40 * Math.cos(0.3 * y - c)
						+ amplitude * noise.next();
				pixels[i] = pixels[i] << 8 | (int) Math.floor(Math.max(0, Math.min(255, value)) + 0.5);
			}
		return pixels;
	}

	/** The linear congruential generator of Numerical Recipes, in -0.5..0.5. */
	double next() {
		state = (state * 1664525 + 1013904223) & 0xffffffffL;
		return state / 4294967296.0 - 0.5;
	}
}
