package sc.fiji.gan.augmentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import sc.fiji.gan.augmentation.Manifest.Row;
import sc.fiji.gan.image.PixelValues;
import sc.fiji.gan.model.FolderReplacement;

/**
 * The folder of an augmented data set. Until it is whole it is a hidden folder beside its place,
 * and what was at its place stays there.
 */
final class Destination implements AutoCloseable {

	static final String REPORT = "report.html";

	private final FolderReplacement replacement;
	private final List<Row> rows = new ArrayList<>();

	private Destination(final FolderReplacement replacement) {
		this.replacement = replacement;
	}

	/**
	 * @param source which is neither to be changed nor read again as its own result
	 * @param overwrite whether an augmented data set may be replaced
	 * @throws IllegalArgumentException if the folder cannot be the destination; one sentence for the
	 *     user
	 */
	static Destination open(final Path folder, final Path source, final boolean overwrite) {
		final Path target = folder.toAbsolutePath().normalize();
		final Path from = source.toAbsolutePath().normalize();
		if (target.startsWith(from) || from.startsWith(target))
			throw new IllegalArgumentException("The destination '" + folder
					+ "' and the source are one in the other: choose a folder beside the source.");
		final Path parent = target.getParent();
		if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent))
			throw new IllegalArgumentException("The destination '" + folder
					+ "' cannot be made: choose a folder in a folder that is there and writable (destination=[path]).");
		try {
			requireFree(target, overwrite);
			return new Destination(FolderReplacement.of(target));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void requireFree(final Path target, final boolean overwrite) throws IOException {
		if (Files.isRegularFile(target))
			throw new IllegalArgumentException(
					"The destination '" + target + "' is a file: choose a folder (destination=[path]).");
		if (!Files.isDirectory(target) || isEmpty(target)) return;
		if (!overwrite)
			throw new IllegalArgumentException("The destination '" + target
					+ "' is not empty: choose another folder, or let it be replaced (overwrite=true).");
		final Optional<String> other = other(target);
		if (other.isPresent())
			throw new IllegalArgumentException("The destination '" + target + "' is not replaced, for '" + other.get()
					+ "' is no part of an augmented data set: choose another folder, or move that file away.");
	}

	private static boolean isEmpty(final Path folder) throws IOException {
		try (Stream<Path> children = Files.list(folder)) {
			return children.findAny().isEmpty();
		}
	}

	/** A file that such a command did not write; hidden files are the system's. */
	private static Optional<String> other(final Path folder) throws IOException {
		final Set<String> own = new TreeSet<>(Manifest.files(folder));
		if (!own.isEmpty()) own.addAll(List.of(Manifest.FILE, REPORT));
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
					.map(f -> folder.relativize(f).toString().replace('\\', '/')).filter(f -> !own.contains(f)).sorted()
					.findFirst();
		}
	}

	/** Where to write for the time being. */
	Path folder() {
		return replacement.folder();
	}

	/**
	 * Writes an image.
	 *
	 * @param subfolder of its class; empty for none
	 * @param row what is to be listed of it, without its file
	 * @return the file
	 */
	Path write(final PixelValues image, final String subfolder, final String name, final String remark, final Row row) {
		final Path folder = folder().resolve(subfolder);
		try {
			Files.createDirectories(folder);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		final String file = ImageFile.write(image, folder, name, remark);
		rows.add(new Row((subfolder.isEmpty() ? "" : subfolder + "/") + file, row.name(), row.method(), row.seed(),
				row.source(), row.hash(), row.distance()));
		return folder.resolve(file);
	}

	/** Writes the manifest, and puts the folder to its place. */
	void commit() {
		rows.sort((a, b) -> a.file().compareTo(b.file()));
		try {
			Manifest.write(rows, folder());
			replacement.commit();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() {
		try {
			replacement.discard();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
