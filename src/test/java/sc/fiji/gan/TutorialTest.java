package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/**
 * The lines of the tutorials do what the tutorials say, one block after the other, with a few steps
 * of training.
 */
@Timeout(300)
class TutorialTest {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```ijm\\R(.*?)^```");
	private static final Pattern MACRO_FILE = Pattern.compile("-Dexec\\.args=\"(macros/\\S+) (\\S+);\\d+;(\\d+)\"");

	@TempDir
	Path work;

	@BeforeEach
	void useLibrary() {
		System.setProperty(ModelLibrary.PROPERTY, work.resolve("models").toString());
	}

	@AfterEach
	void forgetLibrary() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*'); run('Clear Results');");
	}

	private String tutorial(final String name) throws IOException {
		return Files.readString(Path.of("docs", name)).replace("path/to/", Macros.quote(work) + "/");
	}

	/** All blocks as one macro, as somebody runs them who does not close anything in between. */
	private String run(final String tutorial) {
		return Macros.run(BLOCK.matcher(tutorial).results().map(r -> r.group(1)).collect(Collectors.joining())
				.replaceAll("steps=[1-9]\\d*", "steps=4"));
	}

	@Test
	void superResolutionIsTrainedUsedAndMeasured() throws IOException {
		final String tutorial = tutorial("tutorial-super-resolution.md");
		for (final MatchResult line : MACRO_FILE.matcher(tutorial).results().toList())
			assertNull(Macros.attempt(Path.of(line.group(1)), line.group(2) + ";3;" + line.group(3)).failure());
		final String log = run(tutorial);
		assertTrue(Files.exists(work.resolve("models/my-nuclei-x2/rdf.yaml")), log);
		assertTrue(Pattern.compile("PSNR [\\d.]+ dB, by bicubic interpolation [\\d.]+ dB").matcher(log).find(), log);
		assertTrue(Files.readString(work.resolve("models/my-nuclei-x2/README.md")).contains("synthetic nuclei"));
	}

	@Test
	void dataSetIsBalanced() throws IOException {
		run(tutorial("tutorial-balance-dataset.md"));
		assertTrue(Files.exists(work.resolve("balanced-cells/report.html")));
		final TreeMap<String, Integer> counts = new TreeMap<>();
		final TreeSet<String> kinds = new TreeSet<>();
		for (final String line : Files.readAllLines(work.resolve("balanced-cells/manifest.csv"))) {
			if (!line.contains("/")) continue;
			counts.merge(line.substring(0, line.indexOf('/')).replace("\"", ""), 1, Integer::sum);
			kinds.add(line.substring(line.indexOf('/') + 1).replaceAll("-.*", ""));
		}
		assertEquals(new TreeMap<>(Map.of("Platelets", 40, "RBC", 40, "WBC", 40)), counts);
		assertEquals(new TreeSet<>(List.of("classical", "gan", "original")), kinds);
		try (Stream<Path> files = Files.walk(work.resolve("balanced-cells"))) {
			assertEquals(120, files.filter(file -> file.toString().endsWith(".png")).count());
		}
	}
}
