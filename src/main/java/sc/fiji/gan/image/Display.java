package sc.fiji.gan.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import sc.fiji.gan.model.PixelRange;

/** How an image is shown: look-up tables, display ranges, composite mode. */
final class Display {

	private Display() {}

	/**
	 * Shows {@code result}, which has the channels of {@code input}, as {@code input} is shown.
	 *
	 * @param sameRange whether the pixels mean the same, so that the display ranges fit too
	 * @return {@code result}, or what replaces it
	 */
	static ImagePlus transfer(final ImagePlus input, final ImagePlus result, final boolean sameRange) {
		if (!sameRange) result.getCalibration().setFunction(Calibration.NONE, null, null);
		if (result.getBitDepth() == 24) return result;
		if (input.isComposite() && result.getNChannels() == input.getNChannels())
			return composite((CompositeImage) input, result, sameRange);
		if (result.getNChannels() > 1 && !sameRange) return new CompositeImage(result, CompositeImage.GRAYSCALE);
		if (input.getBitDepth() == 24) return result;
		final double min = sameRange ? input.getDisplayRangeMin() : result.getDisplayRangeMin();
		final double max = sameRange ? input.getDisplayRangeMax() : result.getDisplayRangeMax();
		result.setLut(input.getLuts()[0]);
		result.setDisplayRange(min, max);
		return result;
	}

	/**
	 * Shows a result in units of its own, which is an image of another kind than the input: in grey,
	 * and several channels in colours.
	 */
	static ImagePlus own(final ImagePlus result, final PixelRange range) {
		result.getCalibration().setFunction(Calibration.NONE, null, null);
		if (result.getBitDepth() == 24) return result;
		final ImagePlus shown = result.getNChannels() > 1
				? new CompositeImage(result, CompositeImage.COMPOSITE)
				: result;
		for (int c = 1; c <= shown.getNChannels(); c++) {
			shown.setC(c);
			shown.setDisplayRange(range.black(), range.white());
		}
		return shown;
	}

	private static ImagePlus composite(final CompositeImage input, final ImagePlus plain, final boolean sameRange) {
		final CompositeImage result = new CompositeImage(plain, input.getMode());
		final LUT[] luts = input.getLuts();
		for (int c = 0; c < luts.length; c++) {
			final LUT lut = (LUT) luts[c].clone();
			if (!sameRange) {
				lut.min = result.getChannelLut(c + 1).min;
				lut.max = result.getChannelLut(c + 1).max;
			}
			result.setChannelLut(lut, c + 1);
		}
		System.arraycopy(input.getActiveChannels(), 0, result.getActiveChannels(), 0, luts.length);
		return result;
	}
}
