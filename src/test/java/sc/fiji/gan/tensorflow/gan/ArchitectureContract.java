package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.TensorFlowEngine;

/** What every architecture must do; each has a test that extends this. */
@ExtendWith(InsideEngine.class)
abstract class ArchitectureContract {

	/** A small network of this architecture, which is trained in moments. */
	abstract TrainingPlan plan(Path folder);

	/** A batch for it, from noise. */
	abstract Map<String, FloatArray> batch(Random random);

	final List<Generator> generators() {
		final TrainingPlan plan = plan(Path.of("none"));
		return Architectures.named(plan.architecture()).generators(plan);
	}

	/** Those that are given images. */
	private List<Generator> generatorsOfImages() {
		return generators().stream().filter(generator -> generator.latents().isEmpty()).toList();
	}

	/** An input of a generator, of at least such a size if that is an image. */
	static FloatArray input(final Generator generator, final Random random, final int height, final int width) {
		if (generator.latents().isPresent()) return generator.latents().get().input(random.nextLong(), 0, 1);
		return noise(random, 1, roundUp(height, generator), roundUp(width, generator), generator.inputChannels());
	}

	private static int roundUp(final int size, final Generator generator) {
		return (size + generator.multiple() - 1) / generator.multiple() * generator.multiple();
	}

	@Test
	void isFoundByItsName() {
		final String name = plan(Path.of("none")).architecture();
		assertEquals(name, Architectures.named(name).name());
	}

	/** Whether each loss becomes smaller; those of networks that work against each other need not. */
	boolean lossesFall() {
		return true;
	}

