package sc.fiji.gan.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The folder that a macro without windows writes its results to. */
final class DemoResults {

	/** A macro that takes the folder, ending in a separator, as its argument. */
	@FunctionalInterface
	interface Demo {

		void writeTo(String folder) throws MacroAbortedException;
	}

	private final Path folder;

	DemoResults(final Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	/** Runs the macro, then lists what it has written. */
	void makeBy(final Demo demo) throws MacroAbortedException {
		try {
			Files.createDirectories(folder);
			// File systems know times to the second at worst.
			final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
			demo.writeTo(folder + File.separator);
			System.out.println("Results in " + folder + ":");
			for (final Path file : filesSince(start))
				System.out.printf("  %-40s %,d bytes%n", file.getFileName(), Files.size(file));
		} catch (final IOException e) {
			throw new UncheckedIOException("The folder " + folder + " cannot be written: " + e.getMessage(), e);
		}
	}

	private List<Path> filesSince(final Instant start) throws IOException {
		final List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
			for (final Path file : all)
				if (Files.isRegularFile(file) && !Files.getLastModifiedTime(file).toInstant().isBefore(start))
					files.add(file);
		}
		Collections.sort(files);
		return files;
	}
}
