package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ImageJ as a process of its own, without a display. */
class ProcessTest {

	private static final String OPENS = "--add-opens=java.base/java.lang=ALL-UNNAMED";

	@TempDir
	Path folder;

	private record Ended(int status, String out, String err) {}

	private Ended java(final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(ChildJvm.java(), "-Djava.awt.headless=true",
				"-Djava.util.prefs.userRoot=" + folder, "-cp", System.getProperty("java.class.path")));
		command.addAll(List.of(arguments));
		final Path out = folder.resolve("out");
		final Path err = folder.resolve("err");
		final Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile())
				.start();
		assertTrue(process.waitFor(120, TimeUnit.SECONDS));
		return new Ended(process.exitValue(), Files.readString(out).strip(), Files.readString(err).strip());
	}

	private Path macro(final String code) throws IOException {
		return Files.writeString(folder.resolve("some macro.ijm"), code);
	}

	@Test
	void macroThatEndsGivesStatus0() throws Exception {
		final Path macro = macro(
				"newImage('µ cells', '8-bit ramp', 9, 9, 1); run('Test Enlargement...', 'model=repeat');"
						+ "selectImage('µ-repeat'); print(getArgument() + ': ' + getTitle() + ', ' + getWidth() + ' pixels');");
		final Ended ended = java(OPENS, "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", Main.class.getName(),
				macro.toString(), "two", "words");
		assertEquals(new Ended(0, "two words: µ-repeat, 18 pixels", ""), ended);
	}

	@Test
	void macroThatAbortsGivesStatus1AndOneSentence() throws Exception {
		final Path macro = macro("newImage('cells', '8-bit ramp', 9, 9, 1); print('before');"
				+ "run('Test Enlargement...', 'model=broken'); print('after');");
		assertEquals(new Ended(1, "before", "Model 'broken' has no weights: choose another."),
				java(OPENS, Main.class.getName(), macro.toString()));
	}

	@Test
	void missingMacroGivesStatus1AndOneSentence() throws Exception {
		final Ended ended = java(OPENS, Main.class.getName(), "no/such.ijm");
		assertEquals(1, ended.status);
		assertEquals("There is no macro 'no/such.ijm' in " + Path.of("").toAbsolutePath()
				+ ": give the path of a macro file (.ijm), and its argument if it takes one.", ended.err);
	}

	@Test
	void javaThatForbidsPatchingGivesStatus1AndTheFlagThatIsMissing() throws Exception {
		final Ended ended = java(Main.class.getName(), macro("print('on');").toString());
		assertEquals(1, ended.status);
		assertTrue(ended.err.endsWith("start it with --add-opens java.base/java.lang=ALL-UNNAMED."), ended.err);
	}
}
