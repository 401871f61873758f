package sc.fiji.gan.tensorflow.network;

import java.util.SplittableRandom;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;

/**
 * Differentiable augmentation: what the discriminator is shown, real or fake, is shifted, and a
 * rectangle of it is cut out, so that it cannot learn a small data set by heart; the generator's
 * gradient passes through.
 * <p>
 * The random numbers come from outside, {@link #draw}n for each step by its seed. Images of a pair,
 * such as an enlarged one and its reference, are given the same ones.
 *
 * @param translation the largest shift, as a part of the edge; what comes in is zero
 * @param cutout the edges of the rectangle that becomes zero, as a part of the image's; 0 for none
 * @param brightness the most that is added to an image, or taken from it
 * @param contrast differences from the mean are multiplied by {@code 1 - contrast} to
 *     {@code 1 + contrast}
 * @see <a href="https://arxiv.org/abs/2006.10738">Zhao et al., Differentiable augmentation for
 * data-efficient GAN training (2020)</a>
 */
public record DiffAugment(double translation, double cutout, double brightness, double contrast) {

	/** Shifts of an eighth and a cutout of a fifth; grey values, which may carry a diagnosis, stay. */
	public static final DiffAugment GEOMETRY = new DiffAugment(0.125, 0.2, 0, 0);

	/** Random numbers for each image: shift and centre of the cutout along y and x, colour. */
	private static final int NUMBERS = 6;
	/** No shift, a cutout beyond the border, the colour as it is. */
	private static final float[] NEUTRAL = {0.5f, 0.5f, -1, -1, 0.5f, 0.5f};
	/** So that patches and their augmentation do not draw the same numbers. */
	private static final long SALT = 0x5DEECE66DL;

	/**
	 * The random numbers of a step, for an augmentation of all images.
	 *
	 * @param step counted from 0
	 * @param batch how many images
	 * @return {@code {batch, 6}}, from 0 up to, but not, 1
	 */
	public static FloatArray draw(final long seed, final long step, final int batch) {
		return draw(seed, step, batch, 1);
	}

	/**
	 * The random numbers of a step, if shift, cutout and colour are each applied to a part of the
	 * images only; for the others the numbers are such that nothing happens.
	 *
	 * @param step counted from 0
	 * @param batch how many images
	 * @param probability of each of the three for each image, 0 to 1
	 * @return {@code {batch, 6}}
	 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
	 * networks with limited data (2020)</a>
	 */
	public static FloatArray draw(final long seed, final long step, final int batch, final double probability) {
		final SplittableRandom random = RandomStream.of(seed, SALT, step);
		final FloatArray numbers = FloatArray.zeros(batch, NUMBERS);
		for (int i = 0; i < numbers.data().length; i++)
			numbers.data()[i] = random.nextInt(1 << 24) / (float) (1 << 24);
		for (int i = 0; i < numbers.data().length; i += 2)
			if (random.nextDouble() >= probability) {
				numbers.data()[i] = NEUTRAL[i % NUMBERS];
				numbers.data()[i + 1] = NEUTRAL[(i + 1) % NUMBERS];
			}
		return numbers;
	}

