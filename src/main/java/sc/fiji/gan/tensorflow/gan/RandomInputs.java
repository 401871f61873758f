package sc.fiji.gan.tensorflow.gan;

import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.RandomStream;

/**
 * The random numbers of a step, which are always the same.
 *
 * @param seed of the training
 */
record RandomInputs(long seed, long step) {

	/** So that latent vectors and augmentation do not draw the same numbers. */
	private static final long SALT = 0x6C6174L;

	/**
	 * Latent vectors, one for each image.
	 *
	 * @param mixing which part of the images has one vector up to a style, and another from there on
	 * @return {@code {batch, styles, 1, latent}}
	 */
	FloatArray latents(final int batch, final LatentSpace space, final double mixing) {
		final FloatArray latents = FloatArray.zeros(batch, space.styles(), 1, space.latent());
		final SplittableRandom random = RandomStream.of(seed, SALT, step);
		for (int image = 0; image < batch; image++)
			draw(latents, image, 0, random);
		final SplittableRandom mixed = stream("mixing");
		for (int image = 0; image < batch; image++)
			if (mixed.nextDouble() < mixing) draw(latents, image, mixed.nextInt(1, space.styles()), mixed);
		return latents;
	}

	/** The same vector for this style and all that follow. */
	private static void draw(final FloatArray latents, final int image, final int style,
			final SplittableRandom random) {
		final int length = latents.channels();
		final int styles = latents.shape()[1];
		final float[] vector = new float[length];
		for (int i = 0; i < length; i++)
			vector[i] = (float) random.nextGaussian();
		for (int at = style; at < styles; at++)
			System.arraycopy(vector, 0, latents.data(), (image * styles + at) * length, length);
	}

	/**
	 * Numbers of the standard normal distribution.
	 *
	 * @param name those of another name are others
	 */
	FloatArray normal(final String name, final int... shape) {
		final SplittableRandom random = stream(name);
		final FloatArray numbers = FloatArray.zeros(shape);
		for (int i = 0; i < numbers.data().length; i++)
			numbers.data()[i] = (float) random.nextGaussian();
		return numbers;
	}

	/**
	 * Numbers drawn evenly from 0 to 1.
	 *
	 * @param name those of another name are others
	 */
	FloatArray even(final String name, final int... shape) {
		final SplittableRandom random = stream(name);
		final FloatArray numbers = FloatArray.zeros(shape);
		for (int i = 0; i < numbers.data().length; i++)
			numbers.data()[i] = (float) random.nextDouble();
		return numbers;
	}

	private SplittableRandom stream(final String name) {
		return RandomStream.of(seed, SALT, name.hashCode(), step);
	}
}
