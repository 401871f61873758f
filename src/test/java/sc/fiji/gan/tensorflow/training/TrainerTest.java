package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.runtime.Sessions;

@ExtendWith(InsideEngine.class)
class TrainerTest {

	private static final Sessions SESSIONS = new Sessions(EngineOptions.DEFAULT);

	@Test
	void resumedTrainingEqualsAnUndisturbedOne(@TempDir final Path whole, @TempDir final Path halves)
			throws IOException {
		final TrainingSummary undisturbed = train(plan(whole, 40), TrainingListener.NONE);
		final TrainingSummary first = train(plan(halves, 40), stopAfter(23));
		assertEquals(23, first.steps());
		final TrainingSummary second = train(plan(halves, 40), TrainingListener.NONE);
		assertSameArrays(undisturbed.newest(), second.newest());
	}

	@Test
	void sameSeedGivesTheSameCurve(@TempDir final Path one, @TempDir final Path two) {
		assertEquals(curve(plan(one, 10)), curve(plan(two, 10)));
	}

	@Test
	void keepsTheNewestThreeCheckpointsAndTheBest(@TempDir final Path folder) throws IOException {
		final TrainingSummary summary = new Trainer(plan(folder, 60), data(inTurn(5, 1, 4, 3, 2, 6)),
				TrainingListener.NONE).run(SESSIONS);
		assertEquals(20, summary.bestStep());
		assertEquals(1, summary.bestDistance());
		assertEquals(List.of("checkpoint-00000020.npz", "checkpoint-00000040.npz", "checkpoint-00000050.npz",
				"checkpoint-00000060.npz"), names(folder));
	}

