package sc.fiji.gan.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.Opener;

/**
 * The images in a folder and the folders below it.
 *
 * @param planes of all images, in the order of the file names
 * @param unreadable the files that ImageJ could not open
 */
public record ImageFolder(List<TrainingPlane> planes, List<Path> unreadable) {

	/**
	 * Reads every image.
	 *
	 * @throws IllegalArgumentException if there is no such folder or no image in it
	 */
	public static ImageFolder read(final Path folder) {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException(
					"There is no folder '" + folder + "': choose a folder that holds training images.");
		final List<TrainingPlane> planes = new ArrayList<>();
		final List<Path> unreadable = new ArrayList<>();
		for (final Path file : files(folder)) {
			final ImagePlus image = open(file);
			if (image == null) unreadable.add(file);
			else planes.addAll(PlaneReader.read(image));
		}
		if (planes.isEmpty())
			throw new IllegalArgumentException("The folder '" + folder
					+ "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.");
		return new ImageFolder(planes, unreadable);
	}

	private static List<Path> files(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith(".")).sorted()
					.toList();
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be read: " + e.getMessage(), e);
		}
	}

	private static ImagePlus open(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		return opener.openImage(file.toString());
	}
}
