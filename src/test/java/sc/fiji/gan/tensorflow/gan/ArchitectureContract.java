package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFacts;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.TensorFlowEngine;

/** What every architecture must do; each has a test that extends this. */
@ExtendWith(InsideEngine.class)
abstract class ArchitectureContract {

	/** A small network of this architecture, which is trained in moments. */
	abstract TrainingPlan plan(Path folder);

	/** A batch for it, from noise. */
	abstract Map<String, FloatArray> batch(Random random);

	/** An input of its generator. */
	abstract FloatArray input(Random random, int height, int width);

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
			double change = 0;
			for (int i = 0; i < array.data().length; i++) {
				assertTrue(Float.isFinite(array.data()[i]), name);
				change = Math.max(change, Math.abs(array.data()[i] - begin.get(name).data()[i]));
			}
			if (name.startsWith("weights/")) assertTrue(change > 1e-4, name + " has moved by " + change);
		});
	}

	@Test
	void exportedNetworkDoesWhatTheTrainedOneDid(@TempDir final Path folder) {
		final TensorFlowEngine engine = engine();
		final FloatArray[] trained = new FloatArray[1];
		final TrainingSummary summary = engine.train(plan(folder), data(), new TrainingListener() {

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				trained[0] = outputs.get(0);
			}
		});
		try (Network network = engine.load(engine.export(plan(folder), summary.newest(), folder.resolve("net.zip")))) {
			final FloatArray output = network.run(data().heldOut().get(0));
			for (int i = 0; i < output.data().length; i++)
				assertEquals(trained[0].data()[i], output.data()[i], 1e-5);
		}
	}

	/**
	 * Changing one input pixel changes outputs within the halo, and none beyond.
	 */
	@Test
	void reachesAsFarAsItsHaloSays(@TempDir final Path folder) {
		final TensorFlowEngine engine = engine();
		final NetworkFacts facts = engine.facts(plan(folder));
		final TrainingSummary summary = engine.train(plan(folder), data(), TrainingListener.NONE);
		final int halo = facts.halo();
		final int edge = 2 * halo + 5;
		try (Network network = engine.load(engine.export(plan(folder), summary.newest(), folder.resolve("net.zip")))) {
			final FloatArray input = input(new Random(3), edge, edge);
			final FloatArray before = network.run(input);
			final int centre = edge / 2;
			input.data()[(centre * edge + centre) * input.channels()] += 10;
			final FloatArray after = network.run(input);
			final int scale = before.width() / edge;
			int reach = 0;
			for (int y = 0; y < before.height(); y++)
				for (int x = 0; x < before.width(); x++)
					for (int c = 0; c < before.channels(); c++) {
						final int i = (y * before.width() + x) * before.channels() + c;
						if (before.data()[i] != after.data()[i])
							reach = Math.max(reach,
									Math.max(Math.abs(y / scale - centre), Math.abs(x / scale - centre)));
					}
			assertEquals(halo, reach);
		}
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
				return List.of(input(new Random(8), 9, 7));
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
