package sc.fiji.gan.metric.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.NetworkFile;

class PooledNetworkTest {

	private final AtomicBoolean closed = new AtomicBoolean();

	/** Of two layers only the last counts: its two channels are 2 x and 10 over two pixels of x. */
	private final FeatureNetwork network = new FeatureNetwork() {

		@Override
		public List<FloatArray> features(final FloatArray input) {
			final float[] x = input.data();
			return List.of(FloatArray.zeros(1, 9, 9, 4),
					FloatArray.image(new float[]{2 * x[0], 10, 2 * x[1], 10}, 1, 2, 2));
		}

		@Override
		public void close() {
			closed.set(true);
		}
	};

	@Test
	void averagesTheLastLayerOfTheNetworkOverTheImage() {
		final FeatureExtractor extractor = new FeatureExtractor(
				new NetworkFile(Path.of("none"), NetworkFile.Format.FROZEN_GRAPH, "input", List.of("layer")),
				List.of(new Channel(0, 100, 1)), "0123456789abcdef");
		try (PooledNetwork features = new PooledNetwork("squeeze", network, extractor)) {
			// 0.1 and 0.3 come in as 11 and 31.
			assertArrayEquals(new float[]{42, 10}, features.of(FloatArray.image(new float[]{0.1f, 0.3f}, 1, 2, 1)),
					1e-4f);
			assertEquals("squeeze (01234567), last layer", features.name());
		}
		assertTrue(closed.get());
	}
}
