package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.gan.engine.FloatArray;
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

	/**
	 * 6 rows of 4 numbers; where they are mixed there are two different ones, the other from some row
	 * on.
	 */
	@Test
	void aPartOfTheImagesHasMixedStyles() {
		assertEquals(0, mixed(0));
		assertEquals(200, mixed(1));
		// A binomial deviation of 7: within four of them.
		assertEquals(100, mixed(0.5), 28);
	}

	private static int mixed(final double mixing) {
		final TrainingPlan plan = plan("stylegan", Path.of("none"), 1, 1, null, Map.of("size", 28.0, "mixing", mixing));
		final FloatArray latents = new StyleGan().randomInputs(plan, 3, 200, 1).get("latents");
		assertArrayEquals(new int[]{200, 6, 1, 4}, latents.shape());
		int mixed = 0;
		for (int image = 0; image < 200; image++) {
			int changes = 0;
			for (int row = 1; row < 6; row++)
				if (latents.data()[(image * 6 + row) * 4] != latents.data()[(image * 6 + row - 1) * 4]) changes++;
			assertTrue(changes <= 1, "image " + image);
			mixed += changes;
		}
		return mixed;
	}

	/** R1 is computed at every 16th step only, so that a step takes little more than without. */
	@Test
	void lazyPenaltySavesItsTime() {
		final double without = multiplyAdds(Map.of("r1", 0.0));
		final double lazy = multiplyAdds(Map.of("r1", 1.0));
		final double always = multiplyAdds(Map.of("r1", 1.0, "r1interval", 1.0));
		assertTrue(always > 1.2 * without, without + " " + always);
		assertEquals(without + (always - without) / 16, lazy, 1e-6 * always);
	}

	private double multiplyAdds(final Map<String, Double> more) {
		return engine().multiplyAdds(plan("stylegan", Path.of("none"), 1, 1, null, with(more)), data());
	}

	private static Map<String, Double> with(final Map<String, Double> more) {
		final Map<String, Double> all = new HashMap<>(Map.of("width", 4.0, "classes", 2.0));
		all.putAll(more);
		return all;
	}
}
