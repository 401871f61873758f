package sc.fiji.gan.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Finds links in a zip. Java's own reader does not tell them from files: what an entry is stands in
 * the upper half of its external attributes, as Unix has it.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
final class ZipLinks {

	private static final int END = 0x06054b50;
	private static final int END_BYTES = 22;
	private static final int LONGEST_COMMENT = 0xffff;
	private static final int ENTRY = 0x02014b50;
	private static final int ENTRY_BYTES = 46;
	private static final int TYPE = 0xf000;
	private static final int FILE = 0x8000;
	private static final int FOLDER = 0x4000;
	private static final long IN_ANOTHER_PLACE = 0xffffffffL;
	private static final long LARGEST_DIRECTORY = 1L << 26;

	private ZipLinks() {}

	/**
	 * The first entry that is neither a file nor a folder.
	 *
	 * @throws IOException if there is no list of entries
	 */
	static Optional<String> first(final Path zip) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
			return first(directory(file));
		} catch (final BufferUnderflowException | IllegalArgumentException e) {
			throw new ZipException("its list of entries is damaged");
		}
	}

	private static Optional<String> first(final ByteBuffer entries) {
		while (entries.remaining() >= ENTRY_BYTES && entries.getInt(entries.position()) == ENTRY) {
			final int start = entries.position();
			final int nameLength = Short.toUnsignedInt(entries.getShort(start + 28));
			final int more = Short.toUnsignedInt(entries.getShort(start + 30))
					+ Short.toUnsignedInt(entries.getShort(start + 32));
			final int type = entries.getInt(start + 38) >>> 16 & TYPE;
			entries.position(start + ENTRY_BYTES);
			final byte[] name = new byte[nameLength];
			entries.get(name);
			if (type != 0 && type != FILE && type != FOLDER)
				return Optional.of(new String(name, StandardCharsets.UTF_8));
			entries.position(entries.position() + more);
		}
		return Optional.empty();
	}

	/** The list of entries stands before the end of the file, which tells how long it is. */
	private static ByteBuffer directory(final RandomAccessFile file) throws IOException {
		final int tail = (int) Math.min(file.length(), END_BYTES + LONGEST_COMMENT);
		final ByteBuffer end = read(file, file.length() - tail, tail);
		for (int at = tail - END_BYTES; at >= 0; at--) {
			if (end.getInt(at) != END) continue;
			final long size = Integer.toUnsignedLong(end.getInt(at + 12));
			final long start = file.length() - tail + at - size;
			if (size == IN_ANOTHER_PLACE || start < 0 || size > LARGEST_DIRECTORY) break;
			return read(file, start, (int) size);
		}
		throw new ZipException("it has no list of entries");
	}

	private static ByteBuffer read(final RandomAccessFile file, final long at, final int length) throws IOException {
		final byte[] bytes = new byte[length];
		file.seek(at);
		file.readFully(bytes);
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
