package sc.fiji.gan.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs a main class of this class path in a JVM of its own. TensorFlow can be started only once in
 * a process, and memory and start-up can be measured only of a whole one.
 */
final class ChildJvm {

	/** Begins the one line of a child's output that is its result. */
	static final String RESULT = "result: ";

	/** Where models and TensorFlow are found: a child looks in the same places. */
	private static final String OWN_PROPERTIES = "fiji.gan.";

	/** What a child said, and after how many seconds from the start of its process it said so. */
	record Answer(String text, double seconds) {}

	private ChildJvm() {}

	/**
	 * Waits for the child to end.
	 *
	 * @param options for the JVM, such as {@code -Xmx3g}
	 * @throws IllegalStateException if it fails or ends without a result; with all that it wrote
	 */
	static Answer run(final List<String> options, final Class<?> main, final List<String> arguments) {
		final long start = System.nanoTime();
		try {
			return await(start(options, main, arguments), start);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while " + main.getSimpleName() + " was running", e);
		}
	}

	/** Starts a child; what it writes to either stream comes by its output. */
	static Process start(final List<String> options, final Class<?> main, final List<String> arguments)
			throws IOException {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		System.getProperties().forEach((key, value) -> {
			if (key.toString().startsWith(OWN_PROPERTIES)) command.add("-D" + key + "=" + value);
		});
		command.addAll(options);
		command.addAll(List.of("-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
				classPath(main.getClassLoader()), main.getName()));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static Answer await(final Process process, final long start) throws IOException, InterruptedException {
		try (BufferedReader output = process.inputReader()) {
			final StringBuilder other = new StringBuilder();
			Answer answer = null;
			for (String line = output.readLine(); line != null; line = output.readLine())
				if (line.startsWith(RESULT))
					answer = new Answer(line.substring(RESULT.length()), (System.nanoTime() - start) * 1e-9);
				else
					other.append(line).append('\n');
			final int status = process.waitFor();
			if (status == 0 && answer != null) return answer;
			throw new IllegalStateException("A JVM ended with status " + status + " and said:\n" + other);
		} finally {
			process.destroy();
		}
	}

	/** Under Maven's exec:java the class path is not that of the JVM, but of a class loader. */
	private static String classPath(final ClassLoader loader) {
		if (!(loader instanceof URLClassLoader urls)) return System.getProperty("java.class.path");
		return Arrays.stream(urls.getURLs()).map(ChildJvm::file).collect(Collectors.joining(File.pathSeparator));
	}

	private static String file(final URL url) {
		return Path.of(URI.create(url.toString())).toString();
	}
}
