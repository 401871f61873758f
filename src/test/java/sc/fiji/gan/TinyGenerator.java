package sc.fiji.gan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;

/**
 * A conditional generator that has hardly been trained, as a model package: its images are 16 x 16
 * pixels of noise, grey and of 16 bits from 1000 to 3000.
 */
public final class TinyGenerator {

	/** What it makes. */
	public static final List<String> CATEGORIES = List.of("round", "square");
	/** Width and height of its images. */
	public static final int SIZE = 16;

	private static final int LATENT = 8;

	/** Noise, of one class and the other in turn. */
	private static final class NoiseData implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			final SplittableRandom random = RandomStream.of(step);
			final FloatArray images = FloatArray.zeros(4, SIZE, SIZE, 1);
			for (int i = 0; i < images.data().length; i++)
				images.data()[i] = (float) random.nextDouble(-1, 1);
			return Map.of("images", images, "labels", new FloatArray(new float[]{1, 0, 0, 1, 1, 0, 0, 1}, 4, 1, 1, 2));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(space().input(1, 0, 1));
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 1;
		}
	}

	private TinyGenerator() {}

	private static LatentSpace space() {
		return new LatentSpace(LATENT, CATEGORIES.size(), 1);
	}

	/**
	 * Writes the package into a library.
	 *
	 * @return its folder
	 */
	public static Path write(final String id, final Path library) throws IOException {
		final Path work = Files.createTempDirectory("tiny-generator");
		final Engine engine = Engines.engine();
		final TrainingPlan plan = new TrainingPlan(
				"conditional", Map.of("size", (double) SIZE, "latent", (double) LATENT, "classes",
						(double) CATEGORIES.size(), "width", 4.0),
				2, 0.01, TrainingPlan.Schedule.CONSTANT, 0, 1, work, 2, null);
		final NetworkFile network = engine.export(plan,
				engine.train(plan, new NoiseData(), TrainingListener.NONE).newest(), work.resolve("network.zip"));
		final TensorDescription output = new TensorDescription(network.output(), List.of("intensity"),
				List.of(new Processing.ScaleLinear(1000, 2000)), new PixelRange(16, 1000, 3000));
		final ModelDescription description = ModelDescription.ofGenerator(id, "Tiny generator", "1.0.0", "CC0-1.0",
				network.input(), output, new GenerationDescription("conditional", LATENT, CATEGORIES, 1, SIZE));
		return new ModelPackageWriter(description, network.path()).write(library, false);
	}
}
