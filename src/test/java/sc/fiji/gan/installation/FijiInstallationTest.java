package sc.fiji.gan.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FijiInstallationTest {

	@TempDir
	private Path temporary;
	private Path fiji;

	@BeforeEach
	void makeFiji() throws IOException {
		fiji = temporary.resolve("Fiji");
		Files.createDirectories(fiji.resolve("jars").resolve("bio-formats"));
		Files.createDirectories(fiji.resolve("plugins"));
	}

	private static Path file(final Path folder, final String name) throws IOException {
		Files.createDirectories(folder);
		return Files.writeString(folder.resolve(name), name);
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void anOlderPluginIsReplaced() throws IOException {
		file(fiji.resolve("plugins"), "fiji-gan-0.0.9.jar");
		file(fiji.resolve("plugins"), "fiji-gang-1.0.jar");
		new FijiInstallation(fiji).installPlugin(file(temporary, "fiji-gan-0.1.0-SNAPSHOT.jar"));
		assertEquals(List.of("fiji-gan-0.1.0-SNAPSHOT.jar", "fiji-gang-1.0.jar"), names(fiji.resolve("plugins")));
	}

	@Test
	void librariesThatFijiHasInAnyVersionAreLeftAlone() throws IOException {
		file(fiji.resolve("jars"), "snakeyaml-1.33.jar");
		file(fiji.resolve("jars").resolve("bio-formats"), "jna-5.0.0.jar");
		final Path libraries = temporary.resolve("libraries");
		for (final String name : List.of("snakeyaml-2.4.jar", "jna-5.17.0.jar", "jna-platform-5.17.0.jar"))
			file(libraries, name);
		new FijiInstallation(fiji).installLibraries(libraries);
		assertEquals(List.of("jna-platform-5.17.0.jar", "snakeyaml-1.33.jar"), names(fiji.resolve("jars")));
	}

	@Test
	void modelsAndTensorFlowGoWhereTheClassPathIsNot() throws IOException {
		file(temporary.resolve("models").resolve("my-model"), "rdf.yaml");
		final Path engine = temporary.resolve("engine");
		file(engine, "tensorflow-core-native-1.1.0-linux-x86_64-gpu.jar");
		final FijiInstallation installation = new FijiInstallation(fiji);
		installation.installModels(temporary.resolve("models"));
		installation.installEngine(engine);
		assertTrue(Files.exists(fiji.resolve("models/my-model/rdf.yaml")));
		try (Stream<Path> builds = Files.list(fiji.resolve("lib/gan-engine"))) {
			final Path build = builds.findFirst().orElseThrow();
			assertTrue(build.toString().endsWith("-gpu"), build.toString());
			assertEquals(names(engine), names(build));
		}
	}

	@Test
	void anotherFolderIsRefused() {
		final IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
				() -> new FijiInstallation(temporary));
		assertTrue(refusal.getMessage().contains(temporary + "' is no Fiji folder"), refusal.getMessage());
		assertFalse(Files.exists(temporary.resolve("plugins")));
	}
}
