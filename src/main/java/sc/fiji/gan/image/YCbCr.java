package sc.fiji.gan.image;

/**
 * Luma and colour differences of an RGB pixel, with the weights of ITU-R BT.601 and full range (0
 * to 255, as in JPEG): {@code Y = 0.299 R + 0.587 G + 0.114 B}, {@code Cb = (B - Y) / 1.772},
 * {@code Cr = (R - Y) / 1.402}; the differences lie around 0.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BT.601">ITU-R BT.601</a>
 */
public final class YCbCr {

	private static final float RED = 0.299f;
	private static final float GREEN = 0.587f;
	private static final float BLUE = 0.114f;
	private static final float CB = 1.772f;
	private static final float CR = 1.402f;

	private YCbCr() {}

	/** The luma of a packed RGB pixel, 0 to 255. */
	public static float luma(final int rgb) {
		return luma(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
	}

	/** The luma of a colour. */
	public static float luma(final float red, final float green, final float blue) {
		return RED * red + GREEN * green + BLUE * blue;
	}

	/** The blue difference, -127.5 to 127.5 for colours of 0 to 255. */
	public static float cb(final float red, final float green, final float blue) {
		return (blue - luma(red, green, blue)) / CB;
	}

	/** The red difference, -127.5 to 127.5 for colours of 0 to 255. */
	public static float cr(final float red, final float green, final float blue) {
		return (red - luma(red, green, blue)) / CR;
	}

	/**
	 * The packed RGB pixel of a luma and two differences, each channel rounded and clipped to 0..255.
	 */
	public static int rgb(final float y, final float cb, final float cr) {
		final float red = y + CR * cr;
		final float blue = y + CB * cb;
		final float green = (y - RED * red - BLUE * blue) / GREEN;
		return Rounding.toRgb(red, green, blue);
	}
}
