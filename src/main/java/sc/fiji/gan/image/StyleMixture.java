package sc.fiji.gan.image;

import sc.fiji.gan.image.InputLayout.InputPlane;

/**
 * How much of a style is put on an image.
 *
 * @param strength from 0, which gives the image back as it was, to 1, which gives what the network
 *     makes of it; between them each pixel is on the straight line from one to the other
 * @param keepColours whether only the luma is taken from the style, and the colours stay those of
 *     the image
 */
public record StyleMixture(double strength, boolean keepColours) {

	/** All of it. */
	public static final StyleMixture FULL = new StyleMixture(1, false);

	/**
	 * @throws IllegalArgumentException if the strength is not from 0 to 1; one sentence for the user
	 */
	public StyleMixture {
		if (!(strength >= 0 && strength <= 1))
			throw new IllegalArgumentException("strength=" + strength
					+ " is not possible: give a number from 0 (the image as it is) to 1 (the whole style).");
	}

	/** A plane that mixes what it is given with the input before it hands it on. */
	OutputPlane over(final InputPlane input, final OutputPlane result) {
		return equals(FULL) ? result : new MixedPlane(this, input.colour(), result);
	}

	/**
	 * Mixes colours from 0 to 255, pixel by pixel.
	 *
	 * @param before three values of each pixel
	 * @param after the same number, from {@code offset} on; becomes the mixture
	 */
	void mix(final float[] before, final float[] after, final int offset) {
		for (int i = 0; i < before.length; i += 3) {
			final int at = offset + i;
			final float luma = keepColours
					? YCbCr.luma(after[at], after[at + 1], after[at + 2])
							- YCbCr.luma(before[i], before[i + 1], before[i + 2])
					: 0;
			for (int c = 0; c < 3; c++) {
				final float change = keepColours ? luma : after[at + c] - before[i + c];
				after[at + c] = (float) (before[i + c] + strength * change);
			}
		}
	}
}
