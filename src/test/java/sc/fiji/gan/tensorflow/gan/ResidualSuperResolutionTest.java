package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.tensorflow.Calculation;

class ResidualSuperResolutionTest extends ArchitectureContract {

	private static final Architecture ARCHITECTURE = new ResidualSuperResolution();

	@Override
	TrainingPlan plan(final Path folder) {
		return plan(folder, 2, 1);
	}

	private static TrainingPlan plan(final Path folder, final int scale, final int channels) {
		return new TrainingPlan("residual",
				Map.of("scale", (double) scale, "channels", (double) channels, "features", 8.0, "blocks", 2.0), 20,
				0.01, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20, null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("input", noise(random, 2, 8, 8, 1), "target", noise(random, 2, 16, 16, 1));
	}

	@ParameterizedTest
	@CsvSource({"2, 1", "3, 2", "4, 3"})
	void commutesWithGainAndOffset(final int scale, final int channels) {
		final TrainingPlan plan = plan(Path.of("none"), scale, channels);
		final int edge = 2 * generator(plan).halo() + 3;
		final FloatArray input = noise(new Random(2), 1, edge, edge, channels);
		final FloatArray output = run(plan, input);
		final FloatArray changed = FloatArray.zeros(input.shape());
		for (int i = 0; i < input.data().length; i++)
			changed.data()[i] = 3 * input.data()[i] + 5;
		final FloatArray expected = run(plan, changed);
		final int centre = ((edge / 2 * scale) * edge * scale + edge / 2 * scale) * channels;
		for (int i = centre; i < centre + scale * channels; i++)
			assertEquals(3 * output.data()[i] + 5, expected.data()[i], 1e-4);
	}

	@Test
	void isCloseToBicubicBeforeTheFirstStep() {
		final TrainingPlan plan = plan(Path.of("none"), 2, 1);
		final FloatArray input = noise(new Random(4), 1, 12, 12, 1);
		final FloatArray output = run(plan, input);
		final float[] bicubic = Resampling.BICUBIC.resize(input.data(), 12, 12, 24, 24);
		double sum = 0;
		for (int y = 6; y < 18; y++)
			for (int x = 6; x < 18; x++)
				sum += Math.abs(output.data()[y * 24 + x] - bicubic[y * 24 + x]);
		assertEquals(0, sum / 144, 0.1);
	}

	private static FloatArray run(final TrainingPlan plan, final FloatArray input) {
		return Calculation.valueAtStart(input, 1, generator(plan)::apply);
	}

	private static Generator generator(final TrainingPlan plan) {
		return ARCHITECTURE.generator(plan, Architecture.GENERATOR);
	}
}
