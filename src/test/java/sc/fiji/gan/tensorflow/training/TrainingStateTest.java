package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FeatureExtractor;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.TrainingPlan;

@ExtendWith(InsideEngine.class)
class TrainingStateTest {

	private static final TrainingPlan PLAN = new TrainingPlan("srgan", Map.of(), 10, 0.01,
			TrainingPlan.Schedule.CONSTANT, 0.9, 1, Path.of("none"), 5, null);

	/** Where the network lies may change, what it is may not. */
	@Test
	void resumptionWithAnotherFeatureNetworkIsRefused() {
		final TrainingState state = TrainingState
				.parse(TrainingState.start(PLAN.withExtractor(extractor("here", "0abc"))).toYaml());
		assertDoesNotThrow(() -> state.requireSameAs(PLAN.withExtractor(extractor("there", "0abc"))));
		final EngineException other = assertThrows(EngineException.class,
				() -> state.requireSameAs(PLAN.withExtractor(extractor("here", "0abd"))));
		assertTrue(other.getMessage().contains("extractor=0abc") && other.getMessage().contains("extractor=0abd"),
				other.getMessage());
		final EngineException none = assertThrows(EngineException.class, () -> state.requireSameAs(PLAN));
		assertTrue(none.getMessage().contains("extractor=nothing"), none.getMessage());
	}

	private static FeatureExtractor extractor(final String file, final String hash) {
		return new FeatureExtractor(new NetworkFile(Path.of(file), NetworkFile.Format.FROZEN_GRAPH, "in", "out"),
				List.of(), hash);
	}
}
