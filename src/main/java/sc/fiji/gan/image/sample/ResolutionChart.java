package sc.fiji.gan.image.sample;

import ij.process.ByteProcessor;

/**
 * Four patterns, one in each quarter: a star and a zone plate above, bars and a wedge below. f: [0,
 * 1]^2 -&gt; grey, with y downwards. A pixel is the mean of 8 x 8 points of it.
 */
final class ResolutionChart {

	private static final int POINTS = 8;
	private static final double PAPER = 0.94;
	private static final double INK = 0.06;
	private static final int SPOKES = 36;

	ByteProcessor draw(final int size) {
		final ByteProcessor image = new ByteProcessor(size, size);
		for (int y = 0; y < size; y++)
			for (int x = 0; x < size; x++)
				image.set(x, y, (int) Math.round(255 * pixel(x, y, size)));
		return image;
	}

	private static double pixel(final int x, final int y, final int size) {
		double sum = 0;
		for (int i = 0; i < POINTS * POINTS; i++)
			sum += at((x + (i % POINTS + 0.5) / POINTS) / size, (y + (i / POINTS + 0.5) / POINTS) / size, size);
		return sum / (POINTS * POINTS);
	}

	private static double at(final double x, final double y, final int size) {
		final double u = x * 2 % 1 - 0.5;
		final double v = y * 2 % 1 - 0.5;
		if (y < 0.5) return x < 0.5 ? star(u, v) : zonePlate(u, v, size);
		return x < 0.5 ? bars(u + 0.5, v + 0.5, size) : wedge(u + 0.5, v + 0.5);
	}

	private static double star(final double u, final double v) {
		final double radius = Math.hypot(u, v);
		if (radius > 0.46 || radius < 0.015) return PAPER;
		return ink(Math.sin(SPOKES * Math.atan2(v, u)) > 0);
	}

	/**
	 * Its frequency grows with the radius, up to half a cycle per pixel at the rim.
	 */
	private static double zonePlate(final double u, final double v, final int size) {
		final double radius = Math.hypot(u, v);
		if (radius > 0.46) return PAPER;
		// In pixels: phase = pi r^2 / (2 R), so its derivative reaches pi (half a
		// cycle) at r = R
		final double pixels = size / 2.0;
		return 0.5 + 0.44 * Math.cos(Math.PI * radius * radius * pixels / (2 * 0.46));
	}

	/** Groups of five bars, upright and lying, from 8 pixels of 256 down to 1. */
	private static double bars(final double u, final double v, final int size) {
		final double unit = 2.0 / 256;
		double top = 0.045;
		for (final double width : new double[]{4, 3, 2, 1.5, 1}) {
			final double side = 9 * width * unit;
			if (v > top && v < top + side) {
				if (u > 0.06 && u < 0.06 + side) return bar(u - 0.06, width * unit);
				if (u > 0.52 && u < 0.52 + side) return bar(v - top, width * unit);
			}
			top += side + 0.025;
		}
		return PAPER;
	}

	private static double bar(final double position, final double width) {
		return ink((int) (position / width) % 2 == 0);
	}

	/** Grey steps, a smooth ramp, and an edge that leans by 5 degrees. */
	private static double wedge(final double u, final double v) {
		if (u < 0.06 || u > 0.94 || v < 0.06 || v > 0.94) return PAPER;
		final double along = (u - 0.06) / 0.88;
		if (v < 0.24) return INK + (PAPER - INK) * Math.floor(along * 11) / 10;
		if (v < 0.42) return INK + (PAPER - INK) * along;
		if (v < 0.48) return PAPER;
		return ink(u - 0.5 < Math.tan(Math.toRadians(5)) * (v - 0.71));
	}

	private static double ink(final boolean there) {
		return there ? INK : PAPER;
	}
}
