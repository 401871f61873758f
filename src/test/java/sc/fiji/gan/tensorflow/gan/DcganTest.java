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

	/** 28, 14, 7, 4; 64, 32, 16, 8, 4; 48, 24, 12, 6, 3. */
	@Test
	void discriminatorHalvesAnImageUntilThreeOrFourPixelsAreLeft() {
		assertEquals(3, halvings(28));
		assertEquals(4, halvings(64));
		assertEquals(4, halvings(48));
	}

	private static int halvings(final double size) {
		return new GenerationNetworks(plan("dcgan", Path.of("none"), 1, 1, null, Map.of("size", size))).halvings();
	}
}
