package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** Features that are told a style. */
@ExtendWith(InsideEngine.class)
class StyledGeneratorTest {

	private static final StyledGenerator GENERATOR = new StyledGenerator(new ResNetGenerator(2, 1, 3));

	/**
	 * The vector (1, 2): scales 1 + 1 * 0.5 + 2 * 0.25 + 0.1 = 2.1 and 1 - 1 + 0 = 0, shifts 3 and 1 *
	 * 0 + 2 * 2 - 5 = -1, by hand.
	 */
	@Test
	void channelsAreScaledAndShiftedAsAVectorSays() {
		final Map<String, FloatArray> weights = Map.of("net/scale/kernel",
				new FloatArray(new float[]{0.5f, -1, 0.25f, 0}, 2, 2), "net/scale/bias",
				new FloatArray(new float[]{0.1f, 0}, 2), "net/shift/kernel",
				new FloatArray(new float[]{0, 0, 0, 2}, 2, 2), "net/shift/bias", new FloatArray(new float[]{3, -5}, 2));
		final FloatArray x = new FloatArray(new float[]{10, 20, -1, 7}, 1, 1, 2, 2);
		assertArrayEquals(new float[]{24, -1, 0.9f, -1}, Calculation.value(x, weights,
				(layers, input) -> FeatureModulation.apply(layers, input, layers.tf().constant(new float[][]{{1, 2}})))
				.data(), 1e-5f);
	}

	private static FloatArray painted(final FloatArray picture) {
		final FloatArray photo = FloatArray.zeros(1, 24, 20, 4);
		final Random random = new Random(2);
		for (int i = 0; i < photo.data().length; i++)
			photo.data()[i] = 2 * random.nextFloat() - 1;
		return Calculation.valueAtStart(photo, 5,
				(layers, x) -> GENERATOR.apply(layers, x, Tensors.constant(layers.tf(), picture)));
	}

	private static FloatArray plain(final int height, final int width, final float... colours) {
		final FloatArray picture = FloatArray.zeros(1, height, width, 3);
		for (int i = 0; i < picture.data().length; i++)
			picture.data()[i] = colours[i % 3];
		return picture;
	}

	/** What is told are means and standard deviations, which do not depend on how much there is. */
	@Test
	void sizeOfThePictureDoesNotCount() {
		final float[] small = painted(plain(16, 16, 0.8f, 0.1f, -0.7f)).data();
		final float[] large = painted(plain(48, 33, 0.8f, 0.1f, -0.7f)).data();
		assertArrayEquals(small, large, 1e-3f);
	}

	@Test
	void coloursAndContrastOfThePictureCount() {
		final float[] orange = painted(plain(16, 16, 0.8f, 0.1f, -0.7f)).data();
		final FloatArray stripes = plain(16, 16, 0.8f, 0.1f, -0.7f);
		for (int i = 0; i < stripes.data().length; i++)
			stripes.data()[i] += i / 3 % 2 == 0 ? 0.2f : -0.2f;
		assertTrue(difference(orange, painted(plain(16, 16, -0.7f, 0.1f, 0.8f)).data()) > 1e-3);
		assertTrue(difference(orange, painted(stripes).data()) > 1e-3);
		assertEquals(0, difference(orange, painted(plain(16, 16, 0.8f, 0.1f, -0.7f)).data()));
	}

	private static double difference(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += Math.abs(a[i] - b[i]) / a.length;
		return sum;
	}
}
