package sc.fiji.gan.tensorflow.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a zip in a temporary folder, which goes when it is closed. */
public final class UnpackedZip implements AutoCloseable {

	/** What all of its files may take together. */
	private static final long MOST_BYTES = 4L << 30;
	private static final int CHUNK = 1 << 16;

	private final Path folder;
	private long bytes;

	/** @throws IOException if it is no zip, damaged, too large, or names files outside of its folder */
	public UnpackedZip(final Path path) throws IOException {
		folder = Files.createTempDirectory("fiji-gan-network");
		try (ZipFile zip = new ZipFile(path.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries()))
				unpack(zip, entry);
		} catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private void unpack(final ZipFile zip, final ZipEntry entry) throws IOException {
		final Path file = folder.resolve(entry.getName()).normalize();
		if (!file.startsWith(folder)) throw new IOException("its entry " + entry.getName() + " leaves the folder");
		if (entry.isDirectory()) {
			Files.createDirectories(file);
			return;
		}
		Files.createDirectories(file.getParent());
		try (InputStream in = zip.getInputStream(entry);
				OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW,
						StandardOpenOption.WRITE)) {
			final byte[] chunk = new byte[CHUNK];
			for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
				bytes += n;
				if (bytes > MOST_BYTES) throw new IOException("it unpacks to more than " + (MOST_BYTES >> 30) + " GB");
				out.write(chunk, 0, n);
			}
		}
	}

	/** Where its files are. */
	public Path folder() {
		return folder;
	}

	@Override
	public void close() throws IOException {
		final List<Path> all;
		try (Stream<Path> files = Files.walk(folder)) {
			all = files.sorted(Collections.reverseOrder()).toList();
		}
		for (final Path file : all)
			Files.delete(file);
	}
}