	@Test
	void whatTheListenerWantsToSeeChangesNothing(@TempDir final Path seen, @TempDir final Path unseen)
			throws IOException {
		final List<Long> validated = new ArrayList<>();
		final TrainingSummary watched = train(plan(seen, 30), new TrainingListener() {

			@Override
			public boolean wantsToSee(final long step) {
				return step < 7 || step == 25;
			}

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				validated.add(step);
				assertEquals(100, outputs.get(0).data().length);
			}
		});
		assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 10L, 20L, 25L, 30L), validated);
		final TrainingSummary unwatched = train(plan(unseen, 30), TrainingListener.NONE);
		assertEquals(unwatched.bestStep(), watched.bestStep());
		assertSameArrays(unwatched.newest(), watched.newest());
		assertEquals(names(unseen), names(seen));
	}

	@Test
	void canceledTrainingIsNotValidatedAndGoesOnAsIfUndisturbed(@TempDir final Path whole, @TempDir final Path halves)
			throws IOException {
		final TrainingSummary undisturbed = new Trainer(plan(whole, 40), data(inTurn(4, 1, 3, 2)),
				TrainingListener.NONE).run(SESSIONS);
		final DoubleSupplier distances = inTurn(4, 1, 3, 2);
		final TrainingSummary first = new Trainer(plan(halves, 40), data(distances), cancelAfter(23)).run(SESSIONS);
		assertEquals(23, first.steps());
		assertEquals(20, first.bestStep());
		assertEquals(halves.resolve("checkpoint-00000023.npz"), first.newest());
		final TrainingSummary second = new Trainer(plan(halves, 40), data(distances), TrainingListener.NONE)
				.run(SESSIONS);
		assertEquals(undisturbed.bestStep(), second.bestStep());
		assertSameArrays(undisturbed.newest(), second.newest());
	}

	@Test
	void trainingThatIsCanceledBeforeItsFirstValidationHasACheckpoint(@TempDir final Path folder) {
		final TrainingSummary summary = train(plan(folder, 40), cancelAfter(3));
		assertTrue(Files.exists(summary.newest()));
		assertEquals(summary.newest(), summary.best());
	}

	private static DoubleSupplier inTurn(final double... values) {
		final int[] calls = {0};
		return () -> values[calls[0]++];
	}

	private static void assertSameArrays(final Path expected, final Path actual) throws IOException {
		final Map<String, FloatArray> arrays = Npz.read(actual).arrays();
		assertEquals(Npz.read(expected).arrays().keySet(), arrays.keySet());
		for (final Map.Entry<String, FloatArray> array : Npz.read(expected).arrays().entrySet())
			assertArrayEquals(array.getValue().data(), arrays.get(array.getKey()).data(), 1e-6f, array.getKey());
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void changedSettingsAreRefusedByName(@TempDir final Path folder) {
		train(plan(folder, 10), TrainingListener.NONE);
		final TrainingPlan p = plan(folder, 20);
		final TrainingPlan changed = new TrainingPlan(p.architecture(), p.parameters(), 20, 0.002, p.schedule(),
				p.averaging(), p.seed(), folder, 10, null);
		final EngineException refused = assertThrows(EngineException.class,
				() -> train(changed, TrainingListener.NONE));
		assertTrue(refused.getMessage().contains("rate=0.001 and cannot be resumed with rate=0.002"),
				refused.getMessage());
	}

	@Test
	void damagedCheckpointIsNamed(@TempDir final Path folder) throws IOException {
		final Path file = train(plan(folder, 10), TrainingListener.NONE).newest();
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		final EngineException refused = assertThrows(EngineException.class,
				() -> train(plan(folder, 20), TrainingListener.NONE));
		assertTrue(refused.getMessage().contains("checkpoint-00000010.npz"), refused.getMessage());
	}

	@Test
	void lossThatIsNoNumberEndsTheTraining(@TempDir final Path folder) {
		final TrainingData broken = new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				final Map<String, FloatArray> batch = TrainerTest.batch(step);
				if (step == 3) batch.get("target").data()[0] = Float.NaN;
				return batch;
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of();
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 0;
			}
		};
		final EngineException diverged = assertThrows(EngineException.class,
				() -> new Trainer(withoutRemedies(plan(folder, 10)), broken, TrainingListener.NONE).run(SESSIONS));
		assertEquals(
				"The training diverged at step 4. Divergence: the content loss is NaN, which means that the steps "
						+ "are too large. There is no checkpoint yet; train again with a lower rate than 0.001.",
				diverged.getMessage());
	}

	@Test
	void startsFromAnotherNetworkAsFarAsItFits(@TempDir final Path folder, @TempDir final Path other)
			throws IOException {
		final Path start = train(plan(folder, 10), TrainingListener.NONE).newest();
		final TrainingPlan p = plan(other, 10);
		final Map<String, Double> larger = new TreeMap<>(p.parameters());
		larger.put("scale", 4.0);
		final TrainingPlan plan = new TrainingPlan("residual", larger, 1, 1e-9, p.schedule(), 0.9, 77, other, 10,
				start);
		final TrainingData data = data(batch4(), () -> 0);
		final TrainingSummary summary = new Trainer(plan, data, TrainingListener.NONE).run(SESSIONS);
		final Map<String, FloatArray> taken = Npz.read(start).arrays();
		final Map<String, FloatArray> now = Npz.read(summary.newest()).arrays();
		assertArrayEquals(taken.get("average/generator/block1/first/kernel").data(),
				now.get("weights/generator/block1/first/kernel").data(), 1e-6f);
		assertEquals(16, now.get("weights/generator/tail/kernel").channels());
	}

	private static Map<Long, Double> curve(final TrainingPlan plan) {
		final Map<Long, Double> curve = new TreeMap<>();
		train(plan, new TrainingListener() {

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				curve.put(step, losses.get("content"));
			}
		});
		return curve;
	}

	private static TrainingPlan withoutRemedies(final TrainingPlan p) {
		final Map<String, Double> parameters = new TreeMap<>(p.parameters());
		parameters.put("remedies", 0.0);
		return new TrainingPlan(p.architecture(), parameters, p.steps(), p.rate(), p.schedule(), p.averaging(),
				p.seed(), p.folder(), p.checkpointInterval(), p.start());
	}

	private static TrainingListener stopAfter(final long steps) {
		return new TrainingListener() {

			private boolean stop;

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				stop = step == steps;
			}

			@Override
			public boolean shouldStop() {
				return stop;
			}
		};
	}

	private static TrainingListener cancelAfter(final long steps) {
		return new TrainingListener() {

			private boolean canceled;

			@Override
			public void stepped(final long step, final Map<String, Double> losses, final double seconds,
					final double waited) {
				canceled = step == steps;
			}

			@Override
			public boolean isCanceled() {
				return canceled;
			}
		};
	}

	private static TrainingSummary train(final TrainingPlan plan, final TrainingListener listener) {
		return new Trainer(plan, data(() -> 1), listener).run(SESSIONS);
	}

	private static TrainingPlan plan(final Path folder, final long steps) {
		return new TrainingPlan("residual", Map.of("scale", 2.0, "features", 4.0, "blocks", 1.0), steps, 0.001,
				TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 10, null);
	}

	private static Map<String, FloatArray> batch(final long step) {
		return Map.of("input", noise(step, 2, 6, 6, 1), "target", noise(step, 2, 12, 12, 1));
	}

	private static Map<String, FloatArray> batch4() {
		return Map.of("input", noise(1, 2, 6, 6, 1), "target", noise(1, 2, 24, 24, 1));
	}

	private static TrainingData data(final DoubleSupplier distance) {
		return data(null, distance);
	}

	private static TrainingData data(final Map<String, FloatArray> fixed, final DoubleSupplier distance) {
		return new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				return fixed == null ? TrainerTest.batch(step) : fixed;
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of(noise(99, 1, 5, 5, 1));
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return distance.getAsDouble();
			}
		};
	}

	private static FloatArray noise(final long seed, final int... shape) {
		final FloatArray array = FloatArray.zeros(shape);
		final Random random = new Random(seed);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = random.nextFloat();
		return array;
	}
}
