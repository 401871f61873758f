package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.TrainingPlan;

class DcganTest extends GenerationContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("dcgan", folder, 20, 0.01, null, Map.of("width", 4.0, "augmentation", 1.0));
	}

	@Override
	TrainingPlan learning(final Path folder) {
		return plan("dcgan", folder, 500, 0.01, null, Map.of("width", 16.0, "remedies", 0.0));
	}

	@Override
	String firstLayer() {
		return "stage1/";
	}

	@Test
	void classesAreRefused() {
		assertEquals("classes=3 is not possible with architecture=[dcgan], which knows none: choose conditional or"
				+ " stylegan.", refused(Map.of("classes", 3.0)));
	}
}
