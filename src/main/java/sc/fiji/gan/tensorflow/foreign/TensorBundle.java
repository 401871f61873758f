package sc.fiji.gan.tensorflow.foreign;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.TensorProto;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import sc.fiji.gan.tensorflow.runtime.Constants;
import sc.fiji.gan.tensorflow.runtime.Refusal;

/**
 * The values of variables, as TensorFlow's saver writes them: {@code variables.index}, a sorted
 * table of names, and {@code variables.data-00000-of-00001} with the bytes. They are read here
 * rather than by the network's own restore operations, so that nothing of a network runs before it
 * has been looked at.
 */
final class TensorBundle {

	private final Path prefix;
	private final Map<String, ByteString> entries;
	private final int shards;

	/**
	 * @param prefix up to {@code .index}
	 * @throws Refusal if the files are missing or damaged
	 */
	TensorBundle(final Path prefix) throws IOException {
		this.prefix = prefix;
		final Path index = prefix.resolveSibling(prefix.getFileName() + ".index");
		if (!Files.isRegularFile(index))
			throw new Refusal("the values of its variables (variables/" + index.getFileName() + ") are missing");
		entries = SortedTable.read(index);
		try {
			final BundleHeaderProto header = BundleHeaderProto.parseFrom(entries.getOrDefault("", ByteString.EMPTY));
			if (header.getEndianness() != BundleHeaderProto.Endianness.LITTLE)
				throw new Refusal("its variables were written by a computer with another order of bytes");
			shards = header.getNumShards();
		} catch (final InvalidProtocolBufferException e) {
			throw damaged(e.getMessage());
		}
	}

	boolean has(final String name) {
		return !name.isEmpty() && entries.containsKey(name);
	}

	/** The value of a variable. */
	TensorProto read(final String name) throws IOException {
		if (!has(name)) throw new Refusal("its variable '" + name + "' has no value");
		final BundleEntryProto entry = BundleEntryProto.parseFrom(entries.get(name));
		final long expected = Constants.elements(entry.getShape(), name) * Constants.size(entry.getDtype(), name);
		if (entry.getSlicesCount() > 0) throw new Refusal("its variable '" + name + "' was saved in pieces");
		if (entry.getSize() != expected || expected > Integer.MAX_VALUE)
			throw damaged("'" + name + "' has " + entry.getSize() + " bytes where its shape takes " + expected);
		final byte[] bytes = bytes(entry);
		final CRC32C checksum = new CRC32C();
		checksum.update(bytes);
		if (masked((int) checksum.getValue()) != entry.getCrc32C())
			throw damaged("the checksum of '" + name + "' is wrong");
		return TensorProto.newBuilder().setDtype(entry.getDtype()).setTensorShape(entry.getShape())
				.setTensorContent(ByteString.copyFrom(bytes)).build();
	}

	private byte[] bytes(final BundleEntryProto entry) throws IOException {
		final Path shard = prefix.resolveSibling(
				String.format(Locale.ROOT, "%s.data-%05d-of-%05d", prefix.getFileName(), entry.getShardId(), shards));
		if (!Files.isRegularFile(shard)) throw damaged("there is no " + shard.getFileName());
		try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "r")) {
			if (entry.getOffset() < 0 || entry.getOffset() > file.length() - entry.getSize())
				throw damaged(shard.getFileName() + " is too short");
			final byte[] bytes = new byte[(int) entry.getSize()];
			file.seek(entry.getOffset());
			file.readFully(bytes);
			return bytes;
		}
	}

	/** As TensorFlow stores checksums, so that none is taken of another. */
	static int masked(final int crc) {
		return (crc >>> 15 | crc << 17) + 0xa282ead8;
	}

	static Refusal damaged(final String how) {
		return new Refusal("the values of its variables are damaged (" + how + ")");
	}
}
