package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

class TrainingSpeedTest {

	/**
	 * With 4 features, 1 block and a scale of 2, each pixel takes forwards 36 in the head, 288 in the
	 * block, 144 in the tail and 100 in the interpolation: 568. A step takes also 36 backwards in the
	 * head, 576 in the block and 288 in the tail: 1468. Of 8 x 32 x 32 pixels that is 4.65 and 12.03
	 * million.
	 */
	@Test
	void printsMultiplyAddsTimeAndSpeedOfEachStep() {
		final StringWriter out = new StringWriter();
		assertEquals(0,
				Program.of(new TrainingSpeed()).setOut(new PrintWriter(out)).execute("--features", "4", "--blocks", "1",
						"--batch", "8", "--patch", "32", "--steps", "2", "--warm-up", "1", "--set", "width=2"));
		final List<String> lines = out.toString().lines().toList();
		assertEquals("| | multiply-adds, million | ms | GFLOP/s | waiting for data |", lines.get(2));
		assertTrue(lines.get(4).matches("\\| generator, forwards \\| 5 \\| \\d+ \\| [\\d.]+ \\| - \\|"), lines.get(4));
		assertTrue(lines.get(5).matches("\\| residual, training step \\| 12 \\| \\d+ \\| [\\d.]+ \\| [\\d.]+ % \\|"),
				lines.get(5));
		assertTrue(lines.get(6).startsWith("| srgan, training step |"), lines.get(6));
	}

	@Test
	void printsWhatATranslationTakes() {
		final StringWriter out = new StringWriter();
		assertEquals(0, Program.of(new TrainingSpeed()).setOut(new PrintWriter(out)).execute("--architecture",
				"pix2pix", "--features", "2", "--batch", "1", "--patch", "16", "--steps", "1", "--warm-up", "1"));
		final List<String> lines = out.toString().lines().toList();
		assertEquals("pix2pix, 2 features, 8 blocks, 1 patches of 16 x 16 pixels, median of 1 steps", lines.get(0));
		assertTrue(lines.get(4).startsWith("| generator, forwards |"), lines.get(4));
		assertTrue(lines.get(5).startsWith("| pix2pix, training step |"), lines.get(5));
	}

	@Test
	void refusesAnArchitectureThatItCannotMeasure() {
		final StringWriter err = new StringWriter();
		assertEquals(1,
				Program.of(new TrainingSpeed()).setErr(new PrintWriter(err, true)).execute("--architecture", "bogus"));
		assertTrue(err.toString().contains("--architecture bogus: give cyclegan or pix2pix"), err.toString());
	}

	@Test
	void refusesToTakeAMedianOfNothing() {
		final StringWriter err = new StringWriter();
		assertEquals(1, Program.of(new TrainingSpeed()).setErr(new PrintWriter(err, true)).execute("--steps", "0"));
		assertTrue(err.toString().contains("--steps"), err.toString());
	}
}
