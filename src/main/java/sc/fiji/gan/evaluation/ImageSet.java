package sc.fiji.gan.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Progress;

/**
 * The images of a folder with its subfolders, or the planes of an open stack, which are looked at
 * one by one: no more than one file is in memory at a time. Channels, slices and frames are images
 * of their own.
 */
public final class ImageSet {

	/**
	 * Where an image is found again.
	 *
	 * @param file null if it is a plane of an open stack
	 * @param plane from 1
	 * @param name for tables
	 */
	record Place(Path file, int plane, String name) {}

	/** Sees one image after the other. */
	interface Visitor {

		/** @return whether to go on */
		boolean image(Place place, ImageProcessor pixels);

		/** A file that ImageJ cannot open. */
		void other(Path file);
	}

	private static final Set<Integer> TEXTS = Set.of(Opener.JAVA_OR_TEXT, Opener.TEXT, Opener.TABLE);

	private final String title;
	private final String kind;
	private final List<Path> files;
	private final ImagePlus stack;

	private ImageSet(final String title, final String kind, final List<Path> files, final ImagePlus stack) {
		this.title = title;
		this.kind = kind;
		this.files = files;
		this.stack = stack;
	}

	/**
	 * The images of a folder. None is opened yet.
	 *
	 * @param kind what they are, for messages: {@code real images}
	 * @param key the macro key of the folder, likewise
	 * @throws IllegalArgumentException if there is no such folder
	 */
	public static ImageSet ofFolder(final Path folder, final String kind, final String key) {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException(
					"There is no folder '" + folder + "': choose a folder of " + kind + " (" + key + "=[path]).");
		try (Stream<Path> files = Files.walk(folder)) {
			return new ImageSet(String.valueOf(folder.getFileName()), kind,
					files.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith(".")).sorted()
							.toList(),
					null);
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be read: " + e.getMessage(), e);
		}
	}

	/**
	 * The images of some files. None is opened yet.
	 *
	 * @param title what they are called together
	 * @param kind what they are, for messages: {@code real images}
	 */
	public static ImageSet ofFiles(final String title, final String kind, final List<Path> files) {
		return new ImageSet(title, kind, List.copyOf(files), null);
	}

	/** The planes of an open image. */
	public static ImageSet ofStack(final ImagePlus stack, final String kind) {
		return new ImageSet(stack.getTitle(), kind, List.of(), stack);
	}

	/** The name of the folder or stack. */
	public String title() {
		return title;
	}

	/** What the images are, in the plural. */
	String kind() {
		return kind;
	}

	/**
	 * Shows all images to a visitor.
	 *
	 * @throws CancellationException if the progress is canceled
	 */
	void visit(final Progress progress, final Visitor visitor) {
		if (stack != null) visit(stack, null, progress, visitor);
		for (int i = 0; i < files.size(); i++) {
			step(progress, i, files.size());
			final ImagePlus image = open(files.get(i));
			if (image == null) visitor.other(files.get(i));
			else if (!visit(image, files.get(i), Progress.NONE, visitor)) return;
		}
	}

	private void step(final Progress progress, final int done, final int count) {
		if (progress.isCanceled()) throw new CancellationException();
		progress.update((double) done / count, "Reading " + kind + ": " + done + " of " + count);
	}

	private boolean visit(final ImagePlus image, final Path file, final Progress progress, final Visitor visitor) {
		final int planes = image.getStackSize();
		for (int i = 1; i <= planes; i++) {
			step(progress, i - 1, planes);
			final String name = planes == 1 ? image.getTitle() : image.getTitle() + " [" + i + "]";
			if (!visitor.image(new Place(file, i, name), plane(image, i))) return false;
		}
		return true;
	}

	/** Says that there is no image in the set. */
	IllegalArgumentException noImage() {
		return new IllegalArgumentException("'" + title + "', given for " + kind
				+ ", holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.");
	}

	/** Opens one image again. */
	ImageProcessor read(final Place place) {
		return plane(place.file == null ? stack : open(place.file), place.plane);
	}

	/** With a palette pixels are numbers of colours, which mean nothing by themselves. */
	private static ImageProcessor plane(final ImagePlus image, final int index) {
		final ImageProcessor pixels = image.getStack().getProcessor(index);
		return image.getType() == ImagePlus.COLOR_256 ? pixels.convertToRGB() : pixels;
	}

	/**
	 * The image, or null if the file is none; ImageJ fails in many ways on those that are damaged, and
	 * takes texts for images of the numbers in them.
	 */
	private static ImagePlus open(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		try {
			if (TEXTS.contains(opener.getFileType(file.toString()))) return null;
			final ImagePlus image = opener.openImage(file.toString());
			return image == null || image.getWidth() == 0 || image.getHeight() == 0 ? null : image;
		} catch (final RuntimeException e) {
			return null;
		}
	}
}
