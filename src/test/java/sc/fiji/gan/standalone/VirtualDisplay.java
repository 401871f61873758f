package sc.fiji.gan.standalone;

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

/**
 * A display that nobody sees, for processes with windows. Tests that ask for one are skipped where
 * Xvfb is not installed.
 */
public final class VirtualDisplay implements AutoCloseable {

	private final Process display;
	private final String name;

	/** @param size of the screen, such as {@code 1280x900} */
	public VirtualDisplay(final String size) throws IOException {
		assumeTrue(
				Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
						.anyMatch(dir -> Files.isExecutable(Path.of(dir, "Xvfb"))),
				"Windows are not tested: Xvfb is not installed.");
		display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		// The X server itself says which number was free.
		final StringBuilder number = new StringBuilder();
		for (int c = display.getInputStream().read(); c > 0 && c != '\n'; c = display.getInputStream().read())
			number.append(new String(new byte[]{(byte) c}, StandardCharsets.US_ASCII));
		assumeTrue(number.length() > 0, "Windows are not tested: Xvfb does not start.");
		name = ":" + number;
	}

	/**
	 * Runs a program that prints lines {@code what: is}.
	 *
	 * @param folder for its output and preferences, and its argument
	 * @return what it printed, by name
	 */
	public Map<String, String> run(final Class<?> program, final Path folder, final int seconds) throws Exception {
		final ProcessBuilder script = new ProcessBuilder(ChildJvm.java(), "-Djava.awt.headless=false",
				"-Djava.util.prefs.userRoot=" + folder, "-cp", System.getProperty("java.class.path"), program.getName(),
				folder.toString());
		script.environment().put("DISPLAY", name);
		final Path out = folder.resolve("out");
		final Process process = script.redirectErrorStream(true).redirectOutput(out.toFile()).start();
		final boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String lines = Files.readString(out);
		assertTrue(ended && process.exitValue() == 0, lines);
		final Map<String, String> seen = new LinkedHashMap<>();
		lines.lines().filter(line -> line.contains(": ")).forEach(
				line -> seen.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
		return seen;
	}

	@Override
	public void close() {
		display.destroy();
	}
}
