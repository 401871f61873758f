package sc.fiji.gan.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes or replaces files in such a way that each is either the old one or the new one, whole,
 * whatever happens: into {@code <file>.part} beside it, through to the disk, then renamed.
 */
public final class WholeFile {

	/** What a file is to hold. */
	@FunctionalInterface
	public interface Content {

		/** Writes all of it; need not flush or close. */
		void writeTo(OutputStream out) throws IOException;
	}

	/** Its message is a sentence, its reason the middle of one. */
	private static final class NotWritten extends FileSystemException {

		private static final long serialVersionUID = 1;

		NotWritten(final Path file, final IOException cause) {
			super(file.toString(), null, WholeFile.reason(cause));
			initCause(cause);
		}

		@Override
		public String getMessage() {
			return "'" + getFile() + "' cannot be written (" + getReason()
					+ "): check that its folder exists, is writable and has space.";
		}
	}

	private WholeFile() {}

	/**
	 * @throws IOException with one sentence naming the file if it cannot be written; then the old file
	 *     is untouched, and nothing is left beside it
	 */
	public static void write(final Path file, final Content content) throws IOException {
		final Path part = file.resolveSibling(file.getFileName() + ".part");
		try {
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
					StandardOpenOption.TRUNCATE_EXISTING)) {
				final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
				content.writeTo(out);
				out.flush();
				channel.force(true);
			}
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (final IOException e) {
			throw new NotWritten(file, e);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** Copies a file; for the rest as {@link #write}. */
	public static void copy(final Path from, final Path to) throws IOException {
		write(to, out -> Files.copy(from, out));
	}

	/**
	 * Why a file could not be written or read, in a few words for the middle of a sentence: the
	 * messages of file system exceptions are mere file names.
	 */
	public static String reason(final IOException e) {
		if (e instanceof NoSuchFileException) return "no such folder";
		if (e instanceof AccessDeniedException) return "access denied";
		if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
		// Those who write in a format of their own (ImageIO) say no more than that it has failed.
		if (e.getCause() instanceof IOException cause) return reason(cause);
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
