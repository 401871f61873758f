package sc.fiji.gan.evaluation;

/**
 * How two images are compared, as a user chooses it.
 *
 * @param range the data range of PSNR, SSIM and MS-SSIM: a number, or {@code auto} for 255 of 8-bit
 *     and RGB images, and for the reference's greatest less its least value of others
 * @param border how many pixels on each side are left out of the figures
 * @param colour what of RGB images is looked at: {@code luma}, or {@code channels} for red, green
 *     and blue
 * @param map whether an error map is made, and of what: {@code signed} or {@code absolute} errors,
 *     or {@code none}
 */
public record ComparisonSettings(String range, int border, String colour, String map) {

	/** What holds if nothing is chosen. */
	public static final ComparisonSettings DEFAULT = new ComparisonSettings("auto", 0, "luma", "signed");

	private static final String AUTO = "auto";

	/** @throws IllegalArgumentException if a value is not possible; one sentence for the user */
	public ComparisonSettings {
		require(range.equals(AUTO) || isPositive(range), "range", range, "auto, or a number above 0");
		require(border >= 0, "border", border, "0 or more pixels");
		require(colour.equals("luma") || colour.equals("channels"), "colour", colour, "luma or channels");
		require(map.equals("none") || map.equals("signed") || map.equals("absolute"), "map", map,
				"signed, absolute or none");
	}

	private static void require(final boolean holds, final String key, final Object value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + " is not possible: give " + expected + ".");
	}

	private static boolean isPositive(final String text) {
		try {
			final double number = Double.parseDouble(text);
			return number > 0 && Double.isFinite(number);
		} catch (final NumberFormatException e) {
			return false;
		}
	}

	boolean hasGivenRange() {
		return !range.equals(AUTO);
	}

	double givenRange() {
		return Double.parseDouble(range);
	}

	boolean isLuma() {
		return colour.equals("luma");
	}

	boolean hasMap() {
		return !map.equals("none");
	}

	boolean isMapSigned() {
		return map.equals("signed");
	}
}
