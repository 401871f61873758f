package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A temporary folder that disappears with all that is in it. */
record WorkFolder(Path path) implements AutoCloseable {

	/** @param purpose a part of its name */
	static WorkFolder of(final String purpose) throws IOException {
		return new WorkFolder(Files.createTempDirectory("fiji-gan-" + purpose));
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(path)) {
			for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(file);
		}
	}
}
