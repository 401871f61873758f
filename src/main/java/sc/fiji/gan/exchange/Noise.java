package sc.fiji.gan.exchange;

import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;

/**
 * Random pixels, always the same: what a network is tried on, for nothing in it is dark or smooth.
 */
final class Noise {

	private static final long SEED = 1;

	private Noise() {}

	/** From 0 to 1. */
	static FloatArray image(final int height, final int width, final int channels) {
		final FloatArray image = FloatArray.zeros(1, height, width, channels);
		final SplittableRandom random = new SplittableRandom(SEED);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) random.nextDouble();
		return image;
	}
}
