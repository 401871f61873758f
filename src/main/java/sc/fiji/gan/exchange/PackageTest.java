package sc.fiji.gan.exchange;

import java.util.List;
import java.util.function.Function;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.exchange.TestImages.Deviation;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelException;

/** Runs networks on the test tensors of packages of this plugin. */
final class PackageTest {

	private PackageTest() {}

	/**
	 * What becomes of a test tensor.
	 *
	 * @param input before the input's processing; of a generator, its numbers
	 * @param network gives all of its outputs
	 * @return after the output's processing; of a feature network, its layers
	 */
	static List<FloatArray> made(final ModelDescription is, final FloatArray input,
			final Function<FloatArray, List<FloatArray>> network) {
		final List<FloatArray> made = network
				.apply(is.generation().isPresent() ? input : TensorValues.seen(input, is.input()));
		return made.size() > 1 ? made : List.of(TensorValues.finished(made.get(0), is.output()));
	}

	/**
	 * How far that is from what it should be, for the output that is furthest.
	 *
	 * @throws ModelException if it is of another size
	 */
	static Deviation deviation(final ModelDescription is, final List<FloatArray> expected,
			final List<FloatArray> made) {
		Deviation largest = new Deviation(0, 0);
		for (int i = 0; i < expected.size(); i++) {
			final Deviation deviation = deviation(is, expected.get(i), made.get(i));
			if (!(deviation.relative() <= largest.relative())) largest = deviation;
		}
		return largest;
	}

	private static Deviation deviation(final ModelDescription is, final FloatArray expected, final FloatArray made) {
		try {
			return new TestImages(made, expected, false).deviation(made);
		} catch (final IllegalArgumentException e) {
			throw new ModelException("Model '" + is.id() + "' has a wrong test tensor (" + e.getMessage()
					+ "): install or train it again.", e);
		}
	}
}
