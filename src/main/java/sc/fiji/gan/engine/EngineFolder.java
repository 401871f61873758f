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

import sc.fiji.gan.engine.EngineOptions.Device;

/**
 * Finds TensorFlow's jars, which lie in a folder of their own that is not on the class path. There
 * may be two builds of it, for the CPU and for NVIDIA's GPUs, each in a folder that is called as
 * TensorFlow calls it, such as {@code linux-x86_64-gpu}; or one build right in the folder.
 */
public final class EngineFolder {

	/** System property that names the folder and overrides the search. */
	public static final String PROPERTY = "fiji.gan.engine";

	private static final String GPU = "-gpu";
	private static final String NATIVES = "tensorflow-core-native-";

	private EngineFolder() {}

	/**
	 * The jars of the build that suits the device: for the CPU its own build if there is one, for a GPU
	 * that which can use it. With {@link Device#AUTO} the GPU's if it is there.
	 *
	 * @throws EngineMissingException if there is none
	 */
	static List<URL> jars(final Device device) {
		for (final String build : builds(device))
			for (final Path folder : candidates())
				for (final Path place : List.of(folder.resolve(build), folder)) {
					final List<Path> jars = jarsIn(place);
					if (holds(jars, build)) return jars.stream().map(EngineFolder::url).toList();
				}
		throw new EngineMissingException("TensorFlow for this computer ("
				+ (device == Device.GPU ? platform() + GPU : platform()) + ") was not found in "
				+ candidates().stream().map(Path::toString).collect(Collectors.joining("\nor ")));
	}

	private static List<String> builds(final Device device) {
		final String cpu = platform();
		return switch (device) {
			case CPU -> List.of(cpu, cpu + GPU);
			case GPU -> List.of(cpu + GPU);
			case AUTO -> List.of(cpu + GPU, cpu);
		};
	}

	/**
	 * Finds out whether the engine is there in the build that the device needs, and does not start it.
	 *
	 * @throws EngineMissingException if it is not
	 */
	public static void require(final Device device) {
		jars(device);
	}

	/** Whether these are of the build for NVIDIA's GPUs. */
	static boolean areForGpu(final List<URL> jars) {
		return jars.stream().anyMatch(url -> url.getPath().endsWith(GPU + ".jar"));
	}

	/** Where the engine is looked for, the first first. */
	public static List<Path> candidates() {
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
	public static Path ownLocation() {
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

	private static boolean holds(final List<Path> jars, final String build) {
		return jars.stream().map(j -> j.getFileName().toString())
				.anyMatch(n -> n.startsWith(NATIVES) && n.endsWith("-" + build + ".jar"));
	}

	/**
	 * TensorFlow Java's name for this operating system and processor, such as {@code linux-x86_64}.
	 */
	public static String platform() {
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
