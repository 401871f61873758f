package sc.fiji.gan.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.gan.engine.EngineFolder;

/**
 * Puts the plugin into a Fiji folder: its jar into {@code plugins/}, in place of an older one; the
 * libraries that it needs and Fiji has in no version into {@code jars/}; its models into
 * {@code models/}; TensorFlow into {@code lib/gan-engine/}, which is not on Fiji's class path.
 */
public final class FijiInstallation {

	/** {@code <name>-<version>[-<classifier>].jar}. */
	private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

	private final Path fiji;
	private final List<String> lines = new ArrayList<>();

	/** @throws IllegalArgumentException if that is no folder of Fiji or ImageJ2 */
	FijiInstallation(final Path fiji) {
		this.fiji = fiji;
		if (!Files.isDirectory(fiji.resolve("jars")) || !Files.isDirectory(fiji.resolve("plugins")))
			throw new IllegalArgumentException("'" + fiji
					+ "' is no Fiji folder, since there is no 'jars' and no 'plugins' in it: give the folder that you"
					+ " start Fiji from, as -Dfiji.dir=<folder>.");
	}

	/**
	 * Installs what the build has made.
	 *
	 * @param arguments the Fiji folder (empty: nothing is installed), the plugin's jar, the folder with
	 *     the libraries that it needs, the folder of models, and that with TensorFlow's jars
	 */
	public static void main(final String... arguments) throws IOException {
		if (arguments[0] == null || arguments[0].isBlank()) return; // only the zip is wanted
		try {
			final FijiInstallation installation = new FijiInstallation(Path.of(arguments[0]));
			installation.installPlugin(Path.of(arguments[1]));
			installation.installLibraries(Path.of(arguments[2]));
			installation.installModels(Path.of(arguments[3]));
			installation.installEngine(Path.of(arguments[4]));
			installation.lines.forEach(System.out::println);
		} catch (final IllegalArgumentException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
	}

	void installPlugin(final Path jar) throws IOException {
		final Path plugins = fiji.resolve("plugins");
		for (final Path older : list(plugins))
			if (nameOf(older).equals(nameOf(jar))) Files.delete(older);
		copy(jar, plugins);
	}

	/** Those of which there is no version: Fiji's own are what its other plugins were built for. */
	void installLibraries(final Path folder) throws IOException {
		final List<String> there = new ArrayList<>();
		for (final Path jar : list(fiji.resolve("jars")))
			if (Files.isDirectory(jar)) list(jar).forEach(j -> there.add(nameOf(j)));
			else there.add(nameOf(jar));
		for (final Path jar : list(folder))
			if (!there.contains(nameOf(jar))) copy(jar, fiji.resolve("jars"));
	}

	void installModels(final Path folder) throws IOException {
		for (final Path model : list(folder))
			copyTree(model, fiji.resolve("models").resolve(model.getFileName()));
		lines.add(list(folder).size() + " models in " + fiji.resolve("models"));
	}

	void installEngine(final Path folder) throws IOException {
		final boolean gpu = list(folder).stream().anyMatch(jar -> jar.toString().endsWith("-gpu.jar"));
		final Path engine = fiji.resolve("lib").resolve("gan-engine")
				.resolve(EngineFolder.platform() + (gpu ? "-gpu" : ""));
		copyTree(folder, engine);
		lines.add("TensorFlow in " + engine);
	}

	private void copy(final Path file, final Path folder) throws IOException {
		final Path copied = folder.resolve(file.getFileName());
		Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
		lines.add(copied.toString());
	}

	private static void copyTree(final Path from, final Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (final Path path : all.toList()) {
				final Path copied = to.resolve(from.relativize(path).toString());
				if (Files.isDirectory(path)) Files.createDirectories(copied);
				else Files.copy(path, copied, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/** The name of a jar without its version. */
	private static String nameOf(final Path jar) {
		final String file = jar.getFileName().toString();
		final Matcher matcher = JAR.matcher(file);
		return matcher.matches() ? matcher.group(1) : file;
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}
}
