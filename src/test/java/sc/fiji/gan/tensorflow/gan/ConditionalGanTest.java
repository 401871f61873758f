package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.TrainingPlan;

class ConditionalGanTest extends GenerationContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("conditional", folder, 20, 0.01, null, Map.of("width", 4.0, "classes", 2.0, "augmentation", 2.0));
	}

	@Override
	TrainingPlan learning(final Path folder) {
		return plan("conditional", folder, 300, 0.01, null, Map.of("width", 16.0, "classes", 2.0, "remedies", 0.0));
	}

	@Override
	String firstLayer() {
		return "stage1/";
	}

	@Test
	void lessThanTwoClassesAreRefused() {
		assertEquals("classes=1 is not possible with architecture=[conditional]: give 2 or more, or choose dcgan.",
				refused(Map.of("classes", 1.0)));
	}
}
