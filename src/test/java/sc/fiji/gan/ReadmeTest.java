package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import sc.fiji.gan.standalone.Macros;

/** The examples of README.md do what they say, as they stand there. */
@Timeout(60)
class ReadmeTest {

	@Test
	void theMacroSavesAnEnlargedImageThatSaysItIsSynthetic(@TempDir final Path folder) throws IOException {
		final String temp = System.setProperty("java.io.tmpdir", folder.toString());
		try {
			assertEquals("nuclei-super-resolution-x2-photo: 512 x 512 pixels of 0.1625 microns",
					Macros.run("close('*');\n" + block("ijm")));
		} finally {
			System.setProperty("java.io.tmpdir", temp);
			Macros.run("close('*');");
		}
		final ImagePlus saved = IJ.openImage(folder.resolve("nuclei-x2.tif").toString());
		assertEquals(512, saved.getWidth());
		assertEquals(16, saved.getBitDepth());
		assertEquals("true", saved.getProp("gan.synthetic"));
	}

	@Test
	void theScriptPrintsTheSizeOfItsResult() throws IOException {
		final PrintStream out = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
			System.setOut(stream);
			runScript(block("java"));
		} finally {
			System.setOut(out);
		}
		assertEquals("photo-super-resolution-x2-photo: 512 x 512 pixels",
				printed.toString(StandardCharsets.UTF_8).strip());
	}

	/** Runs it statement by statement, in this process, where the classes under test are. */
	private static void runScript(final String code) {
		try (JShell shell = JShell.builder().executionEngine("local")
				.compilerOptions("-cp", System.getProperty("java.class.path")).build()) {
			String rest = code;
			while (!rest.isBlank()) {
				final CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
				shell.eval(next.source()).forEach(event -> requireSuccess(shell, event));
				rest = next.remaining();
			}
		}
	}

	private static void requireSuccess(final JShell shell, final SnippetEvent event) {
		final String source = event.snippet().source();
		assertEquals(List.of(), shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList(), source);
		if (event.exception() != null) throw new AssertionError(source, event.exception());
	}

	/** The first code block in a language. */
	private static String block(final String language) throws IOException {
		final Matcher block = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
				.matcher(Files.readString(Path.of("README.md")));
		assertTrue(block.find(), "README.md has no block of " + language);
		return block.group(1);
	}
}
