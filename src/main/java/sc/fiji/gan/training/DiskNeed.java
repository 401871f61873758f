package sc.fiji.gan.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a disk a training needs, and whether there is as much.
 *
 * @param bytes in all, at the moment when it needs most
 */
record DiskNeed(long bytes) {

	/** The newest three, the best, and the one that is being written. */
	private static final int CHECKPOINTS = 5;
	/** The newest and the best, in the package that is written and beside it before. */
	private static final int CHECKPOINTS_OF_MODEL = 4;
	/** Pictures, card and curve. */
	private static final long PACKAGE = 2_000_000;

	/**
	 * @param checkpoint bytes of a checkpoint
	 * @param parameters of the generator, which is exported
	 */
	static DiskNeed of(final long checkpoint, final long parameters) {
		return new DiskNeed(
				(CHECKPOINTS + CHECKPOINTS_OF_MODEL) * checkpoint + 2 * (Float.BYTES * parameters + PACKAGE));
	}

	/**
	 * @throws IllegalArgumentException if there is not enough room where {@code folder} lies or will
	 *     lie
	 */
	void require(final Path folder) {
		require(folder, free(folder));
	}

	void require(final Path folder, final long free) {
		if (free < bytes)
			throw new IllegalArgumentException("The training needs about " + megabytes(bytes) + " on the disk of '"
					+ folder + "', of which " + megabytes(free)
					+ " are free: make room, choose a smaller network, or another place for models with"
					+ " -Dfiji.gan.models=<folder>.");
	}

	/** What may be written where a folder lies, or where it would if it were there. */
	static long free(final Path folder) {
		try {
			return Files.getFileStore(existing(folder)).getUsableSpace();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @throws IllegalArgumentException if the folder cannot be written, or not be made */
	static void requireWritable(final Path folder) {
		final Path existing = existing(folder);
		if (!Files.isDirectory(existing) || !Files.isWritable(existing))
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be written ("
					+ (Files.isDirectory(existing) ? "no permission in" : "no folder:") + " '" + existing
					+ "'): make it writable, or choose another place for models with -Dfiji.gan.models=<folder>.");
	}

	private static Path existing(final Path folder) {
		Path path = folder.toAbsolutePath();
		while (!Files.exists(path))
			path = path.getParent();
		return path;
	}

	static String megabytes(final long bytes) {
		return bytes < 10_000_000
				? "%.1f MB".formatted(bytes / 1e6)
				: bytes < 10_000_000_000L ? "%,.0f MB".formatted(bytes / 1e6) : "%,.0f GB".formatted(bytes / 1e9);
	}
}
