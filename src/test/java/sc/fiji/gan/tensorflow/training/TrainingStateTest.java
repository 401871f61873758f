package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingPlan;

@ExtendWith(InsideEngine.class)
class TrainingStateTest {

	private static final TrainingPlan PLAN = new TrainingPlan("srgan", Map.of(), 10, 0.01,
			TrainingPlan.Schedule.CONSTANT, 0.9, 1, Path.of("none"), 5, null);
	private static final TrainingData DATA = data(Map.of());

	/** Where the network lies may change, what it is may not. */
	@Test
	void resumptionWithAnotherFeatureNetworkIsRefused() {
		final TrainingState state = TrainingState
				.parse(TrainingState.start(PLAN.withExtractor(extractor("here", "0abc")), DATA).toYaml());
		assertDoesNotThrow(() -> state.resumed(PLAN.withExtractor(extractor("there", "0abc")), DATA));
		final EngineException other = assertThrows(EngineException.class,
				() -> state.resumed(PLAN.withExtractor(extractor("here", "0abd")), DATA));
		assertTrue(other.getMessage().contains("extractor=0abc") && other.getMessage().contains("extractor=0abd"),
				other.getMessage());
		final EngineException none = assertThrows(EngineException.class, () -> state.resumed(PLAN, DATA));
		assertTrue(none.getMessage().contains("extractor=nothing"), none.getMessage());
	}

	@Test
	void resumptionWithOtherImagesIsRefused() {
		final TrainingState state = TrainingState.start(PLAN, data(Map.of("images", "0123456789abcdef")));
		assertDoesNotThrow(() -> state.resumed(PLAN, data(Map.of("images", "0123456789abcdef"))));
		assertEquals("This training was begun with other images (SHA-256 of all pixels 0123456789ab...) and cannot be"
				+ " resumed with these (ffff...): give the same images, or train under another name with the old model"
				+ " as start.", refusal(state, Map.of("images", "ffff")));
	}

	@Test
	void resumptionWithAnotherDegradationIsRefused() {
		final TrainingState state = TrainingState.start(PLAN, data(Map.of("kernel", "area")));
		assertTrue(refusal(state, Map.of("kernel", "nearest")).startsWith(
				"This training was begun with kernel=area and cannot be resumed with kernel=nearest: set it back"));
		assertTrue(refusal(state, Map.of("kernel", "area", "blur", "1.5")).contains("with blur=1.5: set it back"));
		assertTrue(refusal(state, Map.of()).contains("begun with kernel=area and"));
	}

	/** The next checkpoint tells them. */
	@Test
	void checkpointsThatDoNotTellTheirImagesAreResumed() {
		final TrainingState old = TrainingState.parse(TrainingState.start(PLAN, DATA).toYaml());
		final TrainingState resumed = old.resumed(PLAN, data(Map.of("images", "0123")));
		assertEquals("0123", resumed.after(5, 0.1, Course.BEGIN, 10).settings().get("images"));
	}

	/** Ten steps: the second half begins with the fifth. */
	@Test
	void checkpointsOfTheSecondHalfArePreferred() {
		final TrainingState early = after(TrainingState.start(PLAN, DATA), 2, 0.4);
		assertEquals(2, after(early, 4, 0.5).bestStep());
		final TrainingState later = after(early, 5, 0.7);
		assertEquals(5, later.bestStep());
		assertEquals(0.7, later.bestDistance());
		assertEquals(5, after(later, 8, 0.8).bestStep());
		assertEquals(8, after(later, 8, 0.6).bestStep());
	}

	/** What has collapsed, and what was not validated, is not. */
	@Test
	void checkpointsThatAreFarWorseAreNotPreferred() {
		final TrainingState early = after(TrainingState.start(PLAN, DATA), 2, 0.4);
		assertEquals(2, after(early, 5, 0.9).bestStep());
		assertEquals(2, after(early, 5, Double.POSITIVE_INFINITY).bestStep());
		assertEquals(8, after(after(early, 5, 0.9), 8, 0.7).bestStep());
	}

	private static TrainingState after(final TrainingState state, final long steps, final double distance) {
		return state.after(steps, distance, Course.BEGIN, PLAN.steps());
	}

	private static String refusal(final TrainingState state, final Map<String, String> settings) {
		return assertThrows(EngineException.class, () -> state.resumed(PLAN, data(settings))).getMessage();
	}

	private static TrainingData data(final Map<String, String> settings) {
		return new TrainingData() {

			@Override
			public Map<String, FloatArray> batch(final long step) {
				throw new AssertionError("no batch is needed");
			}

			@Override
			public List<FloatArray> heldOut() {
				return List.of();
			}

			@Override
			public double distance(final List<FloatArray> outputs) {
				return 0;
			}

			@Override
			public Map<String, String> settings() {
				return settings;
			}
		};
	}

	private static FeatureExtractor extractor(final String file, final String hash) {
		return new FeatureExtractor(new NetworkFile(Path.of(file), NetworkFile.Format.FROZEN_GRAPH, "in", "out"),
				List.of(), hash);
	}
}
