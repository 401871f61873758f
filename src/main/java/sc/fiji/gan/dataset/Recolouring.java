package sc.fiji.gan.dataset;

import java.util.SplittableRandom;

/**
 * Pictures of other colours made of few: red, green and blue change places, and all may become the
 * negative. What a picture is drawn with stays.
 */
final class Recolouring {

	private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	private static final int OF_WHICH_ONE_IS_NEGATIVE = 4;

	private Recolouring() {}

	/** @param colours red, green, blue of each pixel, from -1 to 1; changed */
	static void apply(final float[] colours, final SplittableRandom random) {
		final int[] order = ORDERS[random.nextInt(ORDERS.length)];
		final float sign = random.nextInt(OF_WHICH_ONE_IS_NEGATIVE) == 0 ? -1 : 1;
		final float[] pixel = new float[3];
		for (int i = 0; i < colours.length; i += 3) {
			System.arraycopy(colours, i, pixel, 0, 3);
			for (int c = 0; c < 3; c++)
				colours[i + c] = sign * pixel[order[c]];
		}
	}
}
