package sc.fiji.gan.model;

/**
 * What the pixels of an image are.
 *
 * @param bitDepth 8 or 16 for whole numbers from 0 on, 32 for floats
 * @param black the value that is shown black
 * @param white the value that is shown white
 */
public record PixelRange(int bitDepth, double black, double white) {

	/** 8 bits, all of them. */
	public static final PixelRange BYTES = new PixelRange(8, 0, 255);
	/** Floats of any size. */
	public static final PixelRange UNKNOWN = new PixelRange(32, Double.NaN, Double.NaN);

	/** Whether it is known what is black and white. */
	public boolean isKnown() {
		return black < white;
	}
}
