package sc.fiji.gan.image;

/**
 * How real values become pixels: rounded half up and clipped to the range, NaN to 0.
 */
final class Rounding {

	private Rounding() {}

	/** The nearest of {@code 0..max}. */
	static int toRange(final float value, final int max) {
		if (value >= max) return max;
		// In double: 0.49999997f + 0.5f would be 1.
		return value > 0 ? (int) (value + 0.5) : 0;
	}

	static int toRgb(final float red, final float green, final float blue) {
		return 0xff000000 | toRange(red, 255) << 16 | toRange(green, 255) << 8 | toRange(blue, 255);
	}
}
