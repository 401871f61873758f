package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.Degradation;
import sc.fiji.gan.dataset.TrainingImages;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;

/** Adversarial trainings that are stopped by whoever watches them; validated every 20 steps. */
@Timeout(240)
class StoppedTrainingTest {

	private static final int STEPS = 60;

	@TempDir
	Path work;

	private Path models;
	private final List<String> log = new ArrayList<>();

	/** Wishes something after a step, and remembers what it is told. */
	private static final class Watcher implements TrainingMonitor {

		private final Wish wish;
		private final long step;
		private final List<Long> seen = new ArrayList<>();
		private final List<Long> earlier = new ArrayList<>();
		private boolean due;
		private String end;
		private int pictures;

		Watcher(final Wish wish, final long step) {
			this.wish = wish;
			this.step = step;
		}

		@Override
		public void began(final String name, final long steps, final CurvePlots plots, final List<CurveRow> curve) {
			curve.forEach(row -> earlier.add(row.step()));
			assertEquals("tiny of " + STEPS, name + " of " + steps);
		}

		@Override
		public void stepped(final long done, final Map<String, Double> losses, final double seconds,
				final String left) {
			assertEquals(List.of("discriminator", "generator"), List.copyOf(losses.keySet()));
			due = done == step;
		}

		@Override
		public void validated(final CurveRow row, final ImageProcessor previews) {
			seen.add(row.step());
			pictures++;
		}

		@Override
		public void ended(final String message) {
			end = message;
		}

		@Override
		public Wish wish() {
			return due ? wish : Wish.GO_ON;
		}
	}

	@BeforeEach
	void newLibrary() {
		models = work.resolve("models");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	private Path train(final boolean resume, final TrainingMonitor monitor) {
		final ImageStack stack = new ImageStack(64, 64);
		for (int i = 0; i < 3; i++)
			stack.addSlice(SampleImages.nuclei(64, i).getProcessor());
		final SuperResolutionSettings settings = new SuperResolutionSettings("tiny", "srgan", 2, 4, 1, STEPS, 2, 24,
				0.001, 1, 1, "absolute", Degradation.NONE, AdversarialSettings.DEFAULT, true, "", "", "BSD-2-Clause");
		return new SuperResolutionTraining(settings, TrainingImages.of(new ImagePlus("cells", stack)), Gan.library())
				.run(Engines.engine(), resume, new Audience(Progress.NONE, log::add, monitor)).get(0);
	}

	private static Map<String, FloatArray> newestVariables(final Path model) throws IOException {
		return Npz.read(TrainingFolder.newest(model.resolve("training")).orElseThrow()).arrays();
	}

	@Test
	void whatIsCanceledCanBeResumedAndEqualsWhatWasNot() throws IOException {
		final Path undisturbed = Files.move(train(false, TrainingMonitor.NONE), work.resolve("undisturbed"));
		final Watcher canceling = new Watcher(TrainingMonitor.Wish.CANCEL, 33);
		final String message = assertThrows(CancellationException.class, () -> train(false, canceling)).getMessage();
		assertEquals("Training of 'tiny' was stopped after step 33 and can be resumed with resume=true.", message);
		assertEquals(message, canceling.end);
		assertEquals(List.of(0L, 10L, 20L), canceling.seen);
		assertFalse(Files.exists(models.resolve("tiny")));
		final Watcher resuming = new Watcher(TrainingMonitor.Wish.GO_ON, 0);
		final Path resumed = train(true, resuming);
		assertEquals(List.of(0L, 10L, 20L), resuming.earlier);
		assertEquals(List.of(33L, 40L, 50L, 60L), resuming.seen);
		assertEquals("The model 'tiny' is ready.", resuming.end);
		final Map<String, FloatArray> expected = newestVariables(undisturbed);
		final Map<String, FloatArray> actual = newestVariables(resumed);
		assertEquals(expected.keySet(), actual.keySet());
		expected.forEach((name, array) -> assertArrayEquals(array.data(), actual.get(name).data(), 1e-5f, name));
		assertEquals(ModelPackage.read(undisturbed).provenance().get("best_step"),
				ModelPackage.read(resumed).provenance().get("best_step"));
	}

	@Test
	void whatIsStoppedAndKeptIsAModelThatTellsItsStepsAndCanBeTrainedFurther() throws IOException {
		final Watcher keeping = new Watcher(TrainingMonitor.Wish.KEEP, 47);
		final Path folder = train(false, keeping);
		assertEquals(List.of(0L, 10L, 20L, 40L, 47L), keeping.seen);
		final ModelPackage model = ModelPackage.read(folder);
		assertEquals(47, ((Number) model.provenance().get("steps")).intValue());
		assertEquals(STEPS, ((Number) model.provenance().get("planned_steps")).intValue());
		assertTrue(model.card().contains(" 47 steps of 2 patches"), model.card());
		assertTrue(model.card().contains("It was stopped by hand after 47 of 60 steps"), model.card());
		for (final String file : List.of("curve.csv", "curve.png", "previews.png", "checkpoint-00000047.npz"))
			assertTrue(Files.exists(folder.resolve("training").resolve(file)), file);
		final Watcher further = new Watcher(TrainingMonitor.Wish.GO_ON, 0);
		train(true, further);
		assertEquals(List.of(47L, 50L, 60L), further.seen);
		assertFalse(ModelPackage.read(folder).card().contains("stopped by hand"));
	}

	@Test
	void aFailureIsToldToWhoeverWatches() throws IOException {
		train(false, TrainingMonitor.NONE);
		final Watcher watcher = new Watcher(TrainingMonitor.Wish.GO_ON, 0);
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
				() -> train(false, watcher));
		assertTrue(refused.getMessage().startsWith("There is already a model 'tiny'"), refused.getMessage());
		assertEquals(0, watcher.pictures);
	}

	@Test
	void aPauseLastsUntilSomethingElseIsWished() throws InterruptedException {
		final TrainingMonitor.Wish[] wish = {TrainingMonitor.Wish.PAUSE};
		final Audience audience = new Audience(Progress.NONE, line -> {}, new TrainingMonitor() {

			@Override
			public Wish wish() {
				synchronized (wish) {
					return wish[0];
				}
			}
		});
		final Thread training = new Thread(audience::awaitGo);
		training.start();
		while (training.getState() != Thread.State.TIMED_WAITING && training.isAlive())
			Thread.onSpinWait();
		assertTrue(training.isAlive());
		synchronized (wish) {
			wish[0] = TrainingMonitor.Wish.CANCEL;
		}
		training.join();
		assertTrue(audience.cancels());
	}
}
