package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.engine.ProcessMemory;

/** Memory outside of Java's heap, which no garbage collector frees. */
class NativeMemoryTest {

	private static final double ALLOWED_MB = 30;

	@TempDir
	Path folder;

	@Test
	void staysFlatWhileModelsAreAppliedAndTrained() throws Exception {
		assumeTrue(ProcessMemory.resident().isPresent(), "This system does not tell the memory of a process in /proc.");
		final Path output = folder.resolve("output");
		// A heap of a fixed size that is in memory from the start: what grows is native.
		final ProcessBuilder builder = new ProcessBuilder(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", "-Xmx256m",
				"-XX:+AlwaysPreTouch", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
				NativeMemory.class.getName(), "300", "1000").redirectErrorStream(true).redirectOutput(output.toFile());
		// Else glibc gives each thread a stock of its own, whose growth has nothing to do with leaks.
		builder.environment().put("MALLOC_ARENA_MAX", "1");
		final Process process = builder.start();
		assertTrue(process.waitFor(240, TimeUnit.SECONDS));
		final List<String> lines = Files.readAllLines(output);
		assertEquals(0, process.exitValue(), lines.toString());
		assertEquals(3, lines.stream().filter(NativeMemoryTest::isFlat).count(), lines.toString());
	}

	/** What it does, and MB after a third of it and at the end. */
	private static boolean isFlat(final String line) {
		final String[] words = line.split(" ");
		return line.matches("(apply|residual|srgan) [\\d.]+ [\\d.]+")
				&& Double.parseDouble(words[2]) - Double.parseDouble(words[1]) < ALLOWED_MB;
	}
}
