package sc.fiji.gan.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import ij.ImagePlus;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.TensorDescription;

/**
 * Images that a generator is to make more of: squares of one size, of one kind, in categories if
 * they lie in folders of their own. One range of values is seen for all of them, so that an image
 * that is darker than others stays so.
 *
 * @param source the name of the folder, file or image
 * @param kind channels and bit depth
 * @param files how many files or stacks they come from
 * @param categories names of the folders, sorted; none if all images are of one kind
 * @param size edge of the squares, in pixels
 * @param images those that can be used
 * @param blank names of images all of whose pixels are alike
 * @param unreadable the files that ImageJ could not open
 * @param black in each channel, the value that is seen as -1
 * @param white likewise, as 1
 */
public record GenerationImages(String source, ImageKind kind, int files, List<String> categories, int size,
		List<Square> images, List<String> blank, List<Path> unreadable, List<Double> black, List<Double> white) {

	/** So few are a collection, but no training set. */
	static final int LEAST = 8;

	/**
	 * One of the images.
	 *
	 * @param category its number, from 0; 0 if there are no categories
	 * @param file the number of the file or stack that it is of, from 0, without those that are
	 *     unreadable
	 * @param heldOut whether it is never trained on
	 * @param data HWC, from -1 to 1
	 */
	public record Square(int category, int file, boolean heldOut, float[] data) {}

	public GenerationImages {
		categories = List.copyOf(categories);
		images = List.copyOf(images);
		blank = List.copyOf(blank);
		unreadable = List.copyOf(unreadable);
	}

	/**
	 * Reads images.
	 *
	 * @param path a folder or an image file
	 * @param categories whether the folders within are categories; one alone is none
	 * @param size edge of the squares that they become
	 * @throws IllegalArgumentException if there is no such folder or file, a category or all of it has
	 *     too few images, or they are of several kinds; one sentence for the user
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public static GenerationImages read(final Path path, final boolean categories, final int size, final Fit fit,
			final Progress progress) {
		if (!Files.exists(path))
			throw new IllegalArgumentException(
					"There is no folder or file '" + path + "': choose a folder that holds training images.");
		final GenerationReader reader = new GenerationReader(String.valueOf(path.getFileName()), size, fit, progress);
		final List<Path> folders = Files.isDirectory(path) ? folders(path) : List.of();
		final List<Path> files = Files.isDirectory(path) ? beside(path) : List.of(path);
		final boolean are = categories && folders.size() > 1;
		if (are && !files.isEmpty())
			throw new IllegalArgumentException(
					"'" + files.get(0).getFileName() + "' lies beside the folders of '" + path.getFileName()
							+ "', which are categories: move it into one of them, or set categories=none.");
		for (final Path folder : folders)
			reader.add(ImageFiles.in(folder), folder.getFileName().toString(), are);
		if (!files.isEmpty()) reader.add(files, "", false);
		return reader.images(are);
	}

	/** Takes the planes of an open image. */
	public static GenerationImages of(final ImagePlus image, final int size, final Fit fit) {
		final GenerationReader reader = new GenerationReader(image.getTitle(), size, fit, Progress.NONE);
		reader.add(image, "");
		return reader.images(false);
	}

	private static List<Path> folders(final Path path) {
		return list(path).stream().filter(Files::isDirectory).toList();
	}

	private static List<Path> beside(final Path path) {
		return list(path).stream().filter(Files::isRegularFile).toList();
	}

	private static List<Path> list(final Path path) {
		try (Stream<Path> all = Files.list(path)) {
			return all.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + path + "' cannot be read: " + e.getMessage(), e);
		}
	}

	/** Whether the images are in categories. */
	public boolean isConditional() {
		return !categories.isEmpty();
	}

	/** How many sets there are that are looked at by themselves: the categories, or all as one. */
	public int sets() {
		return Math.max(1, categories.size());
	}

	/** The images of a category that are trained on, or that are held out. */
	public List<Square> of(final int category, final boolean heldOut) {
		return images.stream().filter(i -> i.category() == category && i.heldOut() == heldOut).toList();
	}

	/** One of the images, {@code {1, size, size, channels}}. */
	public FloatArray array(final Square square) {
		return FloatArray.image(square.data(), size, size, kind.channels());
	}

	/** SHA-256 over all pixels as a network sees them. */
	public String hash() {
		return PixelHash.ofArrays(images.stream().map(Square::data).toList());
	}

	/** A network's output that becomes images like these. */
	public TensorDescription output(final String id) {
		return kind.output(id, black, white);
	}

	/** Such as {@code 70 images of 1 channel of 8 bits, 40 of 'a', 30 of 'b'}. */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder("%,d images (%s)".formatted(images.size(), kind));
		for (int c = 0; c < categories.size(); c++) {
			final int category = c;
			text.append(", %,d of '%s'".formatted(images.stream().filter(i -> i.category() == category).count(),
					categories.get(c)));
		}
		return text.toString();
	}
}
