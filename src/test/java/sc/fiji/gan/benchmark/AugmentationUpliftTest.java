package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import picocli.CommandLine;
import sc.fiji.gan.image.PixelValues;

@Timeout(120)
class AugmentationUpliftTest {

	@TempDir
	private Path work;

	/** Stripes along the columns or along the rows, with noise. */
	private Path draw(final String name, final int count, final int seed) throws IOException {
		for (final String kind : List.of("columns", "rows")) {
			final Path folder = Files.createDirectories(work.resolve(name).resolve(kind));
			for (int n = 0; n < count; n++) {
				final SplittableRandom random = new SplittableRandom(seed + n);
				final ByteProcessor image = new ByteProcessor(16, 16);
				for (int i = 0; i < 256; i++)
					image.set(i, random.nextInt(60) + ((kind.equals("rows") ? i / 16 : i % 16) / 2 % 2) * 150);
				IJ.save(new ImagePlus("x", image), folder.resolve("s" + n + ".png").toString());
			}
		}
		return work.resolve(name);
	}

	private static String run(final int status, final String... arguments) {
		final StringWriter out = new StringWriter();
		final CommandLine line = Program.of(new AugmentationUplift()).setOut(new PrintWriter(out))
				.setErr(new PrintWriter(out));
		assertEquals(status, line.execute(arguments), out.toString());
		return out.toString();
	}

	/** Turned by a quarter, one class is the other: with all flips there is nothing to be learnt. */
	@Test
	void printsARowForEachAugmentation() throws IOException {
		final List<String> rows = run(0, "--train", draw("train", 4, 0).toString(), "--test",
				draw("test", 6, 100).toString(), "--images", "3", "--seeds", "2", "--steps", "60").lines()
				.filter(line -> line.startsWith("|")).toList();
		assertEquals(7, rows.size(), rows.toString());
		assertEquals("| 3 | none | 100.0 +- 0.0 |  |  |", rows.get(2));
		assertEquals("| 3 | mirror (best classical) | 100.0 +- 0.0 | +0.0 +- 0.0 |  |", rows.get(3));
		assertTrue(rows.get(4).startsWith("| 3 | flips | ") && rows.get(4).contains(" | -"), rows.get(4));
	}

	@Test
	void copiesTheImagesThatAreUsed() throws IOException {
		run(0, "--train", draw("train", 4, 0).toString(), "--test", work.toString(), "--images", "3,2", "--subsets",
				work.resolve("subsets").toString());
		assertEquals(3, work.resolve("subsets/3/rows").toFile().list().length);
		assertEquals(2, work.resolve("subsets/2/columns").toFile().list().length);
		assertTrue(run(1, "--train", work.resolve("train").toString(), "--test", work.toString(), "--images", "9")
				.contains("Class 'columns' has 4 files, and 9 are wanted"));
	}

	/** Of 8 x 4 pixels, black but for the middle square. */
	@Test
	void squaresAreCroppedAndBroughtToSize() throws IOException {
		for (final String kind : List.of("a", "b")) {
			final ByteProcessor image = new ByteProcessor(8, 4);
			image.setValue(100);
			image.setRoi(2, 0, 4, 4);
			image.fill();
			IJ.save(new ImagePlus("x", image),
					Files.createDirectories(work.resolve("wide").resolve(kind)).resolve("x.png").toString());
		}
		final PixelValues square = ClassImages.in(work.resolve("wide")).read(2).get(1).get(0);
		assertArrayEquals(new int[]{1, 2, 2, 1}, square.values().shape());
		assertArrayEquals(new float[]{100, 100, 100, 100}, square.values().data());
	}

	/**
	 * Of 1, 2, 3: the mean 2, the deviation 1, and 4.303 of Student's table for two degrees of freedom.
	 */
	@Test
	void intervalsAreStudents() {
		final PairedFigures figures = PairedFigures.of(1, 2, 3);
		assertEquals(2, figures.mean(), 1e-9);
		assertEquals(4.303 / Math.sqrt(3), figures.half(), 1e-3);
		assertEquals("-50.0 +- 0.0",
				PairedFigures.ofDifferences(new double[]{0.1, 0.3}, new double[]{0.6, 0.8}).signed());
	}
}