	/**
	 * The images, augmented.
	 *
	 * @param images {@code {batch, height, width, channels}}, of a size that is known
	 * @param numbers see {@link #draw}
	 */
	public Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> images, final Operand<TFloat32> numbers) {
		Operand<TFloat32> x = images;
		if (brightness != 0) x = tf.math.add(x, symmetric(tf, numbers, 4, brightness));
		if (contrast != 0) x = contrasted(tf, x, tf.math.add(symmetric(tf, numbers, 5, contrast), tf.constant(1f)));
		if (translation != 0) {
			x = shifted(tf, x, number(tf, numbers, 0));
			x = transposed(tf, shifted(tf, transposed(tf, x), number(tf, numbers, 1)));
		}
		return cutout == 0 ? x : tf.math.mul(x, mask(tf, x, numbers));
	}

	/** A random number of each image, {@code {batch, 1}}. */
	private static Operand<TFloat32> number(final Ops tf, final Operand<TFloat32> numbers, final int index) {
		return tf.slice(numbers, tf.constant(new int[]{0, index}), tf.constant(new int[]{-1, 1}));
	}

	/** A number from {@code -most} to {@code most} for each image, {@code {batch, 1, 1, 1}}. */
	private static Operand<TFloat32> symmetric(final Ops tf, final Operand<TFloat32> numbers, final int index,
			final double most) {
		final Operand<TFloat32> number = tf.reshape(number(tf, numbers, index), tf.constant(new int[]{-1, 1, 1, 1}));
		return tf.math.mul(tf.math.sub(number, tf.constant(0.5f)), tf.constant((float) (2 * most)));
	}

	private static Operand<TFloat32> contrasted(final Ops tf, final Operand<TFloat32> x,
			final Operand<TFloat32> factor) {
		final Operand<TFloat32> mean = tf.math.mean(x, tf.constant(new int[]{1, 2, 3}), Mean.keepDims(true));
		return tf.math.add(mean, tf.math.mul(factor, tf.math.sub(x, mean)));
	}

	/** Moves rows by a product with a shifted identity, row i of which picks row i - shift. */
	private Operand<TFloat32> shifted(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> number) {
		final int rows = (int) x.shape().get(1);
		final int columns = (int) x.shape().get(2);
		final int channels = (int) x.shape().get(3);
		final int most = (int) Math.round(translation * rows);
		final Operand<TFloat32> shift = tf.math.sub(tf.math.floor(tf.math.mul(number, tf.constant(2f * most + 1))),
				tf.constant((float) most));
		final Operand<TFloat32> picked = tf.reshape(tf.math.sub(positions(tf, rows), shift),
				tf.constant(new int[]{-1, rows, 1}));
		final Operand<TFloat32> matrix = tf.dtypes.cast(tf.math.equal(picked, positions(tf, rows)), TFloat32.class);
		final Operand<TFloat32> flat = tf.reshape(x, tf.constant(new int[]{-1, rows, columns * channels}));
		return tf.reshape(tf.train.batchMatMul(matrix, flat, TFloat32.class),
				tf.constant(new int[]{-1, rows, columns, channels}));
	}

	private static Operand<TFloat32> transposed(final Ops tf, final Operand<TFloat32> x) {
		return tf.linalg.transpose(x, tf.constant(new int[]{0, 2, 1, 3}));
	}

	/** Zero within a rectangle, which may reach over the border, and one elsewhere. */
	private Operand<TFloat32> mask(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> numbers) {
		final int height = (int) x.shape().get(1);
		final int width = (int) x.shape().get(2);
		final Operand<TFloat32> rows = tf.reshape(inside(tf, number(tf, numbers, 2), height),
				tf.constant(new int[]{-1, height, 1, 1}));
		final Operand<TFloat32> columns = tf.reshape(inside(tf, number(tf, numbers, 3), width),
				tf.constant(new int[]{-1, 1, width, 1}));
		return tf.math.sub(tf.constant(1f), tf.math.mul(rows, columns));
	}

	/** One for the positions of the cutout along an axis, {@code {batch, size}}. */
	private Operand<TFloat32> inside(final Ops tf, final Operand<TFloat32> number, final int size) {
		final int length = (int) Math.round(cutout * size);
		final Operand<TFloat32> centre = tf.math.floor(tf.math.mul(number, tf.constant((float) size)));
		final Operand<TFloat32> from = tf.math.sub(positions(tf, size),
				tf.math.sub(centre, tf.constant((float) (length / 2))));
		return tf.dtypes.cast(tf.math.logicalAnd(tf.math.greaterEqual(from, tf.constant(0f)),
				tf.math.less(from, tf.constant((float) length))), TFloat32.class);
	}

	/** 0, 1, 2 and so on, {@code {1, size}}. */
	private static Operand<TFloat32> positions(final Ops tf, final int size) {
		final float[][] positions = new float[1][size];
		for (int i = 0; i < size; i++)
			positions[0][i] = i;
		return tf.constant(positions);
	}
}
