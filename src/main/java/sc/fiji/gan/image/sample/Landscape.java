package sc.fiji.gan.image.sample;

import static sc.fiji.gan.image.sample.Noise.smooth;

import ij.process.ColorProcessor;

/**
 * A lake between mountains and a meadow: f: [0, 1]^2 -&gt; colour, with y downwards. A pixel is the
 * mean of 4 x 4 points of it.
 */
final class Landscape {

	private static final int POINTS = 4;
	private static final double SHORE = 0.56;
	private static final Colour ZENITH = Colour.of(0x3f73b8);
	private static final Colour HORIZON = Colour.of(0xf6d9b4);
	private static final Colour CLOUD = Colour.of(0xfff6ea);
	private static final Colour ROCK = Colour.of(0x66708c);
	private static final Colour SNOW = Colour.of(0xf2f4fa);
	private static final Colour FOREST = Colour.of(0x2e5138);
	private static final Colour WATER = Colour.of(0x1f4a63);
	private static final Colour GRASS = Colour.of(0x6f9a35);
	private static final Colour STRAW = Colour.of(0xd8c26a);

	private final Noise noise;
	private final House house;

	Landscape(final long seed) {
		noise = new Noise(seed);
		house = new House(noise);
	}

	ColorProcessor draw(final int size) {
		final ColorProcessor image = new ColorProcessor(size, size);
		for (int y = 0; y < size; y++)
			for (int x = 0; x < size; x++)
				image.set(x, y, 0xff000000 | pixel(x, y, size).rgb());
		return image;
	}

	private Colour pixel(final int x, final int y, final int size) {
		Colour sum = new Colour(0, 0, 0);
		for (int i = 0; i < POINTS * POINTS; i++)
			sum = sum.plus(at((x + (i % POINTS + 0.5) / POINTS) / size, (y + (i / POINTS + 0.5) / POINTS) / size));
		return sum.times(1.0 / (POINTS * POINTS));
	}

	private Colour at(final double x, final double y) {
		final double meadow = 0.80 - 0.07 * Math.cos(2.6 * x) + 0.02 * noise.fractal(x * 9, 0.5, 4);
		Colour colour = y > meadow ? meadow(x, y, y - meadow) : y > SHORE ? lake(x, y) : distance(x, y);
		colour = Boat.over(colour, x, y);
		return house.over(colour, x, y);
	}

	/** Sky, mountains and forest. */
	private Colour distance(final double x, final double y) {
		final double ridge = SHORE - 0.10
				- 0.30 * noise.fractal(x * 2.4 + 3.2, 7.5, 6) * (0.55 + 0.45 * Math.sin(5.2 * x + 0.4));
		final double trees = SHORE - 0.015 - 0.05 * noise.fractal(x * 5, 2.5, 3) - 0.022 * noise.at(x * 90, 9.5);
		if (y > trees) return FOREST.times(0.55 + 0.9 * noise.fractal(x * 60, y * 34, 3)).mix(HORIZON, 0.08);
		return y > ridge ? mountain(x, y, y - ridge) : sky(x, y);
	}

	private Colour sky(final double x, final double y) {
		final double cloud = smooth((noise.fractal(x * 3.2 + 8, y * 9, 5) - 0.50) * 5);
		final double sun = Math.hypot(x - 0.70, y - 0.17);
		final Colour clear = ZENITH.mix(HORIZON, smooth(y / 0.50));
		final Colour glow = clear.plus(HORIZON.times(0.35 * Math.exp(-sun * sun / 0.012)));
		return sun < 0.035 ? SNOW.mix(HORIZON, 0.2) : glow.mix(CLOUD, 0.85 * cloud);
	}

	private Colour mountain(final double x, final double y, final double depth) {
		final double slope = noise.fractal(x * 14 + y * 9, y * 11 - x * 6, 5);
		final double lit = 0.55 + 0.9 * slope;
		final double snow = smooth((0.40 - y + 0.18 * (slope - 0.5) - 0.3 * depth) * 22);
		return ROCK.times(lit).mix(SNOW.times(0.55 + 0.6 * slope), snow).mix(HORIZON, 0.15 + 0.5 * depth);
	}

	/** The shore upside down, stretched by ripples that widen towards the eye. */
	private Colour lake(final double x, final double y) {
		final double near = (y - SHORE) / 0.25;
		final double row = 190 / (1 + 4 * near);
		final double ripple = noise.fractal(x * row * 0.16, y * row, 3) - 0.5;
		final double mirrored = SHORE - (y - SHORE) * 1.15 + ripple * (0.012 + 0.05 * near);
		final Colour reflected = distance(x + ripple * 0.01, Math.min(mirrored, SHORE));
		return reflected.times(0.9 + 0.5 * ripple).mix(WATER, 0.25 + 0.25 * near);
	}

	/** Blades that grow longer and thinner strokes, and flowers among them. */
	private Colour meadow(final double x, final double y, final double depth) {
		final double lean = 0.25 * noise.at(x * 6, y * 6);
		final double blades = noise.fractal((x + lean * depth) * 110, y * 22, 3);
		final double patches = noise.fractal(x * 5, y * 8, 3);
		final Colour grass = GRASS.times(0.35 + 1.1 * blades).mix(STRAW.times(0.5 + 0.8 * blades),
				(patches - 0.45) * 2);
		return flower(x, y, grass);
	}

	private Colour flower(final double x, final double y, final Colour grass) {
		final double cells = 26;
		final int column = (int) Math.floor(x * cells);
		final int row = (int) Math.floor(y * cells);
		if (noise.value(column, row) > 0.35) return grass;
		final double dx = x * cells - column - 0.25 - 0.5 * noise.value(column + 500, row);
		final double dy = y * cells - row - 0.25 - 0.5 * noise.value(column, row + 500);
		final double radius = Math.hypot(dx, dy * 1.3);
		final Colour petals = noise.value(column + 900, row) < 0.5 ? Colour.of(0xe8423a) : Colour.of(0xf7f0ff);
		if (radius < 0.06) return Colour.of(0xf5cf3a);
		return radius < 0.14 + 0.05 * Math.cos(5 * Math.atan2(dy, dx)) ? petals : grass;
	}
}
