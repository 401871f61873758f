package sc.fiji.gan.image;

import sc.fiji.gan.engine.RandomStream;

/**
 * A plane of numbers that look random, are as likely anywhere between black and white of the image
 * that it lies beside, or in a part of that about its middle, and depend on place and frame alone:
 * whichever tile it is read for, it is the same.
 *
 * @param width of the image that it lies beside
 * @param height likewise
 * @param frame those of another frame are others
 * @param strength from 0, which leaves them all half-way between black and white, to 1
 * @param after from -1 for black and 1 for white to the values of the image
 */
record FrameNoise(int width, int height, int frame, double strength, Normalisation after) implements Plane {

	@Override
	public int channels() {
		return 1;
	}

	/** Not mirrored beyond the border: there are numbers for every place. */
	@Override
	public void read(final int x, final int y, final int blockWidth, final int blockHeight, final float[] dest) {
		for (int j = 0; j < blockHeight; j++)
			for (int i = 0; i < blockWidth; i++) {
				final double number = 2 * RandomStream.of(frame, x + i, y + j).nextDouble() - 1;
				dest[j * blockWidth + i] = (float) (strength * number);
			}
		after.apply(dest, 1);
	}
}
