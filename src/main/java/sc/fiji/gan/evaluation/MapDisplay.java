package sc.fiji.gan.evaluation;

import java.awt.Color;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.LUT;

/**
 * How maps of errors and spreads are shown: signed ones from blue over white to red with white for
 * 0, others in ImageJ's <i>Fire</i>. They reach to four times the root mean square, so that a few
 * hot pixels do not darken all others.
 */
final class MapDisplay {

	private static final double REACH = 4;
	private static final Color LOW = new Color(0x21, 0x66, 0xac);
	private static final Color HIGH = new Color(0xb2, 0x18, 0x2b);

	private final double fixed;
	private double squares;
	private double largest;
	private long count;

	/** Reaches as far as the values do. */
	MapDisplay() {
		this(0);
	}

	/** @param reach the largest value that has a colour of its own; 0 to find it out */
	MapDisplay(final double reach) {
		fixed = reach;
	}

	/** Looks at the values of a plane. */
	void add(final float[] values) {
		for (final float value : values) {
			if (!Float.isFinite(value)) continue;
			squares += (double) value * value;
			largest = Math.max(largest, Math.abs(value));
			count++;
		}
	}

	/** The largest value that has a colour of its own. */
	double reach() {
		if (fixed > 0) return fixed;
		final double reach = count == 0 ? 0 : Math.min(largest, REACH * Math.sqrt(squares / count));
		return reach > 0 ? reach : 1;
	}

	/**
	 * Gives a map colours, and the calibration and dimensions of the image that it is of.
	 *
	 * @param channels how many planes the map has for each of the image's
	 */
	void apply(final ImagePlus map, final ImagePlus image, final int channels, final boolean signed) {
		map.setDimensions(channels * image.getNChannels(), image.getNSlices(), image.getNFrames());
		map.setOpenAsHyperStack(image.isHyperStack() || channels > 1);
		final Calibration calibration = image.getCalibration().copy();
		// Differences of grey values are no densities or temperatures.
		calibration.setFunction(Calibration.NONE, null, null);
		map.setCalibration(calibration);
		map.setLut(lut(signed));
		map.setDisplayRange(signed ? -reach() : 0, reach());
	}

	static LUT lut(final boolean signed) {
		return signed ? diverging() : new LUT(LutLoader.getLut("fire"), 0, 1);
	}

	private static LUT diverging() {
		final byte[][] rgb = new byte[3][256];
		for (int i = 0; i < 256; i++) {
			final double distance = Math.min(1, Math.abs(i - 127.5) / 127.5);
			final Color end = i < 128 ? LOW : HIGH;
			final int[] to = {end.getRed(), end.getGreen(), end.getBlue()};
			for (int c = 0; c < 3; c++)
				rgb[c][i] = (byte) Math.round(255 + distance * (to[c] - 255));
		}
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}
}
