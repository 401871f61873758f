package sc.fiji.gan.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.gan.installation.FijiInstallation;

/**
 * The plugin in a folder like Fiji's: all jars of {@code jars/} and {@code plugins/} on one flat
 * class path, among them the TensorFlow 1.15 and the old protobuf of other plugins.
 */
class FijiFolderTest {

	private static final Path TARGET = Path.of("target").toAbsolutePath();
	private static final String MODEL = "super-resolution-x2-photo";

	@TempDir
	private Path temporary;

	private static void copy(final Path file, final Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.copy(file, folder.resolve(file.getFileName()));
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	/** Of this build's classes; the real one is made after the tests. */
	private Path pluginJar() throws IOException {
		final Path jar = temporary.resolve("fiji-gan-0.1.0.jar");
		final Path classes = TARGET.resolve("classes");
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream out = new JarOutputStream(file);
				Stream<Path> all = Files.walk(classes)) {
			// With its folders, as Maven makes it: they are looked for by name.
			for (final Path path : all.filter(p -> !p.equals(classes)).toList()) {
				final String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
				out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
				if (Files.isRegularFile(path)) Files.copy(path, out);
				out.closeEntry();
			}
		}
		return jar;
	}

	/** What Fiji and its other plugins bring. */
	private Path fiji() throws IOException {
		final Path fiji = temporary.resolve("Fiji");
		Files.createDirectories(fiji.resolve("plugins"));
		for (final Path jar : list(TARGET.resolve("tensorflow1")))
			copy(jar, fiji.resolve("jars"));
		for (final String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(File.pathSeparator))
			if (entry.endsWith(".jar")
					&& !entry.matches(".*(tensorflow-core|ndarray|javacpp|protobuf|snakeyaml|junit|archunit).*"))
				copy(Path.of(entry), fiji.resolve("jars"));
		return fiji;
	}

	private Path librariesOfThePlugin() throws IOException {
		final Path folder = temporary.resolve("libraries");
		for (final String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(File.pathSeparator))
			if (entry.matches(".*(snakeyaml|jna)[^/\\\\]*\\.jar")) copy(Path.of(entry), folder);
		return folder;
	}

	private Path models() throws IOException {
		final Path folder = temporary.resolve("models").resolve(MODEL);
		Files.createDirectories(folder);
		for (final Path file : list(Path.of("models", MODEL)))
			if (Files.isRegularFile(file)) Files.copy(file, folder.resolve(file.getFileName()));
		return folder.getParent();
	}

	private String run(final Path fiji, final String macro) throws IOException, InterruptedException {
		final Path file = Files.writeString(temporary.resolve("macro.ijm"), macro);
		final String flat = fiji.resolve("jars") + File.separator + "*" + File.pathSeparator + fiji.resolve("plugins")
				+ File.separator + "*";
		final Process process = new ProcessBuilder(ChildJvm.java(), "-Xmx1g", "-Djava.awt.headless=true",
				"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + temporary,
				"-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("user.home") + "/.javacpp/cache", "-cp", flat,
				Main.class.getName(), file.toString()).directory(temporary.toFile()).redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), output);
		return output;
	}

	@Test
	void aMacroRunsOnFijisFlatClassPath() throws Exception {
		final Path fiji = fiji();
		FijiInstallation.main(fiji.toString(), pluginJar().toString(), librariesOfThePlugin().toString(),
				models().toString(), TARGET.resolve("engine").toString());
		assertTrue(Arrays.stream(fiji.resolve("plugins").toFile().list()).anyMatch("fiji-gan-0.1.0.jar"::equals));
		final String output = run(fiji, """
				newImage("ramp", "8-bit ramp", 40, 30, 1);
				run("Super-Resolution...", "input=ramp model=super-resolution-x2-photo");
				selectImage("ramp-super-resolution-x2-photo");
				print("result " + getWidth() + " x " + getHeight());
				""");
		assertTrue(output.contains("result 80 x 60"), output);
	}
}
