package sc.fiji.gan.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a network that makes images out of nothing is given: numbers from which all else follows. An
 * input is {@code {n, styles, 1, latent + classes + 1}}, with a row for each layer that is told a
 * style: the latent vector, drawn from the standard normal distribution; the class, 1 at its place
 * and 0 elsewhere; and the truncation. The same input gives the same image.
 *
 * @param latent how many numbers the latent vector has, 1 or more
 * @param classes how many classes there are; 0 if there are none
 * @param styles how many rows there are, 1 or more: 1 if all layers are told the same
 */
public record LatentSpace(int latent, int classes, int styles) {

	/** So that images and the course of a training do not draw the same numbers. */
	private static final long SALT = 0x1A7E47L;
	/** Vectors that are nearer to parallel than this, in radians, are not gone between along an arc. */
	private static final double SMALLEST_ANGLE = 1e-4;

	/** @throws IllegalArgumentException if a number is out of its range; the message names it */
	public LatentSpace {
		require(latent >= 1, "latent", latent, "1 or more");
		require(classes >= 0, "classes", classes, "0 or more");
		require(styles >= 1, "styles", styles, "1 or more");
	}

	private static void require(final boolean holds, final String key, final Number value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + ": give " + expected + ".");
	}

	/** How many numbers a row has. */
	public int channels() {
		return latent + classes + 1;
	}

	/**
	 * The input of a seed: on every computer the same numbers. Those of neighbouring seeds have nothing
	 * to do with each other.
	 *
	 * @param category the class, counted from 0; without classes it is passed over
	 * @param truncation 1 for images as various as those of the training; less, down to 0, for images
	 *     that are more ordinary, and more alike
	 * @return {@code {1, styles, 1, channels}}
	 * @throws IllegalArgumentException if there is no such class, or the truncation is not a number
	 *     from 0 to 2
	 */
	public FloatArray input(final long seed, final int category, final double truncation) {
		require(classes == 0 || category >= 0 && category < classes, "category", category,
				"a class from 0 to " + (classes - 1));
		require(truncation >= 0 && truncation <= 2, "truncation", truncation, "a number from 0 to 2");
		final float[] row = Arrays.copyOf(normal(RandomStream.of(SALT, seed), latent), channels());
		if (classes > 0) row[latent + category] = 1;
		row[latent + classes] = (float) truncation;
		final FloatArray input = FloatArray.zeros(1, styles, 1, channels());
		for (int style = 0; style < styles; style++)
			System.arraycopy(row, 0, input.data(), style * channels(), channels());
		return input;
	}

	/**
	 * The input of a seed and a sentence, for networks that are told one: in each row the class is a
	 * word. Rows after the last word have none.
	 *
	 * @param words their numbers from 0, in their order
	 * @throws IllegalArgumentException if there is no such word, there are more of them than rows, or
	 *     the truncation is not a number from 0 to 2
	 */
	public FloatArray input(final long seed, final List<Integer> words, final double truncation) {
		require(words.size() <= styles, "words", words.size(), "at most " + styles);
		final FloatArray input = input(seed, 0, truncation);
		for (int row = 0; row < styles; row++)
			input.data()[row * channels() + latent] = 0;
		for (int row = 0; row < words.size(); row++) {
			require(words.get(row) >= 0 && words.get(row) < classes, "word", words.get(row),
					"a number from 0 to " + (classes - 1));
			input.data()[row * channels() + latent + words.get(row)] = 1;
		}
		return input;
	}

	/**
	 * Numbers of the standard normal distribution, after Box and Muller. Java's own may be others in
	 * another version of Java, and its sine on another computer.
	 */
	private static float[] normal(final SplittableRandom random, final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++) {
			final double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
			numbers[i] = (float) (radius * StrictMath.cos(2 * Math.PI * random.nextDouble()));
		}
		return numbers;
	}

	/**
	 * An input between two. Latent vectors go along an arc, so that they stay as long as those that the
	 * network was trained with; class and truncation go straight.
	 *
	 * @param part 0 for the first one, 1 for the other
	 * @see <a href="https://arxiv.org/abs/1609.04468">White, Sampling generative networks (2016)</a>
	 */
	public FloatArray between(final FloatArray first, final FloatArray other, final double part) {
		requireInput(first);
		requireInput(other);
		final FloatArray between = FloatArray.zeros(first.shape());
		for (int row = 0; row < styles; row++) {
			final int begin = row * channels();
			final double angle = angle(first.data(), other.data(), begin);
			final boolean straight = angle < SMALLEST_ANGLE || angle > Math.PI - SMALLEST_ANGLE;
			for (int i = 0; i < channels(); i++) {
				final boolean line = straight || i >= latent;
				final double a = line ? 1 - part : Math.sin((1 - part) * angle) / Math.sin(angle);
				final double b = line ? part : Math.sin(part * angle) / Math.sin(angle);
				between.data()[begin + i] = (float) (a * first.data()[begin + i] + b * other.data()[begin + i]);
			}
		}
		return between;
	}

	private double angle(final float[] first, final float[] other, final int begin) {
		double product = 0;
		double square = 0;
		double otherSquare = 0;
		for (int i = begin; i < begin + latent; i++) {
			product += (double) first[i] * other[i];
			square += (double) first[i] * first[i];
			otherSquare += (double) other[i] * other[i];
		}
		final double lengths = Math.sqrt(square * otherSquare);
		return lengths == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, product / lengths)));
	}

	/**
	 * The styles of one input in the coarse layers, and those of another in the fine ones: pose and
	 * shape of the one, texture and colour of the other.
	 *
	 * @param from the first layer, from 0 to {@code styles}, that has the fine ones
	 * @throws IllegalArgumentException if there is no such layer
	 */
	public FloatArray mixed(final FloatArray coarse, final FloatArray fine, final int from) {
		requireInput(coarse);
		requireInput(fine);
		require(from >= 0 && from <= styles, "layer", from, "a layer from 0 to " + styles);
		final FloatArray mixed = new FloatArray(coarse.data().clone(), coarse.shape());
		final int begin = from * channels();
		System.arraycopy(fine.data(), begin, mixed.data(), begin, mixed.data().length - begin);
		return mixed;
	}

	/**
	 * Several inputs as one, in their order, so that the network makes all images in one run.
	 *
	 * @return {@code {n, styles, 1, channels}}
	 */
	public FloatArray batch(final List<FloatArray> inputs) {
		final FloatArray batch = FloatArray.zeros(inputs.size(), styles, 1, channels());
		int begin = 0;
		for (final FloatArray input : inputs) {
			requireInput(input);
			System.arraycopy(input.data(), 0, batch.data(), begin, input.data().length);
			begin += input.data().length;
		}
		return batch;
	}

	private void requireInput(final FloatArray input) {
		if (!Arrays.equals(input.shape(), new int[]{1, styles, 1, channels()}))
			throw new IllegalArgumentException(
					"An input of this network is [1, " + styles + ", 1, " + channels() + "], not " + input + ".");
	}
}
