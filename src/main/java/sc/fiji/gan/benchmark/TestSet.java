package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A named set of test images, read from a folder in one of two forms, or from its subfolder
 * {@code test}:
 * <ul>
 * <li>subfolders {@code HR} (full size) and {@code LR_x2}, {@code LR_x4} ... (the small images
 * under the same names); images in {@code HR_x2} ... are the full size ones for that scale alone;
 * <li>images alone: the small ones are made by bicubic, antialiased resampling.
 * </ul>
 */
record TestSet(String name, List<TestImage> images) {

	TestSet {
		images = List.copyOf(images);
	}

	/**
	 * @throws IllegalArgumentException if the folder holds no images for this scale
	 */
	static TestSet open(final Path folder, final int scale) {
		final Path tests = folder.resolve("test");
		final Path root = Files.isDirectory(tests) ? tests : folder;
		final Path small = root.resolve("LR_x" + scale);
		final List<TestImage> images = new ArrayList<>();
		for (final Path truths : List.of(root, root.resolve("HR"), root.resolve("HR_x" + scale)))
			for (final Path truth : imageFiles(truths))
				images.add(new TestImage(truth, Optional.of(small.resolve(truth.getFileName())).filter(Files::exists)));
		images.sort(Comparator.comparing(TestImage::name));
		if (images.isEmpty())
			throw new IllegalArgumentException(
					folder + " holds no test images: expected PNG, TIFF or BMP files in it, in 'HR' or in 'test/HR'");
		return new TestSet(folder.getFileName().toString(), images);
	}

	private static List<Path> imageFiles(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(TestSet::isImage).toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isImage(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|tiff?|bmp)");
	}
}
