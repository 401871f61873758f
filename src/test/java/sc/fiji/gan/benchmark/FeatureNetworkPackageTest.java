package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.metric.PerceptualDistance;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;

class FeatureNetworkPackageTest {

	@TempDir
	private Path work;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@Test
	void packageMeasuresImagesAsItsTestTensorsSay() throws Exception {
		final Path weights = work.resolve("weights.npz");
		Npz.write(weights, weights(), "");
		assertEquals(0, run(weights.toString(), work.toString(), "--name", "features"));
		final Path folder = work.resolve("features");
		assertEquals(folder, Path.of(out.toString().strip()));

		final ModelPackage model = ModelPackage.read(folder);
		assertEquals(Task.FEATURE_EXTRACTION, model.description().task());
		final FeatureExtractor extractor = model.featureExtractor();
		try (FeatureNetwork network = Engines.engine().loadFeatures(extractor.network())) {
			final List<FloatArray> layers = network.features(extractor.prepare(rgb(model.testInput().orElseThrow())));
			for (int i = 0; i < layers.size(); i++)
				assertArrayEquals(model.testOutputs().get(i).data(), layers.get(i).data(), 0.02f);
			final PerceptualDistance distance = new PerceptualDistance(network, extractor);
			final FloatArray grey = FloatArray.zeros(1, 40, 40, 1);
			final FloatArray changed = FloatArray.zeros(1, 40, 40, 1);
			changed.data()[820] = 1;
			assertEquals(0, distance.compare(grey, grey));
			assertTrue(distance.compare(changed, grey) > 1e-3);
		}
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Gan.open(folder.toString())).getMessage()
				.contains("makes no images"));
	}

	@Test
	void saysWhichWeightsAreMissing() throws Exception {
		final Path weights = work.resolve("weights.npz");
		Npz.write(weights, Map.of("conv1__kernel", FloatArray.zeros(3, 3, 3, 64)), "");
		assertEquals(1, run(weights.toString(), work.toString()));
		assertTrue(err.toString().contains("'conv1__bias'"), err.toString());
		assertEquals(1, run(work.resolve("nothing.npz").toString(), work.toString()));
		assertTrue(err.toString().contains("nothing.npz"), err.toString());
	}

	private int run(final String... arguments) {
		return Program.of(new FeatureNetworkPackage()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true))
				.execute(arguments);
	}

	/** From blue, green, red of 0 to 255. */
	private static FloatArray rgb(final FloatArray bgr) {
		final FloatArray rgb = FloatArray.zeros(bgr.shape());
		for (int i = 0; i < rgb.data().length; i++)
			rgb.data()[i] = bgr.data()[i / 3 * 3 + 2 - i % 3] / 255;
		return rgb;
	}

	static Map<String, FloatArray> weights() {
		final Map<String, FloatArray> weights = new LinkedHashMap<>();
		add(weights, "conv1", 3, 3, 64);
		int in = 64;
		for (int fire = 2; fire <= 9; fire++) {
			final int few = 16 * (fire / 2);
			add(weights, "fire" + fire + "__squeeze1x1", 1, in, few);
			add(weights, "fire" + fire + "__expand1x1", 1, few, 4 * few);
			add(weights, "fire" + fire + "__expand3x3", 3, few, 4 * few);
			in = 8 * few;
		}
		return weights;
	}

	private static void add(final Map<String, FloatArray> weights, final String name, final int size, final int in,
			final int filters) {
		final Random random = new Random(name.hashCode());
		final FloatArray kernel = FloatArray.zeros(size, size, in, filters);
		for (int i = 0; i < kernel.data().length; i++)
			kernel.data()[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (size * size * in)));
		weights.put(name + "__kernel", kernel);
		weights.put(name + "__bias", FloatArray.zeros(filters));
	}
}
