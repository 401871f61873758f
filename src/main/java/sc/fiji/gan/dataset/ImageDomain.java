package sc.fiji.gan.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.FileExtension;
import sc.fiji.gan.model.TensorDescription;

/**
 * Images of one kind, such as micrographs of one stain: what a translation starts from, or what it
 * is to end with. Their channels stay together; slices and frames are images of their own.
 *
 * @param source the name of the folder, file or image
 * @param kind what all of them have in common
 * @param files how many files or stacks they come from
 * @param images all their planes, in the order of the file names
 * @param unreadable the files that ImageJ could not open
 * @param black in each channel, what an image usually has where the network sees -1
 * @param white likewise, where it sees 1
 */
public record ImageDomain(String source, ImageKind kind, int files, List<DomainImage> images, List<Path> unreadable,
		List<Double> black, List<Double> white) {

	/** Which part of each image belongs to the domain. */
	public enum Part {

		/** All of it. */
		WHOLE,
		/** The left half: the source of images side by side. */
		LEFT,
		/** The right half: their target. */
		RIGHT
	}

	public ImageDomain {
		images = List.copyOf(images);
		unreadable = List.copyOf(unreadable);
	}

	/**
	 * Reads a domain.
	 *
	 * @param path a folder, whose subfolders are read too, or an image file
	 * @param part of each image
	 * @param labels whether they are label images
	 * @throws IllegalArgumentException if there is no such folder or file, no image in it, or images of
	 *     several kinds; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public static ImageDomain read(final Path path, final Part part, final boolean labels, final Progress progress) {
		if (!Files.exists(path))
			throw new IllegalArgumentException(
					"There is no folder or file '" + path + "': choose a folder that holds training images.");
		final DomainReader reader = new DomainReader(String.valueOf(path.getFileName()), part, labels);
		final List<Path> files = Files.isDirectory(path) ? ImageFiles.in(path) : List.of(path);
		for (final Path file : files) {
			progress.update(0, "Reading " + file.getFileName());
			if (progress.isCanceled()) throw new CancellationException("Reading '" + path + "' was canceled.");
			reader.add(ImageFiles.open(file), file, key(path, file));
		}
		return reader.domain();
	}

	/** Takes the planes of an open image. */
	public static ImageDomain of(final ImagePlus image, final Part part, final boolean labels) {
		final DomainReader reader = new DomainReader(image.getTitle(), part, labels);
		reader.add(image, null, "");
		return reader.domain();
	}

	/** The file's name within its folder, without extension. */
	private static String key(final Path folder, final Path file) {
		if (folder.equals(file)) return "";
		return FileExtension.removed(folder.relativize(file).toString());
	}

	/** The same domain with these images only. */
	ImageDomain with(final List<DomainImage> some) {
		return new ImageDomain(source, kind, files, some, unreadable, black, white);
	}

	/** What can be used of it: not what is blank. */
	ImageDomain withoutBlank() {
		return with(images.stream().filter(i -> !i.isBlank()).toList());
	}

	/** The images that are blank. */
	public List<DomainImage> blank() {
		return images.stream().filter(DomainImage::isBlank).toList();
	}

	/** The images from which no square of {@code edge x edge} pixels can be cut. */
	public List<DomainImage> smallerThan(final int edge) {
		return images.stream().filter(i -> i.isSmallerThan(edge)).toList();
	}

	/** How many pixels there are in all. */
	public long pixels() {
		return images.stream().mapToLong(i -> (long) i.width() * i.height()).sum();
	}

	/** SHA-256 over all pixels as a network sees them. */
	public String hash() {
		return PixelHash.ofArrays(images.stream().map(DomainImage::data).toList());
	}

	/** A network's input of this domain. */
	public TensorDescription input(final String id) {
		return kind.input(id);
	}

	/** A network's output of this domain. */
	public TensorDescription output(final String id) {
		return kind.output(id, black, white);
	}
}
