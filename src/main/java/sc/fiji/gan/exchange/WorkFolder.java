package sc.fiji.gan.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that disappears with all that is in it. */
record WorkFolder(Path path) implements AutoCloseable {

	/** Of the names of all of this process. */
	static final String PREFIX = "fiji-gan-exchange" + ProcessHandle.current().pid() + "-";

	static WorkFolder create() throws IOException {
		return new WorkFolder(Files.createTempDirectory(PREFIX));
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
