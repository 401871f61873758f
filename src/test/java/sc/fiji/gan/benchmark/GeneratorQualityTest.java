package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import picocli.CommandLine;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.GenerationRequest;

/** Images of a model stand for real ones: the seeds that the benchmark takes too are trained on. */
@Timeout(600)
class GeneratorQualityTest {

	private static final String MODEL = "generate-digits-conditional";
	private static final int COUNT = 12;

	@TempDir
	private Path work;

	private void write(final Gan gan, final String part, final String digit, final int count, final long seed)
			throws IOException {
		final ImagePlus images = gan.generate(new GenerationRequest(count, digit, seed, 1));
		final Path folder = Files.createDirectories(work.resolve(part).resolve(digit));
		for (int slice = 1; slice <= count; slice++)
			IJ.saveAsTiff(new ImagePlus("", images.getStack().getProcessor(slice)),
					folder.resolve(slice + ".tif").toString());
	}

	private String run(final int status, final String... more) {
		final StringWriter out = new StringWriter();
		final CommandLine line = Program.of(new GeneratorQuality()).setOut(new PrintWriter(out))
				.setErr(new PrintWriter(out));
		final List<String> arguments = new ArrayList<>(
				List.of("--train", work.resolve("train").toString(), "--test", work.resolve("test").toString()));
		arguments.addAll(List.of(more));
		assertEquals(status, line.execute(arguments.toArray(String[]::new)), out.toString());
		return out.toString();
	}

	/** The cells of each row, by class and images. */
	private static Map<String, String[]> rows(final String table) {
		final Map<String, String[]> rows = new HashMap<>();
		table.lines().skip(2).map(line -> line.split(" *\\| *")).forEach(r -> rows.put(r[1] + " " + r[2], r));
		return rows;
	}

	@Test
	void imagesOfTheTrainingAreCopiesAndAsGoodAsReal() throws IOException {
		try (Gan gan = Gan.open(MODEL)) {
			for (final String digit : List.of("0", "1")) {
				write(gan, "train", digit, COUNT, 1);
				write(gan, "test", digit, COUNT, 5000);
			}
		}
		final Map<String, String[]> rows = rows(run(0, "--model", MODEL));
		assertEquals(6, rows.size());
		for (final String name : List.of("all", "0", "1")) {
			final String[] real = rows.get(name + " real ones, trained on");
			final String[] made = rows.get(name + " " + MODEL);
			// The same images: the same figures.
			for (int column = 3; column <= 5; column++)
				assertEquals(real[column], made[column]);
			assertEquals("-", real[6]);
		}
		assertEquals("24", rows.get("all " + MODEL)[6]);
	}

	@Test
	void aClassThatTheModelDoesNotKnowIsNamed() throws IOException {
		for (final String name : List.of("0", "x"))
			Files.createDirectories(work.resolve("train").resolve(name));
		Files.createDirectories(work.resolve("test"));
		final ImagePlus image = IJ.createImage("", "8-bit", 28, 28, 1);
		for (final String name : List.of("0", "x"))
			IJ.saveAsTiff(image, work.resolve("train").resolve(name).resolve("a.tif").toString());
		final String printed = run(1, "--model", MODEL);
		assertTrue(printed.contains("'x'"), printed);
	}
}
