package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class WarpTest {

	/** Three rows of four pixels. */
	private static final FloatArray IMAGE = new FloatArray(new float[]{0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23}, 1,
			3, 4, 1);

	private static FloatArray flow(final float x, final float y) {
		final FloatArray flow = FloatArray.zeros(1, 3, 4, 2);
		for (int i = 0; i < flow.data().length; i++)
			flow.data()[i] = i % 2 == 0 ? x : y;
		return flow;
	}

	private static float[] moved(final FloatArray image, final FloatArray flow) {
		return Calculation.value(flow, Map.of(),
				(layers, f) -> new Warp(layers.tf()).apply(Tensors.constant(layers.tf(), image), f)).data();
	}

	@Test
	void whatDoesNotMoveStaysAsItIs() {
		assertArrayEquals(IMAGE.data(), moved(IMAGE, flow(0, 0)), 0);
	}

	/** One pixel to the right: the pixel at the border is there twice. */
	@Test
	void wholePixelsAreCopied() {
		assertArrayEquals(new float[]{0, 0, 1, 2, 10, 10, 11, 12, 20, 20, 21, 22}, moved(IMAGE, flow(1, 0)), 0);
		assertArrayEquals(new float[]{20, 21, 22, 23, 20, 21, 22, 23, 20, 21, 22, 23}, moved(IMAGE, flow(0, -2)), 0);
	}

	/** A quarter of a pixel to the left and half a pixel down: x + 0.25 and y - 0.5 on a plane. */
	@Test
	void betweenPixelsItIsLinear() {
		final float[] moved = moved(IMAGE, flow(-0.25f, 0.5f));
		assertEquals(11 + 0.25 - 5, moved[5], 1e-5);
		assertEquals(20 + 0.25 - 5, moved[8], 1e-5);
		assertEquals(3, moved[3], 1e-5);
	}

	/** Each of two images has its own pixels and motion. */
	@Test
	void imagesOfABatchAreKeptApart() {
		final FloatArray images = new FloatArray(new float[]{1, 2, 3, 4, 5, 6}, 2, 1, 3, 1);
		final FloatArray flow = new FloatArray(new float[]{1, 0, 1, 0, 1, 0, -1, 0, -1, 0, -1, 0}, 2, 1, 3, 2);
		assertArrayEquals(new float[]{1, 1, 2, 5, 6, 6}, moved(images, flow), 0);
	}

	private static Operand<TFloat32> weighted(final Layers layers, final Operand<TFloat32> moved) {
		final FloatArray weights = FloatArray.zeros(1, 3, 4, 1);
		for (int i = 0; i < 12; i++)
			weights.data()[i] = (float) Math.cos(i);
		return layers.tf().reduceSum(layers.tf().math.mul(moved, Tensors.constant(layers.tf(), weights)),
				layers.tf().constant(new int[]{0, 1, 2, 3}));
	}

	@Test
	void gradientsAreThoseOfDifferences() {
		final Random random = new Random(2);
		final FloatArray flow = FloatArray.zeros(1, 3, 4, 2);
		for (int i = 0; i < flow.data().length; i++)
			flow.data()[i] = random.nextInt(3) - 1 + 0.2f + 0.6f * random.nextFloat();
		FiniteDifferences.assertAgree(flow,
				(layers, f) -> weighted(layers, new Warp(layers.tf()).apply(Tensors.constant(layers.tf(), IMAGE), f)),
				0.02f, 1);
		FiniteDifferences.assertAgree(IMAGE,
				(layers, x) -> weighted(layers, new Warp(layers.tf()).apply(x, Tensors.constant(layers.tf(), flow))),
				0.1f, 1);
	}

	/** However far the network tells things to have moved, tiles are read wide enough. */
	@Test
	void theFarthestMotionIsWithinTheHalo() {
		final MotionGenerator network = new MotionGenerator(4, 2);
		assertTrue(network.farthest() <= network.halo());
		final int edge = 4 * ((2 * network.halo() + 8) / 4);
		final FloatArray input = noise(edge);
		final float[] before = pushed(network, input).data();
		final int centre = edge / 2;
		input.data()[(centre * edge + centre) * 3 + 1] += 5;
		final float[] after = pushed(network, input).data();
		int reach = 0;
		for (int i = 0; i < before.length; i++)
			if (before[i] != after[i])
				reach = Math.max(reach, Math.max(Math.abs(i % edge - centre), Math.abs(i / edge - centre)));
		assertTrue(reach <= network.halo(), reach + " > " + network.halo());
		assertTrue(reach > 10, String.valueOf(reach));
	}

	/** With weights so large that everything is told to move as far as it can. */
	private static FloatArray pushed(final MotionGenerator network, final FloatArray input) {
		return Calculation.valueAtStart(input, 3,
				(layers, x) -> network.apply(layers, layers.tf().math.mul(x, layers.tf().constant(100f))));
	}

	private static FloatArray noise(final int edge) {
		final Random random = new Random(1);
		final FloatArray noise = FloatArray.zeros(1, edge, edge, 3);
		for (int i = 0; i < noise.data().length; i++)
			noise.data()[i] = 2 * random.nextFloat() - 1;
		return noise;
	}
}
