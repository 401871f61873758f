package sc.fiji.gan.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.BiFunction;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.tensorflow.network.Layers;

/**
 * Holds gradients against differences of values. Networks of rectifiers have bends, and where one
 * lies between the two values there is no slope to compare with: such numbers are told by two
 * differences that disagree, and left out.
 */
public final class FiniteDifferences {

	/** Of the largest slope. */
	private static final double BEND = 0.004;
	private static final double TOLERANCE = 0.01;

	private FiniteDifferences() {}

	/**
	 * @param at where the gradient of a scalar is looked at
	 * @param step to either side; a half of it is the other difference
	 * @param every of so many numbers one is looked at, of which two thirds must not be left out
	 */
	public static void assertAgree(final FloatArray at,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss, final float step, final int every) {
		final float[] gradient = Calculation.gradient(at, Map.of(), loss).data();
		final int count = (gradient.length + every - 1) / every;
		final double[][] slopes = new double[count][];
		double steepest = 0;
		for (int i = 0; i < count; i++) {
			slopes[i] = new double[]{slope(at, loss, i * every, step), slope(at, loss, i * every, step / 2)};
			steepest = Math.max(steepest, Math.abs(slopes[i][1]));
		}
		int compared = 0;
		for (int i = 0; i < count; i++) {
			if (Math.abs(slopes[i][0] - slopes[i][1]) > BEND * steepest) continue;
			assertEquals(slopes[i][1], gradient[i * every], TOLERANCE * steepest, "number " + i * every);
			compared++;
		}
		assertTrue(3 * compared >= 2 * count, "only " + compared + " of " + count + " could be compared");
	}

	private static double slope(final FloatArray at,
			final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss, final int number, final float step) {
		final FloatArray up = changed(at, number, step);
		final FloatArray down = changed(at, number, -step);
		return (Calculation.value(up, Map.of(), loss).data()[0] - Calculation.value(down, Map.of(), loss).data()[0])
				/ (up.data()[number] - (double) down.data()[number]);
	}

	private static FloatArray changed(final FloatArray array, final int at, final float by) {
		final float[] data = array.data().clone();
		data[at] += by;
		return new FloatArray(data, array.shape());
	}
}
