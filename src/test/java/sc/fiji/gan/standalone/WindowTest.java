package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ImageJ's windows, on a display of the test's own: what {@link WindowScript} has seen.
 */
class WindowTest {

	@TempDir
	private static Path folder;
	private static Process display;
	private static final Map<String, String> SEEN = new LinkedHashMap<>();

	@BeforeAll
	static void runScript() throws Exception {
		assumeTrue(
				Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
						.anyMatch(dir -> Files.isExecutable(Path.of(dir, "Xvfb"))),
				"Windows are not tested: Xvfb is not installed.");
		final String name = ":" + startDisplay();
		final ProcessBuilder script = new ProcessBuilder(ChildJvm.java(), "-Djava.awt.headless=false",
				"-Djava.util.prefs.userRoot=" + folder, "-cp", System.getProperty("java.class.path"),
				WindowScript.class.getName(), folder.toString());
		script.environment().put("DISPLAY", name);
		final Path out = folder.resolve("out");
		final Process process = script.redirectErrorStream(true).redirectOutput(out.toFile()).start();
		final boolean ended = process.waitFor(120, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String lines = Files.readString(out);
		assertTrue(ended && process.exitValue() == 0, lines);
		lines.lines().filter(line -> line.contains(": ")).forEach(
				line -> SEEN.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
	}

	/**
	 * Starts a display under a number that is free, which the X server itself says.
	 */
	private static String startDisplay() throws IOException {
		display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final StringBuilder number = new StringBuilder();
		for (int c = display.getInputStream().read(); c > 0 && c != '\n'; c = display.getInputStream().read())
			number.append(new String(new byte[]{(byte) c}, StandardCharsets.US_ASCII));
		assumeTrue(number.length() > 0, "Windows are not tested: Xvfb does not start.");
		return number.toString();
	}

	@AfterAll
	static void stopDisplay() {
		if (display != null) display.destroy();
	}

	private static void assertSeen(final String is, final String what) {
		assertEquals(is, SEEN.get(what), what);
	}

	@Test
	void commandStandsInTheMenuBarAndItsDialogHasItsName() {
		assertSeen("Test Enlargement...", "menu");
		assertSeen("Test Enlargement", "dialog");
	}

	@Test
	void dialogFollowsCallbacksAndRefusesWhatIsNoNumberInRange() {
		assertSeen("4", "after callback");
		assertSeen("false", "ok with no number");
		assertSeen("false", "ok with 9");
		assertSeen("true", "ok with 3");
	}

	@Test
	void resultIsShownOnceWithTitleSizeAndCalibration() {
		assertSeen("cells-four times 180x120 0.1667 micron", "result");
		assertSeen("2", "windows");
		assertSeen("factor=3 strength=0.75 keepcolours=false folder=null rate=2.0E-4", "inputs");
	}

	@Test
	void recorderWritesTheMacroAndForgetsWhatWasCanceled() {
		final String recorded = "selectImage(\"cells.tif\"); | run(\"Test Enlargement...\", "
				+ "\"input=cells.tif model=[four times] factor=3 strength=0.75 keepcolours=false rate=2.0E-4\");";
		assertSeen(recorded, "recorded");
		assertSeen(recorded, "recorded after cancel");
		assertSeen("1 image, dialog null", "after cancel");
	}

	@Test
	void whatGoesWrongIsOneMessageBeforeAnyDialog() {
		assertSeen("Test Enlargement, dialog null", "message");
	}

	@Test
	void commandRunsTwiceAtOnce() {
		assertSeen("2 results", "two at once");
	}

	@Test
	void macrosRunBesideWindowsAndNeedNobodyToCloseDialogs() {
		// Trap 3: the batch image, and not the one in the window.
		assertSeen("ended", "batch");
		assertSeen("aborted: Model 'broken' has no weights: choose another.", "broken");
		assertSeen("aborted: macro: Unrecognized command: \"Make Tea...\"", "unknown");
	}
}
