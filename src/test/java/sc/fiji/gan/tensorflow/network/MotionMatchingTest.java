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

@ExtendWith(InsideEngine.class)
class MotionMatchingTest {

	private static final int EDGE = 20;

	/** Noise, smooth over some pixels, as it is after it has moved. */
	private static FloatArray moved(final double dx, final double dy) {
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 1);
		for (int i = 0; i < EDGE * EDGE; i++) {
			final double x = i % EDGE - dx;
			final double y = i / EDGE - dy;
			image.data()[i] = (float) (0.4 * Math.sin(1.1 * x + 0.3 * y) + 0.4 * Math.cos(0.9 * y - 0.4 * x));
		}
		return image;
	}

	private static FloatArray flow(final FloatArray before, final FloatArray after) {
		return Calculation.value(after, Map.of(), (layers, a) -> new MotionMatching(2)
				.measure(layers.tf(), Tensors.constant(layers.tf(), before), a).flow());
	}

	/** In the middle, where nothing comes in from beyond the border. */
	private static float[] middle(final FloatArray flow) {
		final int at = 2 * (EDGE / 2 * EDGE + EDGE / 2);
		return new float[]{flow.data()[at], flow.data()[at + 1]};
	}

	@Test
	void wholePixelsAreMeasured() {
		assertArrayEquals(new float[]{1, -2}, middle(flow(moved(0, 0), moved(1, -2))), 0.1f);
		assertArrayEquals(new float[]{-2, 0}, middle(flow(moved(3, 1), moved(1, 1))), 0.1f);
	}

	@Test
	void partsOfAPixelLieBetweenThem() {
		final float[] half = middle(flow(moved(0, 0), moved(0.5, 0)));
		assertEquals(0.5, half[0], 0.2);
		assertEquals(0, half[1], 0.2);
	}

	/** Nothing to be seen: every displacement matches as well, and their mean is none. */
	@Test
	void whatShowsNothingDoesNotMove() {
		final FloatArray blank = FloatArray.zeros(1, EDGE, EDGE, 1);
		for (final float part : flow(blank, blank).data())
			assertEquals(0, part, 1e-5);
	}

	/**
	 * A channel for each displacement, row by row from the upper left; that of no displacement is the
	 * 13th of 25.
	 */
	@Test
	void costsAreMeanDifferencesOfSquares() {
		final Random random = new Random(1);
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 1);
		final FloatArray brighter = FloatArray.zeros(1, EDGE, EDGE, 1);
		for (int i = 0; i < EDGE * EDGE; i++) {
			image.data()[i] = random.nextFloat();
			brighter.data()[i] = image.data()[i] + 0.25f;
		}
		final FloatArray costs = Calculation.value(brighter, Map.of(), (layers, a) -> new MotionMatching(2)
				.measure(layers.tf(), Tensors.constant(layers.tf(), image), a).costs());
		assertEquals(25, costs.channels());
		for (int i = 0; i < EDGE * EDGE; i++) {
			assertEquals(0.25, costs.data()[25 * i + 12], 1e-5);
			assertTrue(costs.data()[25 * i] >= 0);
		}
	}
}
