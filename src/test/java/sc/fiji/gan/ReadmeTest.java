package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.gan.standalone.Macros;

/** The examples of README.md do what they say. */
@Timeout(60)
class ReadmeTest {

	private static final Path SOURCE = Path.of("src", "test", "java", "sc", "fiji", "gan", "ScriptExample.java");

	/** The first code block in a language. */
	private static String block(final String language) throws IOException {
		final Path readme = Path.of("README.md");
		assumeTrue(Files.exists(readme), "There is no README.md yet.");
		final Matcher block = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
				.matcher(Files.readString(readme));
		assumeTrue(block.find(), "README.md has no block of " + language + " yet.");
		return block.group(1);
	}

	@Test
	void theMacroRuns() throws IOException {
		final String macro = block("ijm");
		try {
			final String printed = Macros.run("close('*');\n" + macro);
			assertEquals("nuclei-super-resolution-x2-photo: 512 x 512 pixels of 0.1625 microns", printed);
		} finally {
			Macros.run("close('*');");
		}
	}

	@Test
	void theScriptIsTheOneThatIsCompiledHere() throws IOException {
		final String source = squeezed(Files.readString(SOURCE));
		final StringBuilder body = new StringBuilder();
		for (final String line : block("java").lines().toList())
			// The class here is in the package of what it would import.
			if (!line.startsWith("import sc.fiji.gan.Gan;")) {
				if (line.startsWith("import ")) assertTrue(source.contains(squeezed(line)), line);
				else body.append(line);
			}
		assertTrue(source.contains(squeezed(body.toString())), body.toString());
	}

	private static String squeezed(final String code) {
		return code.replaceAll("\\s+", "");
	}

	@Test
	void theScriptRuns() {
		final PrintStream out = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
			System.setOut(stream);
			ScriptExample.run();
		} finally {
			System.setOut(out);
		}
		assertEquals("photo-super-resolution-x2-photo: 512 x 512 pixels",
				printed.toString(StandardCharsets.UTF_8).strip());
	}
}
