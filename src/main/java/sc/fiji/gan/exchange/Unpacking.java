package sc.fiji.gan.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.model.ModelException;

/**
 * Unpacks a zip of a stranger: only files and folders, inside of one folder, not too many and not
 * too large, whatever the zip says of their size.
 */
final class Unpacking {

	/** What all files of a zip may take together, unpacked. */
	static final long MOST_BYTES = 4L << 30;
	/** How many entries a zip may have. */
	static final int MOST_ENTRIES = 10_000;

	private static final int CHUNK = 1 << 16;

	private final Path zip;
	private final Path folder;
	private final long mostBytes;
	private final Progress progress;
	private long bytes;

	private Unpacking(final Path zip, final Path folder, final long mostBytes, final Progress progress) {
		this.zip = zip;
		this.folder = folder;
		this.mostBytes = mostBytes;
		this.progress = progress;
	}

	/**
	 * @param folder an empty one
	 * @throws ModelException if it is no zip, damaged, or does what it must not
	 */
	static void unpack(final Path zip, final Path folder, final Progress progress) {
		unpack(zip, folder, MOST_BYTES, progress);
	}

	/** @param mostBytes the limit for all files together */
	static void unpack(final Path zip, final Path folder, final long mostBytes, final Progress progress) {
		new Unpacking(zip, folder, mostBytes, progress).run();
	}

	private void run() {
		try {
			final Optional<String> link = ZipLinks.first(zip);
			if (link.isPresent()) throw refused("its entry '" + shown(link.get()) + "' is a link");
			try (ZipFile file = new ZipFile(zip.toFile())) {
				final List<? extends ZipEntry> entries = Collections.list(file.entries());
				if (entries.size() > MOST_ENTRIES)
					throw refused(
							"it has " + entries.size() + " entries, where at most " + MOST_ENTRIES + " are allowed");
				for (final ZipEntry entry : entries)
					unpack(file, entry);
			}
		} catch (final ZipException | EOFException | IllegalArgumentException e) {
			final String reason = e.getMessage() == null ? "an entry is cut short" : e.getMessage();
			throw broken(e, "it is damaged or no zip (" + reason + "): download it again");
		} catch (final IOException e) {
			throw broken(e, WholeFile.reason(e) + ": check the file, and the space on the disk");
		}
	}

	private void unpack(final ZipFile file, final ZipEntry entry) throws IOException {
		final Path target = inside(entry.getName());
		try {
			if (entry.isDirectory()) {
				Files.createDirectories(target);
				return;
			}
			Files.createDirectories(target.getParent());
			try (InputStream in = file.getInputStream(entry);
					OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW,
							StandardOpenOption.WRITE)) {
				copy(in, out);
			}
		} catch (final FileAlreadyExistsException e) {
			throw refused("it has two entries called '" + shown(entry.getName()) + "'");
		}
	}

	private void copy(final InputStream in, final OutputStream out) throws IOException {
		final byte[] chunk = new byte[CHUNK];
		for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
			bytes += n;
			if (bytes > mostBytes)
				throw refused("it unpacks to more than " + mostBytes + " bytes, the most that is allowed");
			if (progress.isCanceled()) throw new CancellationException();
			out.write(chunk, 0, n);
		}
	}

	private Path inside(final String name) {
		final boolean up = Arrays.asList(name.split("[/\\\\]")).contains("..");
		try {
			final Path target = folder.resolve(name).normalize();
			if (!up && !name.startsWith("/") && !name.startsWith("\\") && target.startsWith(folder)) return target;
		} catch (final InvalidPathException e) {
			throw refused("its entry '" + shown(name) + "' is no file name");
		}
		throw refused("its entry '" + shown(name) + "' leaves the folder");
	}

	private static String shown(final String name) {
		return name.replaceAll("\\p{Cntrl}", "?");
	}

	private ModelException refused(final String reason) {
		return new ModelException("'" + zip.getFileName() + "' is not unpacked: " + reason
				+ ". Get the model from a source that you trust.");
	}

	private ModelException broken(final Exception cause, final String reason) {
		return new ModelException("'" + zip.getFileName() + "' cannot be unpacked: " + reason + ".", cause);
	}
}
