package sc.fiji.gan.image;

import java.util.function.UnaryOperator;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;

/** Networks whose output is known, which behave at the borders of their input as real ones do. */
final class FakeNetworks {

	private FakeNetworks() {}

	/** Gives back its input. */
	static Network identity() {
		return network(x -> new FloatArray(x.data().clone(), x.shape()));
	}

	static Network network(final UnaryOperator<FloatArray> function) {
		return new Network() {

			@Override
			public FloatArray run(final FloatArray input) {
				return function.apply(input);
			}

			@Override
			public void close() {
				// Holds nothing.
			}
		};
	}

	/** Repeats each pixel {@code scale * scale} times. */
	static Network nearest(final int scale) {
		return network(x -> nearest(x, scale));
	}

	static FloatArray nearest(final FloatArray x, final int scale) {
		final int c = x.channels();
		final FloatArray y = FloatArray.zeros(1, x.height() * scale, x.width() * scale, c);
		for (int i = 0; i < y.data().length; i++) {
			final int column = i / c % y.width() / scale;
			final int row = i / c / y.width() / scale;
			y.data()[i] = x.data()[(row * x.width() + column) * c + i % c];
		}
		return y;
	}

	/**
	 * A convolution with an asymmetric kernel of {@code (2 radius + 1)^2} weights, padded with zeros,
	 * then a bend so that it is not linear, then {@link #nearest}. Its halo is {@code radius}.
	 */
	static Network zeroPadded(final int radius, final int scale) {
		return network(x -> nearest(convolve(x, radius), scale));
	}

	private static FloatArray convolve(final FloatArray x, final int radius) {
		final FloatArray y = FloatArray.zeros(x.shape());
		final int c = x.channels();
		for (int row = 0; row < x.height(); row++)
			for (int column = 0; column < x.width(); column++)
				for (int k = 0; k < c; k++) {
					double sum = 0;
					for (int j = Math.max(0, row - radius); j <= Math.min(x.height() - 1, row + radius); j++)
						for (int i = Math.max(0, column - radius); i <= Math.min(x.width() - 1, column + radius); i++)
							sum += weight(i - column, j - row) * x.data()[(j * x.width() + i) * c + k];
					y.data()[(row * x.width() + column) * c + k] = (float) (sum + 0.1 * Math.sin(sum));
				}
		return y;
	}

	static double weight(final int dx, final int dy) {
		return (1 + 0.3 * dx - 0.2 * dy) / (1 + dx * dx + dy * dy) / 4;
	}

	/** Averages cells of {@code multiple x multiple} pixels: depends on where the input begins. */
	static Network pooled(final int multiple) {
		return network(x -> {
			if (x.height() % multiple != 0 || x.width() % multiple != 0)
				throw new IllegalStateException("size must be a multiple of " + multiple);
			final FloatArray mean = FloatArray.zeros(1, x.height() / multiple, x.width() / multiple, 1);
			for (int i = 0; i < x.data().length; i++) {
				final int cell = i / x.width() / multiple * mean.width() + i % x.width() / multiple;
				mean.data()[cell] += x.data()[i] / (multiple * multiple);
			}
			return nearest(mean, multiple);
		});
	}
}
