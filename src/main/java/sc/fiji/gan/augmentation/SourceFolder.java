package sc.fiji.gan.augmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import ij.ImagePlus;
import sc.fiji.gan.dataset.CommonKind;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.dataset.ImageKind;
import sc.fiji.gan.engine.Progress;

/**
 * The images of a folder, in classes if they lie in subfolders. They are opened when they are
 * needed; what is kept of them is what they look like.
 *
 * @param flat whether there are no subfolders, and the one class is the folder
 * @param kind of all images
 * @param classes sorted by name
 * @param unreadable files that ImageJ cannot open
 */
record SourceFolder(boolean flat, ImageKind kind, List<SourceClass> classes, List<Path> unreadable) {

	private static final String ADVICE = " holds no image that ImageJ can open: put DICOM, TIFF, PNG or JPEG files there";

	/**
	 * Looks at all images.
	 *
	 * @param key the macro key of the folder, for messages
	 * @throws IllegalArgumentException if there is no such folder, a class has no image, or images are
	 *     of different kinds; one sentence for the user
	 * @throws CancellationException if the progress is canceled
	 */
	static SourceFolder read(final Path folder, final String key, final Progress progress) {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException(
					"There is no folder '" + folder + "': choose the folder of the images (" + key + "=[path]).");
		final List<Path> all = children(folder);
		final List<Path> folders = all.stream().filter(Files::isDirectory).toList();
		final List<Path> files = all.stream().filter(Files::isRegularFile).toList();
		if (!folders.isEmpty() && !files.isEmpty())
			throw new IllegalArgumentException("'" + files.get(0).getFileName() + "' lies beside the folders of '"
					+ folder.getFileName() + "', which are classes: move it into one of them.");
		final Reader reader = new Reader(folder, progress);
		final List<SourceClass> classes = new ArrayList<>();
		for (final Path path : folders.isEmpty() ? List.of(folder) : folders)
			classes.add(reader.read(path, folders.isEmpty(), (double) classes.size() / Math.max(1, folders.size())));
		return new SourceFolder(folders.isEmpty(), reader.common.kind(), classes, reader.unreadable);
	}

	private static List<Path> children(final Path folder) {
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be read: " + e.getMessage(), e);
		}
	}

	/** What the images of a class look like; if there is none of that name, those of all. */
	List<float[]> looks(final String name) {
		final List<SourceClass> same = classes.stream().filter(c -> c.name().equals(name)).toList();
		return (same.isEmpty() ? classes : same).stream().flatMap(c -> c.looks().stream()).toList();
	}

	/** How many images the largest class has. */
	int largest() {
		return classes.stream().mapToInt(SourceClass::size).max().orElseThrow();
	}

	/** Reads class after class. */
	private static final class Reader {

		private final Progress progress;
		private final List<Path> unreadable = new ArrayList<>();
		private final CommonKind common;

		Reader(final Path folder, final Progress progress) {
			this.progress = progress;
			common = new CommonKind(String.valueOf(folder.getFileName()), false);
		}

		SourceClass read(final Path folder, final boolean alone, final double done) {
			final String name = String.valueOf(folder.getFileName());
			final SourceClass images = new SourceClass(name);
			for (final Path file : ImageFiles.in(folder)) {
				if (progress.isCanceled()) throw new CancellationException();
				progress.update(done, "Reading " + name + ": " + images.size());
				final ImagePlus image = ImageFiles.open(file);
				if (image == null) unreadable.add(file);
				else {
					common.require(image);
					images.add(file, image);
				}
			}
			if (images.size() == 0)
				throw new IllegalArgumentException((alone ? "The folder '" : "The class folder '") + name + "'" + ADVICE
						+ (alone ? "." : ", or remove it."));
			return images;
		}
	}
}
