package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The checkpoints in the folder of a training or in that of a model. */
public final class CheckpointFiles {

	private CheckpointFiles() {}

	/**
	 * All of a folder, oldest first; none if there is no such folder.
	 *
	 * @throws IllegalArgumentException if it cannot be read; one sentence for the user
	 */
	public static List<Path> in(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().matches("checkpoint-\\d+\\.npz"))
					.sorted(Comparator.comparing(Path::getFileName)).toList();
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be read: " + e.getMessage(), e);
		}
	}
}
