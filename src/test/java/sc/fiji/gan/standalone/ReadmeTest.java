package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** The examples of the README run as they stand there. */
class ReadmeTest {

	@TempDir
	private Path folder;

	@Test
	void macroWritesAnEnlargedImageThatSaysItIsSynthetic() throws Exception {
		final Path macro = Files.writeString(folder.resolve("readme.ijm"), example("ijm"));
		final String temp = System.setProperty("java.io.tmpdir", folder.toString());
		try {
			Standalone.start().runMacro(macro, "");
		} finally {
			System.setProperty("java.io.tmpdir", temp);
		}
		final ImagePlus result = IJ.openImage(folder.resolve("nuclei-x2.tif").toString());
		assertEquals(512, result.getWidth());
		assertEquals(16, result.getBitDepth());
		assertEquals("true", result.getProp("gan.synthetic"));
	}

	@Test
	void scriptPrintsTheSizeOfItsResult() throws Exception {
		final PrintStream out = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			runScript(example("java"));
		} finally {
			System.setOut(out);
		}
		assertEquals("photo-super-resolution-x2-photo: 512 x 512 pixels",
				printed.toString(StandardCharsets.UTF_8).strip());
	}

	/** In this process, where the classes under test are. */
	private static void runScript(final String code) {
		try (JShell shell = JShell.builder().executionEngine("local")
				.compilerOptions("-cp", System.getProperty("java.class.path")).build()) {
			String rest = code;
			while (!rest.isBlank()) {
				final CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
				for (final SnippetEvent event : shell.eval(next.source())) {
					assertEquals("",
							String.join("\n", shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList()),
							next.source());
					if (event.exception() != null) throw new AssertionError(next.source(), event.exception());
				}
				rest = next.remaining();
			}
		}
	}

	/** The first block of a language. */
	private static String example(final String language) throws Exception {
		final Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
				.matcher(Files.readString(Path.of("README.md")));
		assertTrue(block.find(), "the README has no example in " + language);
		return block.group(1);
	}
}
