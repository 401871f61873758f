package sc.fiji.gan.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import sc.fiji.gan.engine.Progress;

/**
 * The images of a training, from a folder with its subfolders or from an open stack.
 *
 * @param source the name of the folder or image
 * @param images how many files or stacks they come from
 * @param planes all their planes, in the order of the file names
 * @param unreadable the files that ImageJ could not open
 */
public record TrainingImages(String source, int images, List<TrainingPlane> planes, List<Path> unreadable) {

	/** Into so many groups a lone stack is divided. */
	private static final int BLOCKS = 10;

	/**
	 * Reads every image of a folder.
	 *
	 * @throws IllegalArgumentException if there is no such folder or no image in it
	 * @throws CancellationException if {@code progress} is canceled
	 */
	public static TrainingImages read(final Path folder, final Progress progress) {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException(
					"There is no folder '" + folder + "': choose a folder that holds training images.");
		final List<TrainingPlane> planes = new ArrayList<>();
		final List<Path> unreadable = new ArrayList<>();
		final List<Path> files = ImageFiles.in(folder);
		int channels = 1;
		for (final Path file : files) {
			progress.update(0, "Reading " + file.getFileName());
			if (progress.isCanceled()) throw new CancellationException("Reading '" + folder + "' was canceled.");
			final ImagePlus image = ImageFiles.open(file);
			if (image == null) unreadable.add(file);
			else planes.addAll(PlaneReader.read(image, files.indexOf(file)));
			if (image != null) channels = image.getNChannels();
		}
		if (planes.isEmpty())
			throw new IllegalArgumentException("The folder '" + folder
					+ "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.");
		final int images = files.size() - unreadable.size();
		return new TrainingImages(String.valueOf(folder.getFileName()), images,
				images == 1 ? inBlocks(planes, channels) : planes, unreadable);
	}

	/** Takes the planes of an open image. */
	public static TrainingImages of(final ImagePlus image) {
		return new TrainingImages(image.getTitle(), 1, inBlocks(PlaneReader.read(image, 0), image.getNChannels()),
				List.of());
	}

	/**
	 * Groups neighbouring planes of a lone stack, which look much alike: a tenth of them makes a group,
	 * and the channels of a slice stay together.
	 */
	private static List<TrainingPlane> inBlocks(final List<TrainingPlane> planes, final int channels) {
		final List<TrainingPlane> grouped = new ArrayList<>();
		final int slices = planes.size() / channels;
		for (int i = 0; i < planes.size(); i++)
			grouped.add(planes.get(i).inGroup(BLOCKS * (i / channels) / Math.max(BLOCKS, slices)));
		return grouped;
	}

	/**
	 * What a training can use of these images: not what is blank, and if all that is large enough shows
	 * one scene, that in two parts.
	 *
	 * @param edge of the patches at the high resolution, in pixels
	 * @throws IllegalArgumentException if all images are blank; one sentence for the user
	 */
	public TrainingImages forPatches(final int edge) {
		final List<TrainingPlane> used = planes.stream().filter(p -> !p.isBlank()).toList();
		if (used.isEmpty())
			throw new IllegalArgumentException("There is nothing to see in '" + source
					+ "': all pixels of an image have the same value, or are no numbers; choose other images.");
		return new TrainingImages(source, images, LoneScene.divide(used, edge), unreadable);
	}

	/** The planes all whose pixels are alike, or no numbers. */
	public List<TrainingPlane> blank() {
		return planes.stream().filter(TrainingPlane::isBlank).toList();
	}

	/** The planes from which no square of {@code edge x edge} pixels can be cut. */
	public List<TrainingPlane> smallerThan(final int edge) {
		return planes.stream().filter(p -> p.isSmallerThan(edge)).toList();
	}

	/** The same images, each at so many sizes: as it is, halved, halved again and so on. */
	public TrainingImages withOctaves(final int octaves) {
		final List<TrainingPlane> all = new ArrayList<>(planes);
		List<TrainingPlane> last = planes;
		for (int i = 1; i < octaves; i++) {
			last = last.stream().map(TrainingPlane::halved).toList();
			all.addAll(last);
		}
		return new TrainingImages(source, images, all, unreadable);
	}

	/** SHA-256 over all pixels: tells whether two trainings saw the same data. */
	public String hash() {
		return PixelHash.of(planes);
	}

	/** How many pixels there are in all. */
	public long pixels() {
		return planes.stream().mapToLong(p -> p.data().length).sum();
	}

	/** The smallest and the largest plane, such as {@code 256 x 256 to 1272 x 603}. */
	public String sizes() {
		final Comparator<TrainingPlane> byArea = Comparator.comparingLong(p -> (long) p.width() * p.height());
		final TrainingPlane smallest = planes.stream().min(byArea).orElseThrow();
		final TrainingPlane largest = planes.stream().max(byArea).orElseThrow();
		final String size = smallest.width() + " x " + smallest.height();
		return byArea.compare(smallest, largest) == 0
				? size
				: size + " to " + largest.width() + " x " + largest.height();
	}
}
