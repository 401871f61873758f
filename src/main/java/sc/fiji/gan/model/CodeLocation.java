package sc.fiji.gan.model;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the plugin lies: in {@code target/classes} of the project, or as a jar in an application's
 * folders.
 */
final class CodeLocation {

	/** {@code <Fiji>/plugins/<folder>/<jar>} is the deepest place from which Fiji loads a jar. */
	private static final int DEPTH = 3;

	private CodeLocation() {}

	/** The folders above the code of a class, the nearest first. */
	static Stream<Path> ancestors(final Class<?> type) {
		final CodeSource source = type.getProtectionDomain().getCodeSource();
		if (source == null || source.getLocation() == null) return Stream.empty();
		try {
			return ancestors(Path.of(source.getLocation().toURI()));
		} catch (final URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
			return Stream.empty(); // loaded from something else than a file
		}
	}

	static Stream<Path> ancestors(final Path code) {
		return Stream.iterate(code.toAbsolutePath().getParent(), Objects::nonNull, Path::getParent).limit(DEPTH);
	}
}
