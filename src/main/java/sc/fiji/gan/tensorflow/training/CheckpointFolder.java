package sc.fiji.gan.tensorflow.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Npz;
import sc.fiji.gan.engine.WholeFile;

/**
 * The checkpoints of one training: {@code checkpoint-<step>.npz}, each complete in itself. The
 * newest three and the best are kept.
 */
final class CheckpointFolder {

	private static final int KEPT = 3;

	private final Path folder;

	CheckpointFolder(final Path folder) {
		this.folder = folder;
	}

	Path file(final long step) {
		return folder.resolve("checkpoint-%08d.npz".formatted(step));
	}

	/** The one with the most steps. */
	Optional<Path> newest() {
		return list().stream().reduce((first, second) -> second);
	}

	/**
	 * Writes a checkpoint, then removes those that are no longer needed. A process that is killed in
	 * between leaves all the old ones.
	 *
	 * @throws EngineException if it cannot be written; the older ones are untouched
	 */
	Path save(final TrainingState state, final Map<String, FloatArray> variables) {
		final Path file = file(state.step());
		try {
			Files.createDirectories(folder);
			Npz.write(file, variables, state.toYaml());
			removeOld(state);
			return file;
		} catch (final IOException e) {
			throw new EngineException("The checkpoint '" + file + "' could not be written (" + WholeFile.reason(e)
					+ "): "
					+ newest().map(before -> "'" + before.getFileName() + "' is still valid; make room, then resume.")
							.orElse("make room, then train again."),
					e);
		}
	}

	static Npz.Content read(final Path file) {
		try {
			return Npz.read(file);
		} catch (final IOException e) {
			throw new EngineException("The checkpoint '" + file + "' cannot be read (" + e.getMessage()
					+ "): delete it, and resume from the one before.", e);
		}
	}

	private void removeOld(final TrainingState state) throws IOException {
		final List<Path> files = list();
		final Path best = file(state.bestStep());
		for (final Path file : files.subList(0, Math.max(0, files.size() - KEPT)))
			if (!file.equals(best)) Files.delete(file);
	}

	private List<Path> list() {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().matches("checkpoint-\\d+\\.npz"))
					.sorted(Comparator.comparing(Path::getFileName)).toList();
		} catch (final IOException e) {
			throw new EngineException("The folder " + folder + " cannot be listed: " + e.getMessage(), e);
		}
	}
}
