package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.gan.augmentation.ClassicalSettings;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TemporaryFolder;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.image.PixelValues;

/**
 * A small network that tells classes of images apart, trained by the engine that trains the GANs: a
 * measure of what images are good for. All images have 8 bits, one size and as many channels.
 */
final class ImageClassifier implements AutoCloseable {

	private static final int BATCH = 24;
	private static final double RATE = 0.002;
	private static final double AVERAGING = 0.98;
	private static final float HALF = 127.5f;
	/** How often the network halves an image, which makes its cells 16 pixels wide. */
	private static final int STAGES = 4;

	/**
	 * Images of each class; every class is drawn as often as any other.
	 *
	 * @param augmentation null for none
	 */
	private record Batches(List<List<PixelValues>> classes, ClassicalSettings augmentation,
			long seed) implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			final List<FloatArray> images = IntStream.range(0, BATCH).parallel().mapToObj(i -> image(step, i)).toList();
			final FloatArray labels = FloatArray.zeros(BATCH, 1, 1, classes.size());
			for (int i = 0; i < BATCH; i++)
				labels.data()[i * classes.size() + label(step, i)] = 1;
			return Map.of("images", joined(images), "labels", labels);
		}

		private int label(final long step, final int index) {
			return (int) ((step * BATCH + index) % classes.size());
		}

		private FloatArray image(final long step, final int index) {
			final SplittableRandom random = RandomStream.of(seed, step, index);
			final List<PixelValues> all = classes.get(label(step, index));
			final PixelValues image = all.get(random.nextInt(all.size()));
			return seen(augmentation == null ? image : augmentation.apply(image, random));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(seen(classes.get(0).get(0)));
		}

		/** The last checkpoint is taken, for there is nothing to choose another by. */
		@Override
		public double distance(final List<FloatArray> outputs) {
			return 1;
		}
	}

	private final Network network;

	private ImageClassifier(final Network network) {
		this.network = network;
	}

	/** @param augmentation null for none */
	static ImageClassifier train(final List<List<PixelValues>> classes, final ClassicalSettings augmentation,
			final int steps, final long seed) throws IOException {
		final PixelValues first = classes.get(0).get(0);
		try (TemporaryFolder folder = TemporaryFolder.of("benchmark")) {
			final Engine engine = Engines.engine();
			final TrainingPlan plan = new TrainingPlan("classifier",
					Map.of("channels", (double) first.channels(), "classes", (double) classes.size(), "stages",
							(double) STAGES),
					steps, RATE, TrainingPlan.Schedule.COSINE, AVERAGING, seed, folder.path(), steps, null);
			return new ImageClassifier(engine.load(engine.export(plan,
					engine.train(plan, new Batches(classes, augmentation, seed), TrainingListener.NONE).newest(),
					folder.path().resolve("network.zip"))));
		}
	}

	/**
	 * From -1 to 1, as far as it is within 8 bits; with its border repeated so that it can be halved.
	 */
	private static FloatArray seen(final PixelValues image) {
		final int channels = image.channels();
		final FloatArray seen = FloatArray.zeros(1, halved(image.height()), halved(image.width()), channels);
		for (int i = 0; i < seen.data().length; i++) {
			final int x = inside(i / channels % seen.width(), seen.width(), image.width());
			final int y = inside(i / channels / seen.width(), seen.height(), image.height());
			final float value = image.values().data()[(y * image.width() + x) * channels + i % channels];
			seen.data()[i] = Math.max(-1, Math.min(1, value / HALF - 1));
		}
		return seen;
	}

	private static int halved(final int edge) {
		final int cells = (edge + (1 << STAGES) - 1) >> STAGES;
		return cells << STAGES;
	}

	/** Which pixel is seen at a place, with the image in the middle. */
	private static int inside(final int place, final int seen, final int edge) {
		return Math.max(0, Math.min(edge - 1, place - (seen - edge) / 2));
	}

	private static FloatArray joined(final List<FloatArray> images) {
		final int[] shape = images.get(0).shape().clone();
		final int length = images.get(0).data().length;
		shape[0] = images.size();
		final FloatArray joined = FloatArray.zeros(shape);
		for (int i = 0; i < images.size(); i++)
			System.arraycopy(images.get(i).data(), 0, joined.data(), i * length, length);
		return joined;
	}

	/** The number of the class that an image is taken for. */
	int classify(final PixelValues image) {
		final FloatArray scores = network.run(seen(image));
		final double[] sums = new double[scores.channels()];
		for (int i = 0; i < scores.data().length; i++)
			sums[i % sums.length] += scores.data()[i];
		int best = 0;
		for (int c = 1; c < sums.length; c++)
			if (sums[c] > sums[best]) best = c;
		return best;
	}

	/** The part of images that are recognised, averaged over the classes. */
	double accuracy(final List<List<PixelValues>> classes) {
		double sum = 0;
		for (int c = 0; c < classes.size(); c++) {
			final int label = c;
			sum += classes.get(c).stream().filter(image -> classify(image) == label).count()
					/ (double) classes.get(c).size();
		}
		return sum / classes.size();
	}

	@Override
	public void close() {
		network.close();
	}
}
