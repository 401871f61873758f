package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingSummary;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** A process that goes on with what another one has begun. */
@ExtendWith(InsideEngine.class)
@Timeout(180)
class NewProcessTest {

	private static final int STEPS = 200;

	/** The second process: trains in the folder that is its argument. */
	static final class Second {

		private Second() {}

		public static void main(final String... arguments) {
			train(Path.of(arguments[0]), STEPS);
		}
	}

	private static TrainingSummary train(final Path folder, final long last) {
		final long[] done = new long[1];
		return new Trainer(ToyGan.plan(folder, STEPS, STEPS / 2), new ToyGan(), new ToyGan.Noise(),
				new TrainingListener() {

					@Override
					public void stepped(final long step, final Map<String, Double> losses, final double seconds,
							final double waited) {
						done[0] = step;
					}

					@Override
					public boolean shouldStop() {
						return done[0] == last;
					}
				}).run(new Sessions(EngineOptions.DEFAULT));
	}

	@Test
	void twoHundredStepsAreAHundredAndAHundredMoreInANewProcess(@TempDir final Path whole, @TempDir final Path halves)
			throws Exception {
		final Npz.Content expected = Npz.read(train(whole, STEPS).newest());
		assertEquals(STEPS / 2, train(halves, STEPS / 2).steps());
		goOnInANewProcess(halves);
		final Npz.Content actual = Npz.read(new CheckpointFolder(halves).file(STEPS));
		assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
		for (final String kind : List.of("weights/generator/in/kernel", "average/generator/in/kernel",
				"adam/generator/first/weights/generator/in/kernel",
				"adam/discriminator/second/weights/discriminator/down/kernel", "carried/discriminator/down/spectral",
				"pool/fakes/49"))
			assertTrue(expected.arrays().containsKey(kind), kind + " is not among " + expected.arrays().keySet());
		for (final Map.Entry<String, FloatArray> array : expected.arrays().entrySet())
			assertArrayEquals(array.getValue().data(), actual.arrays().get(array.getKey()).data(), 1e-5f,
					array.getKey());
		assertTrue(expected.state().contains("augmentation: {count: "), expected.state());
		assertEquals(expected.state(), actual.state());
	}

	private static void goOnInANewProcess(final Path folder) throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), InsideEngine.class.getName(),
				Second.class.getName(), folder.toString()).redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), said);
	}
}
