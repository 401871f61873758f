package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationSpeedTest {

	@TempDir
	Path folder;

	@Test
	void printsARowForEachNumberOfImages() throws IOException {
		final StringWriter out = new StringWriter();
		assertEquals(0, Program.of(new EvaluationSpeed()).setOut(new PrintWriter(out)).execute("--images", "3,6",
				"--size", "16", "--drawn", "24", "--extractor", "radiomic", "--keep", folder.toString()));
		final List<String> lines = out.toString().lines().toList();
		assertTrue(lines.get(4).startsWith("| 3 against 3 | "), lines.get(4));
		assertTrue(lines.get(5).matches("\\| 6 against 6 \\|( [\\d.-]+ \\|){5}"), lines.get(5));
		try (Stream<Path> drawn = Files.list(folder.resolve("6").resolve("held-out"))) {
			assertEquals(6, drawn.count());
		}
	}
}
