package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFile;

class PerceptualDistanceTest {

	private static final FeatureExtractor BGR = extractor(new Channel(2, 255, -104), new Channel(1, 255, -117),
			new Channel(0, 255, -123));

	/**
	 * Layer 1, two pixels: (3, 4) and (0, 5) have the directions (0.6, 0.8) and (0, 1), whose squared
	 * difference is 0.36 + 0.04; the other pixel does not change. Layer 2, one pixel: (2, 0) and (0, 7)
	 * are at right angles, 2. Together 0.4 / 2 + 2.
	 */
	@Test
	void isTheSumOverLayersOfTheMeanDifferenceOfDirections() {
		final FeatureNetwork network = network(
				image -> List.of(image < 0.5 ? features(2, 3, 4, 1, 1) : features(2, 0, 5, 2, 2),
						image < 0.5 ? features(1, 2, 0) : features(1, 0, 7)));
		final PerceptualDistance distance = new PerceptualDistance(network, extractor(new Channel(0, 1, 0)));
		assertEquals(2.2, distance.compare(grey(1), grey(0)), 1e-6);
		assertEquals(0, distance.compare(grey(1), grey(1)));
	}

	@Test
	void pixelsWithoutFeaturesAreFiniteDistancesAway() {
		final PerceptualDistance distance = new PerceptualDistance(
				network(image -> List.of(image < 0.5 ? features(1, 0, 0) : features(1, 3, 4))),
				extractor(new Channel(0, 1, 0)));
		assertEquals(1, distance.compare(grey(1), grey(0)), 1e-6);
		assertEquals(0, distance.compare(grey(0), grey(0)));
	}

	@Test
	void coloursArePutInTheNetworksOrder() {
		final FloatArray pixels = FloatArray.image(new float[]{1, 0.5f, 0, 0, 0, 1}, 1, 2, 3);
		assertArrayEquals(new float[]{-104, 10.5f, 132, 151, -117, -123}, BGR.prepare(pixels).data(), 1e-4f);
	}

	@Test
	void greyImagesFillAllChannels() {
		final FloatArray prepared = BGR.prepare(FloatArray.image(new float[]{0, 1}, 1, 2, 1));
		assertArrayEquals(new int[]{1, 1, 2, 3}, prepared.shape());
		assertArrayEquals(new float[]{-104, -117, -123, 151, 138, 132}, prepared.data(), 1e-4f);
	}

	@Test
	void otherChannelsAndSizesAreRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> BGR.prepare(FloatArray.zeros(1, 4, 4, 2)))
				.getMessage().contains("not 2 channels"));
		final PerceptualDistance distance = new PerceptualDistance(network(image -> List.of()), BGR);
		assertThrows(IllegalArgumentException.class,
				() -> distance.compare(FloatArray.zeros(1, 4, 4, 3), FloatArray.zeros(1, 4, 5, 3)));
	}

	private static FloatArray grey(final float value) {
		return FloatArray.image(new float[]{value}, 1, 1, 1);
	}

	private static FloatArray features(final int width, final float... values) {
		return FloatArray.image(values, 1, width, values.length / width);
	}

	private static FeatureExtractor extractor(final Channel... channels) {
		return new FeatureExtractor(
				new NetworkFile(Path.of("none"), NetworkFile.Format.FROZEN_GRAPH, "input", List.of("layer")),
				List.of(channels), "");
	}

	private interface Layers {

		List<FloatArray> of(float firstPixel);
	}

	private static FeatureNetwork network(final Layers layers) {
		return new FeatureNetwork() {

			@Override
			public List<FloatArray> features(final FloatArray input) {
				return layers.of(input.data()[0]);
			}

			@Override
			public void close() {}
		};
	}
}
