package sc.fiji.gan.tensorflow.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.engine.FeatureNetwork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.FiniteDifferences;
import sc.fiji.gan.tensorflow.network.ConstantWeights;
import sc.fiji.gan.tensorflow.network.FeatureLayers;
import sc.fiji.gan.tensorflow.network.Layers;
import sc.fiji.gan.tensorflow.network.SqueezeNet;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/**
 * SqueezeNet with weights by formula. Expected: a program in NumPy 2, in doubles, that pads, shifts
 * and multiplies by hand.
 */
@ExtendWith(InsideEngine.class)
class SqueezeNetTest {

	private static final NetworkReader READER = new NetworkReader(new Sessions(EngineOptions.DEFAULT));
	private static final int[][] SHAPES = {{1, 19, 24, 64}, {1, 9, 11, 128}, {1, 4, 5, 256}, {1, 1, 2, 384},
			{1, 1, 2, 384}, {1, 1, 2, 512}, {1, 1, 2, 512}};
	private static final double[] MEANS = {0.1699609734319, 0.09410860698490905, 0.03189835571089168,
			0.03140262196019887, 0.03079972644016263, 0.0309782669480487, 0.030908287499276543};
	private static final double[] ROOT_MEAN_SQUARES = {0.27819242495197755, 0.15475055781046673, 0.050280830839795655,
			0.04962352307421422, 0.048696594675100305, 0.0489455719463826, 0.04883853873727906};

	@Test
	void layersAgreeWithNumPy(@TempDir final Path folder) {
		final NetworkFile file = NetworkWriter.writeSqueezeNet(weights(), folder.resolve("net.zip"));
		assertEquals(List.of("conv1", "fire3", "fire5", "fire6", "fire7", "fire8", "fire9"), file.outputs());
		final FloatArray image = FloatArray.zeros(1, 39, 50, 3);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) Math.cos(0.1 * i);
		try (FeatureNetwork network = READER.readFeatures(file)) {
			final List<FloatArray> layers = network.features(image);
			for (int i = 0; i < SHAPES.length; i++) {
				assertArrayEquals(SHAPES[i], layers.get(i).shape());
				assertEquals(MEANS[i], mean(layers.get(i), 1), 1e-6, file.outputs().get(i));
				assertEquals(ROOT_MEAN_SQUARES[i], Math.sqrt(mean(layers.get(i), 2)), 1e-6, file.outputs().get(i));
			}
			assertEquals(0.0002743390409251393, layers.get(6).data()[1023], 1e-6);
		}
	}

	/** As part of a training it is built once more, from the same file. */
	@Test
	void copyInATrainingDoesWhatTheNetworkDoes(@TempDir final Path folder) {
		final FeatureExtractor extractor = new FeatureExtractor(
				NetworkWriter.writeSqueezeNet(weights(), folder.resolve("net.zip")),
				List.of(new Channel(2, 2, -1), new Channel(1, 2, -1), new Channel(0, 2, -1)), "");
		final FloatArray grey = FloatArray.zeros(1, 35, 33, 1);
		for (int i = 0; i < grey.data().length; i++)
			grey.data()[i] = (float) (0.5 + 0.5 * Math.cos(0.3 * i));
		final FloatArray copied = Calculation.value(grey, Map.of(),
				(layers, x) -> new FeatureLayers(extractor).apply(layers.tf(), x).get(6));
		try (FeatureNetwork network = READER.readFeatures(extractor.network())) {
			assertArrayEquals(network.features(extractor.prepare(grey)).get(6).data(), copied.data(), 1e-6f);
		}
	}

	/** Of a perceptual loss's kind, by a few pixels of the image. */
	@Test
	void gradientAgreesWithFiniteDifferences() {
		final FloatArray image = FloatArray.zeros(1, 31, 31, 3);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) Math.cos(0.3 * i);
		final Map<String, FloatArray> weights = weights();
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss = (on, x) -> {
			final Ops tf = on.tf();
			final List<Operand<TFloat32>> squares = new ArrayList<>();
			new SqueezeNet(tf, new ConstantWeights(tf, weights)).layers(x).values().forEach(
					layer -> squares.add(tf.math.mean(tf.math.square(layer), tf.constant(new int[]{0, 1, 2, 3}))));
			return tf.math.mul(tf.constant(1000f), tf.math.addN(squares));
		};
		FiniteDifferences.assertAgree(image, loss, 2e-3f, 311);
	}

	@Test
	void smallestImageHas31Pixels(@TempDir final Path folder) {
		final NetworkFile file = NetworkWriter.writeSqueezeNet(weights(), folder.resolve("net.zip"));
		try (FeatureNetwork network = READER.readFeatures(file)) {
			assertArrayEquals(new int[]{2, 1, 1, 512}, network.features(FloatArray.zeros(2, 31, 31, 3)).get(6).shape());
			final EngineException refused = assertThrows(EngineException.class,
					() -> network.features(FloatArray.zeros(1, 30, 31, 3)));
			assertEquals(1, refused.getMessage().lines().count());
		}
	}

	@Test
	void missingWeightsAreNamed(@TempDir final Path folder) {
		final Map<String, FloatArray> weights = weights();
		weights.remove("fire7__expand3x3__bias");
		final EngineException refused = assertThrows(EngineException.class,
				() -> NetworkWriter.writeSqueezeNet(weights, folder.resolve("net.zip")));
		assertTrue(refused.getMessage().contains("'fire7__expand3x3__bias'"), refused.getMessage());
	}

	private static double mean(final FloatArray array, final double power) {
		double sum = 0;
		for (final float value : array.data())
			sum += Math.pow(value, power);
		return sum / array.data().length;
	}

	private static Map<String, FloatArray> weights() {
		final Map<String, FloatArray> weights = new LinkedHashMap<>();
		add(weights, "conv1", 3, 3, 64);
		final int[] squeezed = {16, 16, 32, 32, 48, 48, 64, 64};
		int in = 64;
		for (int fire = 2; fire <= 9; fire++) {
			final int few = squeezed[fire - 2];
			add(weights, "fire" + fire + "__squeeze1x1", 1, in, few);
			add(weights, "fire" + fire + "__expand1x1", 1, few, 4 * few);
			add(weights, "fire" + fire + "__expand3x3", 3, few, 4 * few);
			in = 8 * few;
		}
		return weights;
	}

	/**
	 * Kernels {@code sin(i) sqrt(4 / fan in)}, biases {@code 0.1 cos(i)}, with i counted from 1 in
	 * memory.
	 */
	private static void add(final Map<String, FloatArray> weights, final String name, final int size, final int in,
			final int out) {
		final FloatArray kernel = FloatArray.zeros(size, size, in, out);
		for (int i = 0; i < kernel.data().length; i++)
			kernel.data()[i] = (float) (Math.sin(i + 1) * Math.sqrt(4.0 / (size * size * in)));
		final FloatArray bias = FloatArray.zeros(out);
		for (int i = 0; i < out; i++)
			bias.data()[i] = (float) (0.1 * Math.cos(i + 1));
		weights.put(name + "__kernel", kernel);
		weights.put(name + "__bias", bias);
	}
}
