package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder for one training, among all processes of a computer. It ends with its process, so
 * a crash leaves none.
 */
final class FolderLock implements AutoCloseable {

	private static final String FILE = "lock";

	/**
	 * The files that this process has locked. The system forgets a lock as soon as its process closes
	 * the file anywhere, so such a file must not even be opened.
	 */
	private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final FileChannel channel;

	private FolderLock(final Path file, final FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/** Locks a folder, or nothing if another training has. */
	static Optional<FolderLock> take(final Path folder) throws IOException {
		final Path file = file(folder);
		if (!OWN.add(file)) return Optional.empty();
		try {
			final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (channel.tryLock() != null) return Optional.of(new FolderLock(file, channel));
			channel.close();
			OWN.remove(file);
			return Optional.empty();
		} catch (final IOException e) {
			OWN.remove(file);
			throw e;
		}
	}

	/** Whether a folder is locked; nothing is written. */
	static boolean isTaken(final Path folder) throws IOException {
		final Path file = file(folder);
		if (OWN.contains(file)) return true;
		if (!Files.exists(file)) return false;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			return channel.tryLock() == null;
		}
	}

	/** Whether a file in a folder is the lock. */
	static boolean isLock(final Path file) {
		return file.endsWith(FILE);
	}

	private static Path file(final Path folder) {
		return folder.resolve(FILE).toAbsolutePath().normalize();
	}

	/** Lets others have the folder. */
	@Override
	public void close() throws IOException {
		channel.close();
		Files.deleteIfExists(file);
		OWN.remove(file);
	}
}
