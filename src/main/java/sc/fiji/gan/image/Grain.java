package sc.fiji.gan.image;

import sc.fiji.gan.engine.RandomStream;

/**
 * A plane of whole numbers from 0 to 255 that look random, each as likely as any other, and depend
 * on the place alone: whichever image or tile it is read for, it is the same.
 *
 * @param width of the image that it lies beside
 * @param height likewise
 */
public record Grain(int width, int height) implements Plane {

	private static final int LEVELS = 256;

	@Override
	public int channels() {
		return 1;
	}

	/** Not mirrored beyond the border: there are numbers for every place. */
	@Override
	public void read(final int x, final int y, final int blockWidth, final int blockHeight, final float[] dest) {
		for (int j = 0; j < blockHeight; j++)
			for (int i = 0; i < blockWidth; i++)
				dest[j * blockWidth + i] = at(x + i, y + j);
	}

	private static int at(final int x, final int y) {
		return RandomStream.of(x, y).nextInt(LEVELS);
	}
}
