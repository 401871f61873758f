package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** The training of a small GAN with all that has a state. */
@ExtendWith(InsideEngine.class)
class TwoNetworksTest {

	private static final Sessions SESSIONS = new Sessions(EngineOptions.DEFAULT);
	@Test
	void resumedTrainingEqualsAnUndisturbedOne(@TempDir final Path whole, @TempDir final Path halves)
			throws IOException {
		final Map<String, FloatArray> expected = Npz.read(train(whole, new Course(40)).newest()).arrays();
		assertEquals(23, train(halves, new Course(23)).steps());
		final Map<String, FloatArray> actual = Npz.read(train(halves, new Course(40)).newest()).arrays();
		assertEquals(expected.keySet(), actual.keySet());
		for (final String kind : List.of("weights/discriminator/down/kernel", "carried/discriminator/down/spectral",
				"carried/discriminator/score/spectral", "average/generator/out/bias",
				"adam/penalty/second/weights/discriminator/score/kernel",
				"adam/discriminator/first/weights/discriminator/down/bias",
				"adam/generator/second/weights/generator/in/kernel", "pool/fakes/0", "pool/fakes/49"))
			assertTrue(expected.containsKey(kind), kind + " is not among " + expected.keySet());
		expected.forEach((name, array) -> assertArrayEquals(array.data(), actual.get(name).data(), 1e-6f, name));
	}

	/** At the steps 1, 5 and 9 (the first one is counted as 1) the penalty has its turn. */
	@Test
	void objectivesKeepTheirOrderAndTheirTurns(@TempDir final Path folder) {
		final Course course = new Course(9);
		train(folder, course);
		final List<String> both = List.of("discriminator", "generator");
		final List<String> all = List.of("discriminator", "penalty", "generator");
		assertEquals(List.of(all, both, both, both, all, both, both, both, all), course.names);
	}

	/** One unit vector for each kernel, which a step has turned. */
	@Test
	void spectralVectorsAreCarriedOnAndNotTrained(@TempDir final Path one, @TempDir final Path two) throws IOException {
		final Map<String, FloatArray> first = Npz.read(train(one, new Course(1)).newest()).arrays();
		final Map<String, FloatArray> second = Npz.read(train(two, new Course(2)).newest()).arrays();
		final String name = "carried/discriminator/down/spectral";
		double length = 0;
		double turned = 0;
		for (int i = 0; i < 4; i++) {
			length += Math.pow(second.get(name).data()[i], 2);
			turned += Math.abs(second.get(name).data()[i] - first.get(name).data()[i]);
		}
		assertEquals(1, length, 1e-5);
		assertTrue(turned > 1e-5, "turned by " + turned);
		assertFalse(first.keySet().stream().anyMatch(n -> n.startsWith("adam/") && n.contains("spectral")));
	}

	@Test
	void updatesAreCountedFromTheStepAlone() {
		final UpdateRule rule = UpdateRule.STANDARD.everyNthStep(4).timesPerStep(3);
		long count = 0;
		for (long step = 0; step < 20; step++) {
			assertEquals(count, rule.updatesBefore(step));
			if (rule.appliesAt(step)) count += 3;
		}
		assertEquals(15, count);
	}

	/** Notes the objectives of each step, and stops. */
	private static final class Course implements TrainingListener {

		private final long last;
		private final List<List<String>> names = new ArrayList<>();
		private boolean stop;

		Course(final long last) {
			this.last = last;
		}

		@Override
		public void stepped(final long step, final Map<String, Double> losses, final double seconds,
				final double waited) {
			names.add(List.copyOf(losses.keySet()));
			stop = step == last;
		}

		@Override
		public boolean shouldStop() {
			return stop;
		}
	}

	private static TrainingSummary train(final Path folder, final Course course) {
		return new Trainer(ToyGan.plan(folder, 40, 50), new ToyGan(), new ToyGan.Noise(), course).run(SESSIONS);
	}
}
