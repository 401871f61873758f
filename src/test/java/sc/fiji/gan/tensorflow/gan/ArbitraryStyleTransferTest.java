package sc.fiji.gan.tensorflow.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.TensorFlowEngine;

class ArbitraryStyleTransferTest extends ArchitectureContract {

	private static final int EDGE = 64;

	@Override
	TrainingPlan plan(final Path folder) {
		return new TrainingPlan("anystyle", Map.of("width", 4.0, "blocks", 1.0, "steadiness", 1.0), 20, 0.01,
				TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20, null);
	}

	@Override
	Map<String, FloatArray> batch(final Random random) {
		return Map.of("source", noise(random, 1, EDGE, EDGE, 4), "picture", noise(random, 1, EDGE + 6, EDGE + 9, 3),
				"noisy", noise(random, 1, EDGE, EDGE, 4));
	}

	private static FloatArray joined(final FloatArray photo, final FloatArray picture) {
		final FloatArray both = FloatArray.zeros(1, photo.height(), photo.width(), 7);
		for (int i = 0; i < photo.height() * photo.width(); i++) {
			System.arraycopy(photo.data(), 4 * i, both.data(), 7 * i, 4);
			System.arraycopy(picture.data(), 3 * i, both.data(), 7 * i + 4, 3);
		}
		return both;
	}

	/** What is told of a picture must not depend on the tile: tiles are those of a painter. */
	@Override
	@Test
	void tilesAreWhatTheyAreInTheWholeImage() {
		final Generator painter = new ArbitraryStyleTransfer()
				.painter(plan(Path.of("none")), noise(new Random(4), 1, 32, 40, 3)).orElseThrow();
		final int margin = (painter.halo() + painter.multiple() - 1) / painter.multiple() * painter.multiple();
		final FloatArray image = noise(new Random(5), 1, 2 * margin + 8, 2 * margin + 16, 4);
		final FloatArray part = FloatArray.zeros(1, image.height(), 2 * margin + 8, 4);
		for (int y = 0; y < image.height(); y++)
			System.arraycopy(image.data(), 4 * (y * image.width() + 8), part.data(), 4 * y * part.width(),
					4 * part.width());
		final FloatArray whole = Calculation.valueAtStart(image, 1, painter::apply);
		final FloatArray tile = Calculation.valueAtStart(part, 1, painter::apply);
		for (int y = margin; y < margin + 8; y++)
			for (int i = 3 * margin; i < 3 * (margin + 8); i++)
				assertEquals(whole.data()[3 * (y * whole.width() + 8) + i], tile.data()[3 * y * tile.width() + i],
						1e-6);
	}

	@Test
	void aPainterDoesWhatTheGeneratorDoesThatSeesThePicture(@TempDir final Path folder) {
		final TensorFlowEngine engine = engine();
		final TrainingSummary summary = engine.train(plan(folder), data(), TrainingListener.NONE);
		final FloatArray photo = noise(new Random(1), 1, 32, 48, 4);
		final FloatArray picture = noise(new Random(2), 1, 32, 48, 3);
		try (Network both = engine.load(engine.export(plan(folder), summary.newest(), folder.resolve("both.zip")));
				Network painter = engine
						.load(engine.export(summary.newest(), picture, folder.resolve("painter.zip")))) {
			assertArrayEquals(both.run(joined(photo, picture)).data(), painter.run(photo).data(), 1e-5f);
		}
	}

	@Test
	void aNetworkThatIsToldNoStyleSaysSo(@TempDir final Path folder) {
		final TrainingPlan plan = new TrainingPlan("residual", Map.of("scale", 2.0, "features", 2.0, "blocks", 1.0), 1,
				0.01, TrainingPlan.Schedule.CONSTANT, 0.9, 1, folder, 20, null);
		final TrainingSummary summary = engine().train(plan, new Enlarged(), TrainingListener.NONE);
		final String message = assertThrows(EngineException.class,
				() -> engine().export(summary.newest(), noise(new Random(2), 1, 32, 32, 3), folder.resolve("net.zip")))
				.getMessage();
		assertEquals("The network of 'checkpoint-00000001.npz' has learnt what it does and is told no style: choose one"
				+ " that was trained on a folder of pictures.", message);
	}

	/** An image is to become twice as large. */
	private static final class Enlarged implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("input", noise(new Random(1), 1, 8, 8, 1), "target", noise(new Random(1), 1, 16, 16, 1));
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(noise(new Random(1), 1, 8, 8, 1));
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return 0;
		}
	}
}
