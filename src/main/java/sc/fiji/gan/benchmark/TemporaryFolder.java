package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that disappears with all that is in it. */
record TemporaryFolder(Path path) implements AutoCloseable {

	static TemporaryFolder create() throws IOException {
		return new TemporaryFolder(Files.createTempDirectory("fiji-gan-benchmark"));
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(path)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