	@Test
	void lowersItsLosses(@TempDir final Path folder) {
		final Map<String, Double> first = new TreeMap<>();
		final Map<String, Double> last = new TreeMap<>();
		final TensorFlowEngine engine = engine();
		engine.train(plan(folder), data(), new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				if (step == 1) first.putAll(losses);
				last.putAll(losses);
			}
		});
		assertFalse(first.isEmpty());
		first.forEach(
				(name, loss) -> assertTrue(Double.isFinite(last.get(name)) && (!lossesFall() || last.get(name) < loss),
						name + ": " + loss + " -> " + last.get(name)));
	}

	/** All kernels and biases, of every network, move; nothing becomes infinite. */
	@Test
	void trainsEveryWeight(@TempDir final Path one, @TempDir final Path folder) throws IOException {
		final TrainingPlan plan = plan(folder);
		final TrainingPlan still = new TrainingPlan(plan.architecture(), plan.parameters(), 1, 1e-9, plan.schedule(),
				plan.averaging(), plan.seed(), one, 20, null);
		final Map<String, FloatArray> begin = Npz.read(engine().train(still, data(), TrainingListener.NONE).newest())
				.arrays();
		final Map<String, FloatArray> end = Npz.read(engine().train(plan, data(), TrainingListener.NONE).newest())
				.arrays();
		end.forEach((name, array) -> {
			if (name.startsWith("pool/")) return;
			double change = 0;
			for (int i = 0; i < array.data().length; i++) {
				assertTrue(Float.isFinite(array.data()[i]), name);
				change = Math.max(change, Math.abs(array.data()[i] - begin.get(name).data()[i]));
			}
			if (name.startsWith("weights/")) assertTrue(change > 1e-4, name + " has moved by " + change);
		});
	}

	@Test
	void exportedNetworksDoWhatTheTrainedOnesDid(@TempDir final Path folder) {
		final TensorFlowEngine engine = engine();
		final List<FloatArray> trained = new ArrayList<>();
		final TrainingSummary summary = engine.train(plan(folder), data(), new TrainingListener() {

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				trained.addAll(outputs);
			}
		});
		assertEquals(generators().stream().map(Generator::name).toList(),
				List.copyOf(engine.generators(plan(folder)).keySet()));
		for (int i = 0; i < generators().size(); i++)
			try (Network network = exported(engine, folder, summary, generators().get(i))) {
				assertArrayEquals(trained.get(i).data(), network.run(data().heldOut().get(i)).data(), 1e-5f);
			}
	}

	private Network exported(final TensorFlowEngine engine, final Path folder, final TrainingSummary summary,
			final Generator generator) {
		return engine.load(engine.export(plan(folder), generator.name(), summary.newest(), folder.resolve("net.zip")));
	}

	/**
	 * Changing one input pixel changes outputs within the halo, and none beyond. How far it reaches
	 * depends on where it lies if the network has strides.
	 */
	@Test
	void reachesAsFarAsItsHaloSays() {
		for (final Generator generator : generatorsOfImages()) {
			int reach = 0;
			for (int place = 0; place < generator.multiple(); place++)
				reach = Math.max(reach, reach(generator, place));
			assertEquals(generator.halo(), reach, generator.name());
		}
	}

	private static int reach(final Generator generator, final int place) {
		final int least = 2 * generator.halo() + 3 * generator.multiple();
		final FloatArray input = input(generator, new Random(3), least, least);
		final int edge = input.width();
		final FloatArray before = atStart(generator, input);
		final int centre = edge / 2 / generator.multiple() * generator.multiple() + place;
		input.data()[(centre * edge + centre) * input.channels()] += 10;
		final FloatArray after = atStart(generator, input);
		final int scale = before.width() / edge;
		int reach = 0;
		for (int i = 0; i < before.data().length; i++) {
			final int pixel = i / before.channels();
			if (before.data()[i] != after.data()[i])
				reach = Math.max(reach, Math.max(Math.abs(pixel / before.width() / scale - centre),
						Math.abs(pixel % before.width() / scale - centre)));
		}
		return reach;
	}

	private static FloatArray atStart(final Generator generator, final FloatArray input) {
		return Calculation.valueAtStart(input, 1, generator::apply);
	}

	/**
	 * A tile that is read with a margin of the halo, rounded up to the multiple, is what it is in the
	 * whole image.
	 */
	@Test
	void tilesAreWhatTheyAreInTheWholeImage() {
		for (final Generator generator : generatorsOfImages()) {
			final int margin = roundUp(generator.halo(), generator);
			final int tile = 2 * generator.multiple();
			final FloatArray image = input(generator, new Random(5), 2 * margin + tile, 2 * margin + 2 * tile);
			final FloatArray whole = atStart(generator, image);
			final FloatArray part = atStart(generator, columns(image, tile, 2 * margin + tile));
			final int scale = whole.width() / image.width();
			final int channels = whole.channels();
			for (int y = margin * scale; y < (margin + tile) * scale; y++)
				for (int x = margin * scale * channels; x < (margin + tile) * scale * channels; x++)
					assertEquals(whole.data()[(y * whole.width() + tile * scale) * channels + x],
							part.data()[y * part.width() * channels + x], 1e-6);
		}
	}

	private static FloatArray columns(final FloatArray image, final int from, final int width) {
		final FloatArray part = FloatArray.zeros(1, image.height(), width, image.channels());
		final int row = width * image.channels();
		for (int y = 0; y < image.height(); y++)
			System.arraycopy(image.data(), (y * image.width() + from) * image.channels(), part.data(), y * row, row);
		return part;
	}

	@Test
	void generatorThatIsNotThereIsNamed() {
		final TrainingPlan plan = plan(Path.of("none"));
		final EngineException refused = assertThrows(EngineException.class,
				() -> engine().export(plan, "bogus", Path.of("none"), Path.of("none")));
		assertTrue(
				refused.getMessage()
						.startsWith("Architecture '" + plan.architecture()
								+ "' has no generator 'bogus': choose one of " + generators().get(0).name()),
				refused.getMessage());
	}

	static TensorFlowEngine engine() {
		return new TensorFlowEngine(EngineOptions.DEFAULT);
	}

	final TrainingData data() {
		return new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				return new LinkedHashMap<>(ArchitectureContract.this.batch(new Random(7)));
			}

			@Override
			public List<FloatArray> heldOut() {
				return generators().stream().map(generator -> input(generator, new Random(8), 9, 7)).toList();
			}

			@Override
			public List<String> path(final int index) {
				return List.of(generators().get(index).name());
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 1;
			}
		};
	}

	static FloatArray noise(final Random random, final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = random.nextFloat();
		return array;
	}
}
