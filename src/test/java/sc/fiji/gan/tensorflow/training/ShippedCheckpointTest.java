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
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.Architectures;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** Checkpoints that older versions wrote, of the models that come with the project. */
@ExtendWith(InsideEngine.class)
class ShippedCheckpointTest {

	private static final List<String> OF_THE_PLAN = List.of("architecture", "rate", "schedule", "averaging", "seed");
	/** Of super-resolution; what others call noise is of their losses. */
	private static final List<String> OF_THE_DATA = List.of("blur", "photons", "noise");
	private static final List<String> SUPER_RESOLUTION = List.of("residual", "srgan");

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
		final boolean degraded = SUPER_RESOLUTION.contains(settings.get("architecture"));
		settings.forEach((key, value) -> {
			if (!OF_THE_PLAN.contains(key) && !(degraded && OF_THE_DATA.contains(key)) && value.matches("[-+0-9.E]+"))
				parameters.put(key, Double.valueOf(value));
		});
		final TrainingPlan plan = new TrainingPlan(settings.get("architecture"), parameters, state.step() + 1,
				Double.parseDouble(settings.get("rate")), TrainingPlan.Schedule.valueOf(settings.get("schedule")),
				Double.parseDouble(settings.get("averaging")), Long.parseLong(settings.get("seed")), folder, 1000,
				null);
		OF_THE_PLAN.forEach(settings::remove);
		settings.keySet().removeAll(parameters.keySet());
		final TrainingSummary summary = new Trainer(plan, data(plan, settings), TrainingListener.NONE)
				.run(new Sessions(EngineOptions.DEFAULT));
		assertEquals(state.step() + 1, summary.steps());
		assertTrue(Files.exists(folder.resolve("checkpoint-%08d.npz".formatted(state.step() + 1))));
	}

	/** Noise, of the shapes that the architecture takes. */
	private static TrainingData data(final TrainingPlan plan, final Map<String, String> settings) {
		final Generator generator = Architectures.named(plan.architecture()).generators(plan).get(0);
		final Map<String, FloatArray> batch = batch(plan, generator);
		return new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				return batch;
			}

			@Override
			public Map<String, String> settings() {
				return settings;
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of(generator.latents().map(space -> space.input(1, 0, 1))
						.orElseGet(() -> noise(1, 64, generator.inputChannels())));
			}

			@Override
			public List<String> path(final int index) {
				return List.of(generator.name());
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 1;
			}
		};
	}

	private static Map<String, FloatArray> batch(final TrainingPlan plan, final Generator generator) {
		final int images = plan.parameter("batch", 1);
		final int patch = plan.parameter("patch", 8);
		if (generator.latents().isPresent()) return labelled(plan, generator.latents().orElseThrow(), images);
		return switch (plan.architecture()) {
			case "cyclegan", "pix2pix" -> Map.of("source", noise(images, patch, plan.parameter("sourcechannels", 1)),
					"target", noise(images, patch, plan.parameter("targetchannels", 1)));
			case "style" -> Map.of("source", noise(images, patch, 4), "target", noise(images, patch, 3), "picture",
					noise(1, patch, 3));
			case "anystyle" -> Map.of("source", noise(images, patch, 4), "picture", noise(1, patch, 3), "noisy",
					FloatArray.zeros(1, patch, patch, 4));
			case "frames" ->
				Map.of("frames", noise(images, patch, plan.parameter("past", 4) + plan.parameter("recursion", 2)),
						"noise", noise(images, patch, plan.parameter("recursion", 2)));
			default -> Map.of("input", noise(1, 8, 1), "target", noise(1, 8 * plan.parameter("scale", 2), 1));
		};
	}

	private static Map<String, FloatArray> labelled(final TrainingPlan plan, final LatentSpace space,
			final int images) {
		final Map<String, FloatArray> batch = new HashMap<>(
				Map.of("images", noise(images, plan.parameter("size", 64), plan.parameter("channels", 1))));
		if (space.classes() == 0) return batch;
		if (plan.architecture().equals("text")) {
			final FloatArray sentences = FloatArray.zeros(images, space.styles(), 1, space.classes());
			sentences.data()[0] = 1;
			batch.putAll(Map.of("words", sentences, "wrong", FloatArray.zeros(sentences.shape())));
			return batch;
		}
		final FloatArray labels = FloatArray.zeros(images, 1, 1, space.classes());
		for (int i = 0; i < images; i++)
			labels.data()[i * space.classes()] = 1;
		batch.put("labels", labels);
		return batch;
	}

	private static FloatArray noise(final int images, final int edge, final int channels) {
		final FloatArray array = FloatArray.zeros(images, edge, edge, channels);
		final Random random = new Random(edge);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = random.nextFloat();
		return array;
	}
}
