package sc.fiji.gan.image;

import sc.fiji.gan.image.InputLayout.InputPlane;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Task;

/**
 * What kind of image a model makes out of an input. Where the output is in the units of the input
 * ({@link ModelDescription#restoresRange()}, and super-resolution always) it has the input's bit
 * depth. Else it has the pixels that the model states ({@link PixelRange}), and is 32-bit if it
 * states none. It is RGB if the network has three outputs and the input is RGB or the outputs are
 * named red, green and blue; they are then from 0 to 255.
 *
 * @param bitDepth 8, 16, 32, or 24 for RGB
 * @param planes planes of the result for each plane that the network takes
 * @param keepsRange whether the pixels are in the units of the input
 * @param luma whether the network's output is the luma of an RGB image
 */
record ResultLayout(int bitDepth, int planes, boolean keepsRange, boolean luma) {

	static ResultLayout of(final InputLayout input, final ModelDescription model) {
		final int channels = model.outputChannels();
		final boolean keepsRange = model.restoresRange() || model.task() == Task.SUPER_RESOLUTION;
		if (input.isLuma() && channels == 1 && keepsRange) return new ResultLayout(24, 1, true, true);
		final PixelRange pixels = model.output().pixels();
		if (!keepsRange && pixels.isKnown()) {
			final boolean colour = model.output().isColour() && pixels.bitDepth() == 8;
			return new ResultLayout(colour ? 24 : pixels.bitDepth(), colour ? 1 : channels, false, false);
		}
		if (channels == 3 && (input.isRgb() || model.output().isColour() && (!keepsRange || input.bitDepth() == 8)))
			return new ResultLayout(24, 1, keepsRange, false);
		final boolean sameType = keepsRange && !input.isRgb();
		return new ResultLayout(sameType ? input.bitDepth() : 32, channels, sameType, false);
	}

	boolean isRgb() {
		return bitDepth == 24;
	}

	/** Bytes of one plane of {@code width x height} pixels. */
	long planeBytes(final long width, final long height) {
		return width * height * (isRgb() ? 4 : bitDepth / 8);
	}

	/** Empty planes of the result that one plane of the input becomes. */
	OutputPlane newPlane(final InputPlane input, final int width, final int height) {
		if (luma) return new LumaPlane(width, height, input.colour());
		return isRgb() ? new RgbPlane(width, height) : new GreyPlanes(bitDepth, width, height, planes, input.floats());
	}
}
