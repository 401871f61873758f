package sc.fiji.gan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that takes the place of another one when it is whole. Until then it is a hidden folder
 * beside it, which nobody looks into.
 */
public final class FolderReplacement {

	private final Path target;
	private final Path fresh;
	private final Path former;

	private FolderReplacement(final Path target) throws IOException {
		this.target = target;
		final String unique = Long.toHexString(System.nanoTime());
		fresh = Files.createDirectory(target.resolveSibling("." + target.getFileName() + ".new-" + unique));
		former = target.resolveSibling("." + target.getFileName() + ".old-" + unique);
	}

	/** Makes the hidden folder beside {@code target}. */
	public static FolderReplacement of(final Path target) throws IOException {
		return new FolderReplacement(target);
	}

	/** Where to write. */
	public Path folder() {
		return fresh;
	}

	/**
	 * Puts the new folder in the place of the former one, if there is one; if that fails, the former
	 * one stays.
	 */
	public void commit() throws IOException {
		final boolean replaces = Files.exists(target);
		if (replaces) Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
		try {
			Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
		} catch (final IOException e) {
			if (replaces) Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
			throw e;
		}
	}

	/** Removes what is not needed any more, whether it was committed or not. */
	public void discard() throws IOException {
		delete(fresh);
		delete(former);
	}

	/**
	 * Removes a folder with all that is in it, at one stroke: whoever looks for it finds the whole of
	 * it or nothing. A link is removed, and what it leads to is left alone.
	 *
	 * @throws IOException if it cannot be moved, and then nothing has happened
	 */
	static void remove(final Path folder) throws IOException {
		final Path hidden = folder
				.resolveSibling("." + folder.getFileName() + ".old-" + Long.toHexString(System.nanoTime()));
		Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
		delete(hidden);
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
		final List<Path> contents;
		try (Stream<Path> walk = Files.walk(folder)) {
			contents = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path path : contents)
			Files.delete(path);
	}
}
