package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.TrainingPlan;

class StyleGanTest extends GenerationContract {

	@Override
	TrainingPlan plan(final Path folder) {
		return plan("stylegan", folder, 20, 0.05, null,
				Map.of("width", 4.0, "classes", 2.0, "r1interval", 4.0, "augmentation", 1.0));
	}

	@Override
	TrainingPlan learning(final Path folder) {
		return plan("stylegan", folder, 400, 0.01, null,
				Map.of("width", 8.0, "classes", 2.0, "mapping", 1.0, "remedies", 0.0));
	}

	@Override
	String firstLayer() {
		return "image/";
	}

	/** 28 pixels are 7, doubled twice: 1 + 2 * 2 convolutions, and the last image. */
	@Test
	void hasAStyleForEachConvolutionAndTheLastImage() {
		final TrainingPlan plan = plan("stylegan", Path.of("none"), 1, 1, null, Map.of("size", 28.0));
		assertEquals(6, engine().facts(plan).latents().orElseThrow().styles());
	}
}
