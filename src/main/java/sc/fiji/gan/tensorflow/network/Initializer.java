package sc.fiji.gan.tensorflow.network;

import java.util.Arrays;
import java.util.Random;

import sc.fiji.gan.engine.FloatArray;

/** Draws initial weights. */
@FunctionalInterface
public interface Initializer {

	FloatArray draw(int[] shape, Random random);

	/** Zeros. */
	Initializer ZEROS = (shape, random) -> FloatArray.zeros(shape);

	/** Ones. */
	Initializer ONES = (shape, random) -> {
		final FloatArray ones = FloatArray.zeros(shape);
		Arrays.fill(ones.data(), 1);
		return ones;
	};

	/** Normal with the mean 0. */
	static Initializer normal(final double deviation) {
		return (shape, random) -> {
			final FloatArray numbers = FloatArray.zeros(shape);
			for (int i = 0; i < numbers.data().length; i++)
				numbers.data()[i] = (float) (deviation * random.nextGaussian());
			return numbers;
		};
	}

	/**
	 * Normal with the variance 2 / fan-in that keeps the scale of activations through rectifiers, times
	 * {@code gain} squared. Kernels are {@code {height, width, in, out}} or {@code {in, out}}.
	 *
	 * @see <a href="https://arxiv.org/abs/1502.01852">He et al., Delving deep into rectifiers
	 * (2015)</a>
	 */
	static Initializer he(final double gain) {
		return (shape, random) -> {
			final FloatArray kernel = FloatArray.zeros(shape);
			final int fanIn = kernel.data().length / shape[shape.length - 1];
			final double deviation = gain * Math.sqrt(2.0 / fanIn);
			for (int i = 0; i < kernel.data().length; i++)
				kernel.data()[i] = (float) (deviation * random.nextGaussian());
			return kernel;
		};
	}
}
