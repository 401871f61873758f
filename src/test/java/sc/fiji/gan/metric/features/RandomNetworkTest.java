package sc.fiji.gan.metric.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.metric.features.Convolution.Maps;

class RandomNetworkTest {

	private static FloatArray noise(final int side, final int channels) {
		final Random random = new Random(3);
		final FloatArray image = FloatArray.zeros(1, side, side, channels);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = random.nextFloat();
		return image;
	}

	/**
	 * Weights 1 to 9, row by row, and their negatives, on 3 x 2 pixels 1 2 3 / 4 5 6. At the first
	 * pixel the border is repeated: 1 1 2 / 1 1 2 / 4 4 5 makes 1 + 2 + 6 + 4 + 5 + 12 + 28 + 32 + 45 =
	 * 135; at the third 2 3 3 / 2 3 3 / 5 6 6 makes 2 + 6 + 9 + 8 + 15 + 18 + 35 + 48 + 54 = 195. The
	 * negatives are cut off.
	 */
	@Test
	void convolutionAgreesWithOneWorkedByHand() {
		final float[][] weights = new float[9][2];
		for (int tap = 0; tap < 9; tap++) {
			weights[tap][0] = tap + 1;
			weights[tap][1] = -tap - 1;
		}
		final Maps maps = new Convolution(weights, 1, 2).apply(new Maps(new float[]{1, 2, 3, 4, 5, 6}, 3, 2, 1));
		assertEquals(2, maps.width());
		assertEquals(1, maps.height());
		assertArrayEquals(new float[]{135, 0, 195, 0}, maps.values());
		final float[] means = new float[3];
		maps.means(means, 1);
		assertArrayEquals(new float[]{0, 165, 0}, means);
	}

	/** Without a bias, half the contrast around mid-grey makes half the features. */
	@Test
	void contrastScalesTheFeatures() {
		final FloatArray image = noise(32, 1);
		final FloatArray half = noise(32, 1);
		for (int i = 0; i < half.data().length; i++)
			half.data()[i] = 0.5f + 0.5f * (image.data()[i] - 0.5f);
		final float[] full = RandomNetwork.STANDARD.of(image);
		final float[] weaker = RandomNetwork.STANDARD.of(half);
		assertEquals(128, full.length);
		for (int i = 0; i < full.length; i++)
			assertEquals(0.5 * full[i], weaker[i], 1e-5);
	}

	/** Variance 2 / inputs keeps the size of values from layer to layer. */
	@Test
	void noLayerDiesOrExplodes() {
		final float[] features = RandomNetwork.STANDARD.of(noise(64, 3));
		int from = 0;
		for (final int channels : new int[]{16, 32, 32, 48}) {
			double sum = 0;
			for (int i = from; i < from + channels; i++)
				sum += features[i] / channels;
			assertTrue(sum > 0.05 && sum < 1, from + ": " + sum);
			from += channels;
		}
	}

	@Test
	void greyIsTheColourGreyAndColoursCount() {
		final FloatArray grey = noise(20, 1);
		final FloatArray colours = FloatArray.zeros(1, 20, 20, 3);
		for (int i = 0; i < colours.data().length; i++)
			colours.data()[i] = grey.data()[i / 3];
		assertArrayEquals(RandomNetwork.STANDARD.of(grey), RandomNetwork.STANDARD.of(colours));
		colours.data()[100] += 0.5f;
		assertTrue(!Arrays.equals(RandomNetwork.STANDARD.of(grey), RandomNetwork.STANDARD.of(colours)));
	}

	@Test
	void isAlwaysTheSameNetworkAndAnotherSeedIsAnother() {
		assertArrayEquals(new RandomNetwork(1).of(noise(16, 1)), RandomNetwork.STANDARD.of(noise(16, 1)));
		assertTrue(!Arrays.equals(new RandomNetwork(2).of(noise(16, 1)), RandomNetwork.STANDARD.of(noise(16, 1))));
		assertEquals("random network (seed 1)", RandomNetwork.STANDARD.name());
	}
}
