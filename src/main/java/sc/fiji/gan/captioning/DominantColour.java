package sc.fiji.gan.captioning;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import ij.process.ImageProcessor;

/**
 * The colours that captions name. The dominant one of an image is that of most of its pixels,
 * ground left out: pixels all of whose three values are {@value #GROUND} or more. A pixel is black
 * below a value (the largest of the three) of a quarter; else white or grey if its saturation is
 * below a fifth, white from a value of 0.85 on; else its hue decides, and light reds are pink.
 */
public enum DominantColour {

	RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, WHITE, GRAY, BLACK;

	private static final int GROUND = 245;
	private static final double BLACK_VALUE = 0.25;
	private static final double WHITE_VALUE = 0.85;
	private static final double GREY_SATURATION = 0.2;
	private static final double PINK_SATURATION = 0.5;
	private static final double PINK_VALUE = 0.7;

	/** The colour of an image; white if there is nothing but ground. */
	public static DominantColour of(final ImageProcessor image) {
		final ImageProcessor colours = image.convertToRGB();
		final Map<DominantColour, Integer> counts = new EnumMap<>(DominantColour.class);
		for (int i = 0; i < colours.getPixelCount(); i++) {
			final int red = colours.get(i) >> 16 & 0xff;
			final int green = colours.get(i) >> 8 & 0xff;
			final int blue = colours.get(i) & 0xff;
			if (Math.min(red, Math.min(green, blue)) < GROUND) counts.merge(of(red, green, blue), 1, Integer::sum);
		}
		return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(WHITE);
	}

	/** The colour of a pixel, of values from 0 to 255. */
	static DominantColour of(final int red, final int green, final int blue) {
		final float[] colour = Color.RGBtoHSB(red, green, blue, null);
		if (colour[2] < BLACK_VALUE) return BLACK;
		if (colour[1] < GREY_SATURATION) return colour[2] > WHITE_VALUE ? WHITE : GRAY;
		final double hue = 360 * colour[0];
		if (hue < 15 || hue >= 345) return colour[1] < PINK_SATURATION && colour[2] > PINK_VALUE ? PINK : RED;
		if (hue < 36) return ORANGE;
		if (hue < 60) return YELLOW;
		if (hue < 165) return GREEN;
		if (hue < 255) return BLUE;
		return hue < 300 ? PURPLE : PINK;
	}

	/** The word for it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
