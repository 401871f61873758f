package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

import com.google.protobuf.ByteString;

/**
 * LevelDB's sorted table, the form of a checkpoint's index: blocks of keys, each of which shares
 * its beginning with the one before, a block that finds the blocks, and a footer that finds that
 * one.
 *
 * @see <a href="https://github.com/google/leveldb/blob/main/doc/table_format.md">the format</a>
 */
final class SortedTable {

	private static final int FOOTER = 48;
	private static final long MAGIC = 0xdb4775248b80fb57L;
	private static final int TRAILER = 5;
	private static final long LARGEST = 1L << 28;

	private final byte[] bytes;

	private SortedTable(final byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * All values by their keys.
	 *
	 * @throws sc.fiji.gan.tensorflow.runtime.Refusal if it is damaged
	 */
	static Map<String, ByteString> read(final Path file) throws IOException {
		if (Files.size(file) > LARGEST) throw TensorBundle.damaged("its index is larger than any");
		try {
			return new SortedTable(Files.readAllBytes(file)).read();
		} catch (final BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
			throw TensorBundle.damaged("its index is cut short");
		}
	}

	private Map<String, ByteString> read() {
		final ByteBuffer footer = ByteBuffer.wrap(bytes, bytes.length - FOOTER, FOOTER).order(ByteOrder.LITTLE_ENDIAN);
		if (footer.getLong(bytes.length - Long.BYTES) != MAGIC) throw TensorBundle.damaged("its index is none");
		varint(footer);
		varint(footer);
		final Map<String, ByteString> entries = new LinkedHashMap<>();
		forEach(block(varint(footer), varint(footer)), (separator, handle) -> {
			final ByteBuffer place = ByteBuffer.wrap(handle);
			forEach(block(varint(place), varint(place)),
					(key, value) -> entries.put(new String(key, StandardCharsets.UTF_8), ByteString.copyFrom(value)));
		});
		return entries;
	}

	/** Without its trailer, which is checked. */
	private ByteBuffer block(final long offset, final long size) {
		if (offset < 0 || size < 0 || offset + size + TRAILER > bytes.length)
			throw TensorBundle.damaged("its index is cut short");
		final CRC32C checksum = new CRC32C();
		checksum.update(bytes, (int) offset, (int) size + 1);
		final ByteBuffer trailer = ByteBuffer.wrap(bytes, (int) (offset + size), TRAILER)
				.order(ByteOrder.LITTLE_ENDIAN);
		if (trailer.get() != 0) throw TensorBundle.damaged("its index is compressed");
		if (trailer.getInt() != TensorBundle.masked((int) checksum.getValue()))
			throw TensorBundle.damaged("the checksum of its index is wrong");
		return ByteBuffer.wrap(bytes, (int) offset, (int) size).slice().order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void forEach(final ByteBuffer block, final BiConsumer<byte[], byte[]> entry) {
		final int restarts = block.getInt(block.limit() - Integer.BYTES);
		block.limit(Math.subtractExact(block.limit(), Math.multiplyExact(Integer.BYTES, Math.addExact(restarts, 1))));
		byte[] key = {};
		while (block.hasRemaining()) {
			final int shared = size(block);
			final int others = size(block);
			final byte[] value = new byte[bounded(block, size(block))];
			key = Arrays.copyOf(key, bounded(shared, key.length) + bounded(block, others));
			block.get(key, shared, others);
			if (value.length > block.remaining()) throw new BufferUnderflowException();
			block.get(value);
			entry.accept(key, value);
		}
	}

	private static int bounded(final ByteBuffer block, final int size) {
		return bounded(size, block.remaining());
	}

	private static int bounded(final int size, final int most) {
		if (size > most) throw new BufferUnderflowException();
		return size;
	}

	private static int size(final ByteBuffer in) {
		final long size = varint(in);
		if (size < 0 || size > LARGEST) throw new BufferUnderflowException();
		return (int) size;
	}

	private static long varint(final ByteBuffer in) {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			final byte next = in.get();
			value |= (next & 0x7fL) << shift;
			if (next >= 0) return value;
		}
		throw new BufferUnderflowException();
	}
}
