package sc.fiji.gan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TensorFlow 1.15 with protobuf 3.5.1, flat on the class path of a process of its own. */
class TensorFlow1Test {

	private static final Path TARGET = EngineFolder.ownLocation().getParent();

	@ParameterizedTest
	@ValueSource(strings = {"before", "after"})
	void networkRunsBesideTensorFlow1(final String touched) throws Exception {
		final List<String> lines = run(touched);
		final String all = String.join("\n", lines);
		assertTrue(all.contains("libtensorflow-1.15.0.jar"), all);
		assertTrue(lines.stream().anyMatch(l -> l.startsWith("touched")), all);
		assertEquals(value(lines, "first "), value(lines, "second "), all);
	}

	private static String value(final List<String> lines, final String prefix) {
		return lines.stream().filter(l -> l.startsWith(prefix)).map(l -> l.substring(prefix.length())).findFirst()
				.orElse("no line " + prefix);
	}

	private static List<String> run(final String touched) throws IOException, InterruptedException {
		final List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dfiji.gan.engine=" + TARGET.resolve("engine"), "-cp", classPath(), BesideTensorFlow1.class.getName(),
				touched);
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		final List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
		assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
		return lines;
	}

	/**
	 * This test's own class path, with TensorFlow 1 first and without the TensorFlow that the build
	 * compiles against.
	 */
	private static String classPath() throws IOException {
		final List<String> entries = new ArrayList<>();
		try (Stream<Path> jars = Files.list(TARGET.resolve("tensorflow1"))) {
			jars.map(Path::toString).forEach(entries::add);
		}
		Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(File.pathSeparator))
				.filter(e -> !e.matches(".*(tensorflow-core|ndarray|javacpp|protobuf).*\\.jar")).forEach(entries::add);
		return entries.stream().collect(Collectors.joining(File.pathSeparator));
	}
}
