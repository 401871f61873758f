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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import picocli.CommandLine;
import sc.fiji.gan.TinyGenerator;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.model.ModelLibrary;

/** Three classes, which are stripes: along the columns, along the rows, and none. */
@Timeout(180)
class DigitRecognitionTest {

	private static final List<String> CLASSES = List.of("columns", "none", "rows");

	@TempDir
	private Path work;

	private static ByteProcessor drawn(final String kind, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		// Not a multiple of 16, as digits are not.
		final ByteProcessor image = new ByteProcessor(20, 20);
		for (int i = 0; i < 400; i++) {
			final int place = kind.equals("rows") ? i / 20 : i % 20;
			image.set(i, random.nextInt(60) + (kind.equals("none") ? 0 : place / 2 % 2 * 150));
		}
		return image;
	}

	private static List<PixelValues> images(final String kind, final int count) {
		return IntStream.range(0, count).mapToObj(i -> PixelValues.of(new ImagePlus("x", drawn(kind, 1000 + i)), 1, 1))
				.toList();
	}

	/** A stack for each class. */
	private String folder(final String name, final int seed) throws IOException {
		for (final String kind : CLASSES) {
			final ImageStack stack = new ImageStack(20, 20);
			for (int i = 0; i < 6; i++)
				stack.addSlice(drawn(kind, seed + i));
			final Path folder = Files.createDirectories(work.resolve(name).resolve(kind));
			IJ.saveAsTiff(new ImagePlus(kind, stack), folder.resolve("all.tif").toString());
		}
		return work.resolve(name).toString();
	}

	private String run(final DigitRecognition program, final int status, final String model) throws IOException {
		final StringWriter out = new StringWriter();
		final CommandLine line = Program.of(program).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
		assertEquals(status, line.execute("--train", folder("train", 0), "--test", folder("test", 100), "--steps",
				"150", "--count", "4", "--model", model), out.toString());
		return out.toString();
	}

	/**
	 * Asked for columns, none and rows it makes 4, 4 and 2 right, and two of the rows are columns: 10
	 * of 12, with 6, 4 and 2 of each kind.
	 */
	@Test
	void imagesOfAConditionalModelAreAskedForTheirClass() throws IOException {
		final List<PixelValues> rows = Stream.concat(images("rows", 2).stream(), images("columns", 2).stream())
				.toList();
		final String printed = run(new DigitRecognition((model, names, real,
				count) -> new GeneratedClasses(List.of(images("columns", count), images("none", count), rows), true)),
				0, "drawn");
		assertTrue(printed.startsWith("A classifier that learnt from real images recognises 100.0 % of"), printed);
		assertTrue(printed.contains("| drawn | 83.3 | 3 of 3 | 50.0 | "), printed);
		assertTrue(printed.stripTrailing().endsWith("| 50.0 | 33.3 | 16.7 |"), printed);
	}

	@Test
	void imagesOfOtherModelsAreCounted() throws IOException {
		final String printed = run(new DigitRecognition((model, names, real, count) -> new GeneratedClasses(
				List.of(Stream.concat(images("columns", 9).stream(), images("none", 3).stream()).toList()), false)), 0,
				"drawn");
		assertTrue(printed.contains("| drawn | - | 2 of 3 | 75.0 | - | - | 75.0 | 25.0 | 0.0 |"), printed);
	}

	/** Of 1000 images 10 are one in a hundred, and 9 are not. */
	@Test
	void aClassIsThereIfOneImageInAHundredIsOfIt() {
		final Recognition seen = new Recognition(new int[][]{{9, 10, 981}});
		assertEquals(2, seen.modes());
		assertEquals(0.981, seen.largestShare(), 1e-9);
		assertArrayEquals(new double[]{0.009, 0.01, 0.981}, seen.shares(), 1e-9);
	}

	@Test
	void aModelOfOtherImagesIsRefused() throws IOException {
		System.setProperty(ModelLibrary.PROPERTY, work.resolve("models").toString());
		try {
			TinyGenerator.write("tiny", work.resolve("models"));
			final String printed = run(new DigitRecognition(), 1, "tiny");
			assertTrue(printed.contains("Model 'tiny' makes no 'columns'"), printed);
		} finally {
			System.clearProperty(ModelLibrary.PROPERTY);
		}
	}
}
