package sc.fiji.gan.augmentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ij.ImagePlus;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.image.PixelValues;

/**
 * The images of one class, in the order of their file names. Slices and frames are images of their
 * own, channels stay together.
 */
final class SourceClass {

	/** Sees one image after the other. */
	interface Visitor {

		/** @param index of the image in its class, from 0 */
		void image(int index, PixelValues pixels);
	}

	private final String name;
	private final List<Path> files = new ArrayList<>();
	private final List<float[]> looks = new ArrayList<>();
	private final Set<String> sizes = new LinkedHashSet<>();

	SourceClass(final String name) {
		this.name = name;
	}

	String name() {
		return name;
	}

	/** How many images. */
	int size() {
		return looks.size();
	}

	List<Path> files() {
		return files;
	}

	/** What each image looks like, for finding copies. */
	List<float[]> looks() {
		return looks;
	}

	/** Such as {@code 64 x 64}, each only once. */
	Set<String> sizes() {
		return sizes;
	}

	void add(final Path file, final ImagePlus image) {
		files.add(file);
		forEach(image, 0, (index, pixels) -> {
			looks.add(Looks.of(pixels));
			sizes.add(pixels.width() + " x " + pixels.height());
		});
	}

	private static int forEach(final ImagePlus image, final int first, final Visitor visitor) {
		int index = first;
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int z = 1; z <= image.getNSlices(); z++)
				visitor.image(index++, PixelValues.of(image, z, t));
		return index;
	}

	/**
	 * Shows all images. No more than one file is in memory at a time.
	 *
	 * @throws IllegalArgumentException if a file has gone
	 */
	void forEach(final Visitor visitor) {
		int index = 0;
		for (final Path file : files) {
			final ImagePlus image = ImageFiles.open(file);
			if (image == null)
				throw new IllegalArgumentException("'" + file + "' cannot be opened any more: put it back.");
			index = forEach(image, index, visitor);
		}
	}
}
