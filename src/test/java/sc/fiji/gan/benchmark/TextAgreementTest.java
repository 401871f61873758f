package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine;
import sc.fiji.gan.captioning.CaptionSettings;
import sc.fiji.gan.captioning.Captioning;
import sc.fiji.gan.engine.Progress;

class TextAgreementTest {

	@TempDir
	Path work;

	/** Squares of 5 to 12 pixels and of 60 to 200 grey values. */
	private void caption(final String name, final List<Set<String>> omit) throws IOException {
		final Path images = Files.createDirectories(work.resolve("images"));
		for (int i = 0; i < 16; i++) {
			final ImageProcessor image = new ByteProcessor(64, 64);
			image.setColor(60 + 140 * (i / 4) / 3);
			final int edge = 5 + 7 * (i % 4) / 3;
			for (int k = 0; k <= i % 3; k++)
				image.fillRect(4 + 16 * k, 20 * k + i, edge, edge);
			new FileSaver(new ImagePlus("", image)).saveAsTiff(images.resolve(i + ".tif").toString());
		}
		new Captioning(
				new CaptionSettings(images, null, work.resolve(name), 0, 1, 0, 1, "nuclei", 10, 30, 70, null, omit))
				.run(Progress.NONE);
	}

	private String run(final int status, final String... more) {
		final StringWriter out = new StringWriter();
		final CommandLine line = Program.of(new TextAgreement()).setOut(new PrintWriter(out))
				.setErr(new PrintWriter(out));
		final List<String> arguments = new ArrayList<>(List.of("--model", "text-to-nuclei", "--train",
				work.resolve("train").toString(), "--test", work.resolve("test").toString()));
		arguments.addAll(List.of(more));
		assertEquals(status, line.execute(arguments.toArray(String[]::new)), out.toString());
		return out.toString();
	}

	/** What captions say of the images that they were written of is so. */
	@Test
	void ofRealImagesAllWordsHoldAndNewCombinationsAreCounted() throws IOException {
		caption("train", List.of(Set.of("large", "bright")));
		caption("test", List.of());
		final String printed = run(0, "--count", "16", "--new", "4");
		final String real = printed.lines().filter(l -> l.startsWith("| real test images: all words |")).findFirst()
				.orElseThrow();
		assertTrue(real.matches(".*\\| 100\\.0 % \\| [\\d.]+ % \\| 100\\.0 % \\| [\\d.]+ % \\|"), real);
		assertTrue(printed.contains("20 prompts, "), printed);
		assertTrue(printed.contains("| new together: all words |"), printed);
		assertTrue(printed.lines().anyMatch(l -> l.matches("\\| text-to-nuclei \\| -?[\\d.]+ ± [\\d.]+ \\|")), printed);
	}

	@Test
	void wordsThatCannotBeCheckedAreNamed() throws IOException {
		caption("train", List.of());
		caption("test", List.of());
		final String printed = run(1, "--words", "shapes");
		assertTrue(printed.contains("--words shapes is not possible: give objects or colours."), printed);
	}
}
