package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FeatureExtractor.Channel;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.NetworkFile.Format;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

@ExtendWith(InsideEngine.class)
class FeatureLayersTest {

	/** The network wants blue, green, red, each 2 x - 1. */
	private static final List<Channel> CHANNELS = List.of(new Channel(2, 2, -1), new Channel(1, 2, -1),
			new Channel(0, 2, -1));
	private static final FloatArray KERNEL = random(1, 3, 3, 3, 4);
	private static final FloatArray SECOND = random(2, 3, 3, 8, 2);

	/** What the network in the file does, built here on the same graph. */
	private static List<Operand<TFloat32>> layers(final Ops tf, final Operand<TFloat32> prepared) {
		final List<Long> strides = List.of(1L, 2L, 2L, 1L);
		final Operand<TFloat32> first = tf.math
				.tanh(tf.nn.conv2d(prepared, Tensors.constant(tf, KERNEL), strides, "VALID"));
		final Operand<TFloat32> both = tf.concat(List.of(first, tf.math.square(first)), tf.constant(3));
		final Operand<TFloat32> pooled = tf.nn.maxPool(both, tf.array(1, 2, 2, 1), tf.array(1, 1, 1, 1), "SAME");
		return List.of(first, tf.nn.relu(tf.nn.conv2d(pooled, Tensors.constant(tf, SECOND), strides, "SAME")));
	}

	private static FeatureExtractor extractor(final Path folder) throws IOException {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> image = tf.withName("image").placeholder(TFloat32.class,
					Placeholder.shape(Shape.of(-1, -1, -1, 3)));
			final List<Operand<TFloat32>> layers = layers(tf, image);
			tf.withName("first").identity(layers.get(0));
			tf.withName("second").identity(layers.get(1));
			tf.withName("unused").placeholder(TFloat32.class);
			final Path file = folder.resolve("features.pb");
			Files.write(file, graph.toGraphDef().toByteArray());
			return new FeatureExtractor(new NetworkFile(file, Format.FROZEN_GRAPH, "image", List.of("first", "second")),
					CHANNELS, "abc");
		}
	}

	/** Weighted sums of both layers, so that one number depends on all of their values. */
	private static Operand<TFloat32> summary(final Ops tf, final List<Operand<TFloat32>> layers) {
		final Operand<TFloat32> first = tf.math.mean(tf.math.square(layers.get(0)), tf.constant(new int[]{0, 1, 2, 3}));
		final Operand<TFloat32> second = tf.math.mean(layers.get(1), tf.constant(new int[]{0, 1, 2, 3}));
		return tf.math.add(first, tf.math.mul(tf.constant(3f), second));
	}

	@Test
	void copiedNetworkDoesWhatTheOriginalDoes(@TempDir final Path folder) throws IOException {
		final FeatureExtractor extractor = extractor(folder);
		final FloatArray rgb = random(3, 2, 9, 11, 3);
		final FloatArray grey = random(4, 2, 9, 11, 1);
		for (final FloatArray images : List.of(rgb, grey)) {
			final FloatArray expected = Calculation.value(extractor.prepare(images), Map.of(),
					(on, x) -> layers(on.tf(), x).get(1));
			final FloatArray actual = Calculation.value(images, Map.of(),
					(on, x) -> new FeatureLayers(extractor).apply(on.tf(), x).get(1));
			assertArrayEquals(new int[]{2, 2, 3, 2}, actual.shape());
			assertArrayEquals(expected.data(), actual.data(), 1e-6f);
		}
	}

	@Test
	void gradientThroughTheCopyAgreesWithFiniteDifferences(@TempDir final Path folder) throws IOException {
		final FeatureLayers network = new FeatureLayers(extractor(folder));
		final FloatArray target = random(5, 1, 7, 7, 1);
		// As a perceptual loss has it: the network twice in one graph.
		final BiFunction<Layers, Operand<TFloat32>, Operand<TFloat32>> loss = (on, x) -> {
			final Ops tf = on.tf();
			final List<Operand<TFloat32>> ofOutput = network.apply(tf, x);
			final List<Operand<TFloat32>> ofTarget = network.apply(tf, Tensors.constant(tf, target));
			return summary(tf, List.of(tf.math.sub(ofOutput.get(0), ofTarget.get(0)),
					tf.math.squaredDifference(ofOutput.get(1), ofTarget.get(1))));
		};
		final FloatArray image = random(6, 1, 7, 7, 1);
		final FloatArray gradient = Calculation.gradient(image, Map.of(), loss);
		double largest = 0;
		for (int i = 0; i < image.data().length; i++) {
			final double up = Calculation.value(changed(image, i, 2e-3f), Map.of(), loss).data()[0];
			final double down = Calculation.value(changed(image, i, -2e-3f), Map.of(), loss).data()[0];
			final double slope = (up - down) / 4e-3;
			largest = Math.max(largest, Math.abs(slope));
			assertEquals(slope, gradient.data()[i], 0.02 * Math.abs(slope) + 2e-3, "pixel " + i);
		}
		assertTrue(largest > 0.05, "the loss hardly changes: " + largest);
	}

	@Test
	void networkWithVariablesIsRefused(@TempDir final Path folder) throws IOException {
		final FeatureExtractor refused = written(folder, (tf, image) -> tf.math.mul(image,
				tf.identity(tf.withName("factor").variable(Shape.scalar(), TFloat32.class))));
		final EngineException error = assertThrows(EngineException.class, () -> Calculation.value(random(1, 1, 4, 4, 3),
				Map.of(), (on, x) -> new FeatureLayers(refused).apply(on.tf(), x).get(0)));
		assertTrue(error.getMessage().contains("'factor' is a VariableV2"), error.getMessage());
	}

	@Test
	void secondInputIsRefused(@TempDir final Path folder) throws IOException {
		final FeatureExtractor refused = written(folder,
				(tf, image) -> tf.math.mul(image, tf.withName("other").placeholder(TFloat32.class)));
		final EngineException error = assertThrows(EngineException.class, () -> Calculation.value(random(1, 1, 4, 4, 3),
				Map.of(), (on, x) -> new FeatureLayers(refused).apply(on.tf(), x).get(0)));
		assertTrue(error.getMessage().contains("'other' is a Placeholder"), error.getMessage());
	}

	private static FeatureExtractor written(final Path folder,
			final BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> layer) throws IOException {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Operand<TFloat32> image = tf.withName("image").placeholder(TFloat32.class);
			tf.withName("layer").identity(layer.apply(tf, image));
			final Path file = folder.resolve("features.pb");
			Files.write(file, graph.toGraphDef().toByteArray());
			return new FeatureExtractor(new NetworkFile(file, Format.FROZEN_GRAPH, "image", "layer"), CHANNELS, "");
		}
	}

	private static FloatArray random(final long seed, final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		final Random random = new Random(seed);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) (0.4 * random.nextGaussian());
		return array;
	}

	private static FloatArray changed(final FloatArray array, final int at, final float by) {
		final float[] data = array.data().clone();
		data[at] += by;
		return new FloatArray(data, array.shape());
	}
}
