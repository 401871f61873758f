package sc.fiji.gan.image.sample;

/** Red, green and blue in 0..1. */
record Colour(double red, double green, double blue) {

	static Colour of(final int rgb) {
		return new Colour((rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
	}

	/** This one at {@code t <= 0}, the other at {@code t >= 1}. */
	Colour mix(final Colour other, final double t) {
		final double c = Math.max(0, Math.min(1, t));
		return new Colour(Noise.mix(red, other.red, c), Noise.mix(green, other.green, c),
				Noise.mix(blue, other.blue, c));
	}

	/** Brighter above 1, darker below. */
	Colour times(final double factor) {
		return new Colour(red * factor, green * factor, blue * factor);
	}

	Colour plus(final Colour other) {
		return new Colour(red + other.red, green + other.green, blue + other.blue);
	}

	/** {@code 0xrrggbb}, clipped. */
	int rgb() {
		return bits(red) << 16 | bits(green) << 8 | bits(blue);
	}

	private static int bits(final double value) {
		return (int) Math.max(0, Math.min(255, Math.round(value * 255)));
	}
}
