package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** Checkpoints that older versions wrote, of the models that come with the project. */
@ExtendWith(InsideEngine.class)
class ShippedCheckpointTest {

	private static final List<String> OF_THE_PLAN = List.of("architecture", "rate", "schedule", "averaging", "seed");
	private static final List<String> OF_THE_DATA = List.of("blur", "photons", "noise");

	static Stream<Path> checkpoints() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("models"))) {
			return files.filter(file -> file.getFileName().toString().matches("checkpoint-\\d+\\.npz")).toList()
					.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("checkpoints")
	void canBeResumed(final Path checkpoint, @TempDir final Path folder) throws IOException {
		final Path copy = Files.copy(checkpoint, folder.resolve(checkpoint.getFileName()));
		final TrainingState state = TrainingState.parse(Npz.read(copy).state());
		final Map<String, String> settings = new TreeMap<>(state.settings());
		final Map<String, Double> parameters = new HashMap<>();
		settings.forEach((key, value) -> {
			if (!OF_THE_PLAN.contains(key) && !OF_THE_DATA.contains(key) && value.matches("[-+0-9.E]+"))
				parameters.put(key, Double.valueOf(value));
		});
		final TrainingPlan plan = new TrainingPlan(settings.get("architecture"), parameters, state.step() + 1,
				Double.parseDouble(settings.get("rate")), TrainingPlan.Schedule.valueOf(settings.get("schedule")),
				Double.parseDouble(settings.get("averaging")), Long.parseLong(settings.get("seed")), folder, 1000,
				null);
		OF_THE_PLAN.forEach(settings::remove);
		settings.keySet().removeAll(parameters.keySet());
		final TrainingSummary summary = new Trainer(plan, data(plan.parameter("scale", 2), settings),
				TrainingListener.NONE).run(new Sessions(EngineOptions.DEFAULT));
		assertEquals(state.step() + 1, summary.steps());
		assertTrue(Files.exists(folder.resolve("checkpoint-%08d.npz".formatted(state.step() + 1))));
	}

	private static TrainingData data(final int scale, final Map<String, String> settings) {
		return new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				return Map.of("input", noise(8), "target", noise(8 * scale));
			}

			@Override
			public Map<String, String> settings() {
				return settings;
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of(noise(8));
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 1;
			}
		};
	}

	private static FloatArray noise(final int edge) {
		final FloatArray array = FloatArray.zeros(1, edge, edge, 1);
		final Random random = new Random(edge);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = random.nextFloat();
		return array;
	}
}
