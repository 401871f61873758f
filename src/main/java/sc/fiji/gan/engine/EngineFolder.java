package sc.fiji.gan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds TensorFlow's jars, which lie in a folder of their own that is not on the class path.
 */
final class EngineFolder {

	/** System property that names the folder and overrides the search. */
	static final String PROPERTY = "fiji.gan.engine";

	private EngineFolder() {}

	/**
	 * The jars of the first folder that holds TensorFlow for this platform.
	 *
	 * @throws EngineException if there is none
	 */
	static List<URL> jars() {
		final List<Path> candidates = candidates();
		return candidates.stream().map(EngineFolder::jarsIn).filter(EngineFolder::complete).findFirst()
				.orElseThrow(
						() -> new EngineException("TensorFlow for this computer (" + platform() + ") was not found in "
								+ candidates.stream().map(Path::toString).collect(Collectors.joining(" or "))
								+ ": build the project there with 'mvnw package', or start Java with -D" + PROPERTY
								+ "=<folder that holds TensorFlow's jars>."))
				.stream().map(EngineFolder::url).toList();
	}

	private static List<Path> candidates() {
		final String chosen = System.getProperty(PROPERTY);
		if (chosen != null) return List.of(Path.of(chosen));
		final List<Path> folders = new ArrayList<>();
		final Path beside = ownLocation().getParent();
		folders.add(beside.resolve("engine"));
		if (beside.getParent() != null) folders.add(beside.getParent().resolve("lib").resolve("gan-engine"));
		folders.add(Path.of(System.getProperty("user.home"), ".fiji-gan", "engine"));
		return folders;
	}

	/** The jar or folder that this class was loaded from. */
	static Path ownLocation() {
		try {
			return Path.of(EngineFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static List<Path> jarsIn(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean complete(final List<Path> jars) {
		return jars.stream().map(j -> j.getFileName().toString())
				.anyMatch(n -> n.startsWith("tensorflow-core-native-") && n.contains(platform()));
	}

	/**
	 * TensorFlow Java's name for this operating system and processor, such as {@code linux-x86_64}.
	 */
	static String platform() {
		final String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		final String system = os.contains("mac") ? "macosx" : os.contains("win") ? "windows" : "linux";
		return system + "-" + (arch.contains("aarch64") || arch.contains("arm64") ? "arm64" : "x86_64");
	}

	/**
	 * Everything on the class path that holds classes of the project's own TensorFlow side.
	 */
	static List<URL> ownClasses(final ClassLoader parent) {
		final String folder = "sc/fiji/gan/tensorflow/";
		try {
			final List<URL> roots = new ArrayList<>();
			for (final URL url : Collections.list(parent.getResources(folder)))
				roots.add(root(url.toString(), folder));
			return roots;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static URL root(final String url, final String folder) throws MalformedURLException {
		final String jar = "jar:";
		final String end = url.startsWith(jar) ? "!/" : "";
		final int length = url.lastIndexOf(end + folder.substring(0, folder.length() - 1));
		return new URL(url.substring(url.startsWith(jar) ? jar.length() : 0, length));
	}

	private static URL url(final Path jar) {
		try {
			return jar.toUri().toURL();
		} catch (final MalformedURLException e) {
			throw new UncheckedIOException(e);
		}
	}
}
