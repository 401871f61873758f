package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/**
 * {@link StructureLosses#structure} and {@link StructureLosses#brightness} on ramps and spots, of
 * which all is known.
 */
@ExtendWith(InsideEngine.class)
class StructureLossesTest {

	private static final int EDGE = 6;

	/** Rises by so much with each pixel to the right and down. */
	private static FloatArray ramp(final double right, final double down, final int channels) {
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, channels);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) (right * (i / channels % EDGE) + down * (i / channels / EDGE));
		return image;
	}

	private static double structure(final FloatArray image, final FloatArray original, final int polarity) {
		return Calculation.value(image, Map.of(), structure(original, polarity)).data()[0];
	}

	private static BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> structure(final FloatArray original,
			final int polarity) {
		return (layers, x) -> StructureLosses.structure(layers.tf(), x, Tensors.constant(layers.tf(), original),
				polarity);
	}

	/** A ramp has the same gradient everywhere, so the correlation is the cosine of the angle. */
	@Test
	void structureIsTheAngleOfGradients() {
		final FloatArray right = ramp(0.1, 0, 1);
		assertEquals(0, structure(ramp(0.3, 0, 3), right, 1), 1e-3);
		assertEquals(1, structure(ramp(0, 0.2, 1), right, 1), 1e-3);
		assertEquals(1 - Math.sqrt(0.5), structure(ramp(0.2, 0.2, 1), right, 1), 1e-3);
		assertEquals(2, structure(ramp(-0.2, 0, 1), right, 1), 1e-3);
	}

	@Test
	void polarityOfStructureSaysWhichContrastIsRight() {
		final FloatArray right = ramp(0.1, 0, 1);
		assertEquals(0, structure(ramp(-0.2, 0, 1), right, -1), 1e-3);
		assertEquals(2, structure(ramp(0.2, 0, 1), right, -1), 1e-3);
		assertEquals(0, structure(ramp(-0.2, 0, 1), right, 0), 1e-3);
		assertEquals(0, structure(ramp(0.2, 0, 1), right, 0), 1e-3);
	}

	@Test
	void flatImagesHaveNoStructureThatCouldBeHeld() {
		final FloatArray flat = ramp(0, 0, 1);
		assertEquals(1, structure(flat, ramp(0.1, 0, 1), 1), 1e-6);
		for (final float g : Calculation.gradient(flat, Map.of(), structure(ramp(0.1, 0, 1), 1)).data())
			assertTrue(Float.isFinite(g), "gradient is " + g);
	}

	@Test
	void gradientOfStructureAgreesWithFiniteDifferences() {
		final FloatArray image = ramp(0.1, -0.05, 2);
		final FloatArray original = ramp(0.05, 0.1, 1);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] += (float) (0.3 * Math.sin(5 * i));
		for (final int polarity : new int[]{-1, 0, 1}) {
			final FloatArray gradient = Calculation.gradient(image, Map.of(), structure(original, polarity));
			for (int i = 0; i < image.data().length; i += 5) {
				final double up = structure(changed(image, i, 1e-2f), original, polarity);
				final double down = structure(changed(image, i, -1e-2f), original, polarity);
				assertEquals((up - down) / 2e-2, gradient.data()[i], 2e-3, "pixel " + i + ", polarity " + polarity);
			}
		}
	}

	private static double brightness(final FloatArray image, final FloatArray original, final int polarity) {
		return Calculation.value(image, Map.of(), brightness(original, polarity)).data()[0];
	}

	private static BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> brightness(final FloatArray original,
			final int polarity) {
		return (layers, x) -> StructureLosses.brightness(layers.tf(), x, Tensors.constant(layers.tf(), original),
				polarity);
	}

	private static double even(final FloatArray image, final FloatArray original, final int polarity) {
		return Calculation.value(image, Map.of(), even(original, polarity)).data()[0];
	}

	private static BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> even(final FloatArray original,
			final int polarity) {
		return (layers, x) -> StructureLosses.evenBrightness(layers.tf(), x, Tensors.constant(layers.tf(), original),
				polarity);
	}

	/** Ramps along x and along y do not correlate. That of one along both was worked out with NumPy. */
	@Test
	void brightnessIsTheCorrelationOfCompressedLuminance() {
		final FloatArray right = ramp(0.1, 0, 1);
		assertEquals(0, brightness(ramp(0.3, 0, 3), right, 1), 1e-3);
		assertEquals(1, brightness(ramp(0, 0.2, 1), right, 1), 1e-3);
		assertEquals(0.36234, brightness(ramp(0.2, 0.2, 1), right, 1), 1e-3);
		assertEquals(2, brightness(ramp(-0.2, 0, 1), right, 1), 1e-3);
		assertEquals(0, brightness(ramp(-0.2, 0, 1), right, -1), 1e-3);
		assertEquals(0, brightness(ramp(-0.2, 0, 1), right, 0), 1e-3);
		assertEquals(1, brightness(ramp(0, 0, 1), right, 1), 1e-6);
	}

	/** A spot of 1 and one of 0.2, which is lost: 0.0201 for plain correlation, by NumPy. */
	@Test
	void aFaintObjectMustNotBeLost() {
		assertEquals(0.18003, brightness(spots(0), spots(0.2f), 1), 1e-3);
	}

	/** Ramps along x and along y do not correlate. The other numbers were worked out with NumPy. */
	@Test
	void evenBrightnessIsTheCorrelationWithCompressedLuminance() {
		final FloatArray right = ramp(0.1, 0, 1);
		assertEquals(0.04107, even(ramp(0.3, 0, 3), right, 1), 1e-4);
		assertEquals(1, even(ramp(0, 0.2, 1), right, 1), 1e-4);
		assertEquals(0.32193, even(ramp(0.2, 0.2, 1), right, 1), 1e-4);
		assertEquals(1.95893, even(ramp(-0.2, 0, 1), right, 1), 1e-4);
		assertEquals(0.04107, even(ramp(-0.2, 0, 1), right, -1), 1e-4);
		assertEquals(0.04107, even(ramp(-0.2, 0, 1), right, 0), 1e-4);
		assertEquals(1, even(ramp(0, 0, 1), right, 1), 1e-6);
	}

	/**
	 * A spot of 1 and one of 0.2; by NumPy. Plain correlation would give 0.0201, if the second is lost.
	 */
	@Test
	void anObjectMustNotBeLostNorOutshone() {
		final FloatArray original = spots(0.2f);
		assertEquals(0.18004, even(spots(0), original, 1), 1e-4);
		assertEquals(0.08236, even(spots(0.2f), original, 1), 1e-4);
		assertEquals(0.02834, even(spots(1), original, 1), 1e-4);
	}

	private static FloatArray spots(final float second) {
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 1);
		for (final int first : new int[]{0, 1, EDGE, EDGE + 1}) {
			image.data()[first] = 1;
			image.data()[image.data().length - 1 - first] = second;
		}
		return image;
	}

	@Test
	void gradientOfBrightnessAgreesWithFiniteDifferences() {
		// Not at right angles to the image: there the loss without polarity has a kink.
		final FloatArray original = ramp(0.1, 0.02, 1);
		for (final int polarity : new int[]{-1, 0, 1}) {
			assertGradient(brightness(original, polarity), "polarity " + polarity);
			assertGradient(even(original, polarity), "even, polarity " + polarity);
		}
	}

	private static void assertGradient(final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss,
			final String which) {
		final FloatArray image = ramp(0.1, -0.05, 2);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] += (float) (0.3 * Math.sin(5 * i));
		final FloatArray gradient = Calculation.gradient(image, Map.of(), loss);
		for (int i = 0; i < image.data().length; i += 5) {
			final double up = Calculation.value(changed(image, i, 1e-2f), Map.of(), loss).data()[0];
			final double down = Calculation.value(changed(image, i, -1e-2f), Map.of(), loss).data()[0];
			assertEquals((up - down) / 2e-2, gradient.data()[i], 2e-3, "pixel " + i + ", " + which);
		}
	}

	private static FloatArray changed(final FloatArray image, final int index, final float by) {
		final FloatArray changed = new FloatArray(image.data().clone(), image.shape());
		changed.data()[index] += by;
		return changed;
	}
}
