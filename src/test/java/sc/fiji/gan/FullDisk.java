package sc.fiji.gan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that can write no file beyond a size. Where it ends in the middle of a file, they go
 * through what they would go through on a full disk.
 */
public final class FullDisk {

	/**
	 * How a process ended.
	 *
	 * @param said what it wrote to both streams
	 */
	public record Ended(int status, String said) {}

	private FullDisk() {}

	/**
	 * Runs a main class of this class path, with the properties of the project.
	 *
	 * @param work a folder for what ImageJ remembers
	 * @param kilobytes the size, by the shell's {@code ulimit}
	 */
	public static Ended run(final Path work, final int kilobytes, final Class<?> main, final String... arguments)
			throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"",
				"bash", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
				"-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + work));
		System.getProperties().forEach((key, value) -> {
			if (key.toString().startsWith("fiji.gan.")) command.add("-D" + key + "=" + value);
		});
		command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes()).strip();
		return new Ended(process.waitFor(), said);
	}
}
