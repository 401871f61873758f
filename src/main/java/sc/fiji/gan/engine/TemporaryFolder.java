package sc.fiji.gan.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that disappears with all that is in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

	/** @param purpose a part of its name */
	public static TemporaryFolder of(final String purpose) throws IOException {
		return new TemporaryFolder(Files.createTempDirectory("fiji-gan-" + purpose));
	}

	@Override
	public void close() throws IOException {
		final List<Path> all;
		try (Stream<Path> files = Files.walk(path)) {
			all = files.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path file : all)
			Files.delete(file);
	}
}
