package sc.fiji.gan.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program that trains, exports and runs a small network, with TensorFlow 1 flat on its class path
 * as in a Fiji with StarDist or CSBDeep. Its argument says whether TensorFlow 1's classes are
 * touched before or after.
 */
final class BesideTensorFlow1 {

	private BesideTensorFlow1() {}

	public static void main(final String[] args) throws Exception {
		final Path folder = Files.createTempDirectory("beside-tensorflow1");
		if (args[0].equals("before")) touchTensorFlow1();
		System.out.println("first " + result(folder));
		if (args[0].equals("after")) touchTensorFlow1();
		System.out.println("second " + result(folder));
	}

	/**
	 * Loads and initialises its classes, which fails at the native library that is not there, as in a
	 * broken Fiji.
	 */
	private static void touchTensorFlow1() throws Exception {
		final Class<?> graph = Class.forName("org.tensorflow.Graph", false, BesideTensorFlow1.class.getClassLoader());
		System.out.println("flat " + graph.getProtectionDomain().getCodeSource().getLocation());
		Class.forName("org.tensorflow.framework.GraphDef").getMethod("getDefaultInstance").invoke(null);
		try {
			graph.getConstructor().newInstance();
		} catch (final ReflectiveOperationException | LinkageError e) {
			System.out.println("touched " + e.getClass().getSimpleName());
		}
	}

	private static float result(final Path folder) {
		final Engine engine = Engines.engine();
		final TrainingPlan plan = new TrainingPlan("residual", Map.of("features", 4.0, "blocks", 1.0), 2, 1e-3,
				TrainingPlan.Schedule.CONSTANT, 0.5, 1, folder, 2, null);
		final TrainingSummary summary = engine.train(plan, new Noise(), TrainingListener.NONE);
		try (Network network = engine.load(engine.export(plan, summary.newest(), folder.resolve("net.zip")))) {
			return network.run(ones(4)).data()[0];
		}
	}

	private static FloatArray ones(final int edge) {
		final FloatArray array = FloatArray.zeros(1, edge, edge, 1);
		Arrays.fill(array.data(), 1);
		return array;
	}

	private static final class Noise implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("input", ones(4), "target", ones(8));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(ones(4));
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 0;
		}
	}
}
