package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.model.CheckpointFiles;

/**
 * Where a training keeps its checkpoints and its curve until the model is made, and what they are
 * resumed from. While it is open no other training can use it.
 */
final class TrainingFolder implements AutoCloseable {

	private final Path folder;
	private final FolderLock lock;
	private List<Path> copied = List.of();

	/**
	 * @param name of the model
	 * @throws IllegalArgumentException if another training uses it or it cannot be written
	 */
	TrainingFolder(final Path trainings, final String name) {
		folder = trainings.resolve(name);
		try {
			Files.createDirectories(folder);
			lock = FolderLock.take(folder).orElseThrow(() -> inUse(folder));
		} catch (final IOException e) {
			throw notWritable(folder, e);
		}
	}

	private static IllegalArgumentException inUse(final Path folder) {
		return new IllegalArgumentException("A training of '" + folder.getFileName()
				+ "' is running already: wait for it, stop it, or choose another name.");
	}

	private static IllegalArgumentException notWritable(final Path folder, final IOException cause) {
		return new IllegalArgumentException(
				"The folder '" + folder + "' cannot be written (" + cause.getMessage()
						+ "): make it writable, or choose another place for models with -Dfiji.gan.models=<folder>.",
				cause);
	}

	Path path() {
		return folder;
	}

	/** The checkpoints of a folder, oldest first. */
	static List<Path> checkpoints(final Path folder) {
		return CheckpointFiles.in(folder);
	}

	/** The newest checkpoint of a folder. */
	static Optional<Path> newest(final Path folder) {
		return checkpoints(folder).stream().reduce((first, second) -> second);
	}

	/** The step of the newest checkpoint; -1 if there is none. */
	long newestStep() {
		return newest(folder).map(TrainingFolder::step).orElse(-1L);
	}

	/** The step of a checkpoint. */
	static long step(final Path checkpoint) {
		return Long.parseLong(checkpoint.getFileName().toString().replaceAll("\\D", ""));
	}

	/**
	 * Looks whether a training is using a folder; nothing is written.
	 *
	 * @throws IllegalArgumentException if there is one
	 */
	static void requireFree(final Path folder) {
		try {
			if (FolderLock.isTaken(folder)) throw inUse(folder);
		} catch (final IOException e) {
			throw notWritable(folder, e);
		}
	}

	/**
	 * What a training would go on from.
	 *
	 * @param folder of the training
	 * @param resume whether to go on, from there or from what a finished model kept
	 * @param kept the {@code training} folder of the model of this name, if there is one
	 * @return the folder with the checkpoints, or nothing to begin anew
	 * @throws IllegalArgumentException if that cannot be
	 */
	static Optional<Path> origin(final Path folder, final boolean resume, final Optional<Path> kept) {
		final boolean begun = !checkpoints(folder).isEmpty();
		final Optional<Path> previous = kept.filter(k -> !checkpoints(k).isEmpty());
		if (begun && !resume)
			throw new IllegalArgumentException("A training of '" + folder.getFileName()
					+ "' was begun before: set resume=true to go on with it, choose another name, or delete '" + folder
					+ "'.");
		if (!begun && resume && previous.isEmpty())
			throw new IllegalArgumentException("There is no training of '" + folder.getFileName()
					+ "' to resume: check the name, or set resume=false.");
		if (!resume) return Optional.empty();
		return begun && !previous.filter(p -> isAsFar(p, folder)).isPresent() ? Optional.of(folder) : previous;
	}

	/**
	 * Whether a finished model has all that its training's folder has: then that is what a process has
	 * left that was killed while it was copying or tidying up.
	 */
	private static boolean isAsFar(final Path kept, final Path folder) {
		return newest(kept).orElseThrow().getFileName().compareTo(newest(folder).orElseThrow().getFileName()) >= 0;
	}

	/**
	 * Makes ready to begin or to go on.
	 *
	 * @param resume whether to go on, from here or from what a finished model kept
	 * @param kept the {@code training} folder of the model of this name, if there is one
	 */
	void prepare(final boolean resume, final Optional<Path> kept) throws IOException {
		final Optional<Path> origin = origin(folder, resume, kept).filter(o -> !o.equals(folder));
		if (origin.isEmpty()) return;
		copyFiles(origin.get(), folder);
		copied = checkpoints(folder);
	}

	/**
	 * Copies what a finished model keeps for training to go on: the newest checkpoint, the best one,
	 * the curve, and the last previews.
	 */
	void keep(final List<Path> checkpoints, final Path destination) throws IOException {
		Files.createDirectories(destination);
		for (final Path file : checkpoints)
			Files.copy(file, destination.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		for (final String name : List.of("curve.csv", "curve.png", Pictures.FILE))
			Files.copy(folder.resolve(name), destination.resolve(name), StandardCopyOption.REPLACE_EXISTING);
	}

	private static void copyFiles(final Path from, final Path to) throws IOException {
		try (Stream<Path> files = Files.list(from)) {
			for (final Path file : files.toList())
				WholeFile.copy(file, to.resolve(file.getFileName()));
		}
	}

	/** Removes everything, once the model that was made keeps what is needed to go on. */
	void clear() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.filter(f -> !FolderLock.isLock(f)).toList())
				Files.delete(file);
		}
	}

	/** Lets others use the folder; if there is nothing in it, it disappears. */
	@Override
	public void close() {
		try {
			// Nothing was done with what a finished model keeps: it is still the same there.
			if (!copied.isEmpty() && checkpoints(folder).equals(copied)) clear();
			lock.close();
			deleteIfEmpty(folder);
			deleteIfEmpty(folder.getParent());
		} catch (final IOException e) {
			throw new IllegalStateException("The lock of '" + folder + "' could not be released", e);
		}
	}

	private static void deleteIfEmpty(final Path folder) throws IOException {
		try {
			Files.deleteIfExists(folder);
		} catch (final DirectoryNotEmptyException e) {
			// It is still needed.
		}
	}
}
