package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ij.ImagePlus;
import sc.fiji.gan.dataset.Fit;
import sc.fiji.gan.dataset.ImageFiles;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.PixelValues;

/** A folder with a subfolder of images for each class. */
record ClassImages(Map<String, List<Path>> files) {

	/**
	 * The files of each class in the order of the SHA-1 of their names, so that the first ones are a
	 * random part that is always the same.
	 */
	static ClassImages in(final Path folder) throws IOException {
		final Map<String, List<Path>> files = new LinkedHashMap<>();
		try (Stream<Path> classes = Files.list(folder)) {
			for (final Path one : classes.filter(Files::isDirectory).sorted().toList())
				files.put(String.valueOf(one.getFileName()), ImageFiles.in(one).stream()
						.sorted(Comparator.comparing(f -> sha1(String.valueOf(f.getFileName())))).toList());
		}
		if (files.size() < 2)
			throw new IllegalArgumentException(
					"'" + folder + "' holds no class folders: give a folder with two or more.");
		return new ClassImages(files);
	}

	private static String sha1(final String text) {
		try {
			return HexFormat.of()
					.formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	List<String> names() {
		return List.copyOf(files.keySet());
	}

	/** The first files of each class. */
	ClassImages first(final int count) {
		final Map<String, List<Path>> some = new LinkedHashMap<>();
		files.forEach((name, all) -> {
			if (all.size() < count)
				throw new IllegalArgumentException("Class '" + name + "' has " + all.size() + " files, and " + count
						+ " are wanted: give fewer (--images).");
			some.put(name, all.subList(0, count));
		});
		return new ClassImages(some);
	}

	/** Copies them, for a generator to be trained on. */
	void copyTo(final Path folder) throws IOException {
		for (final Map.Entry<String, List<Path>> one : files.entrySet()) {
			final Path to = Files.createDirectories(folder.resolve(one.getKey()));
			for (final Path file : one.getValue())
				Files.copy(file, to.resolve(file.getFileName()));
		}
	}

	/** Their pixels, class by class; slices and frames of stacks are images of their own. */
	List<List<PixelValues>> read() {
		final List<List<PixelValues>> classes = new ArrayList<>();
		files.values().forEach(all -> classes.add(all.stream().flatMap(f -> pixels(f).stream()).toList()));
		return classes;
	}

	/** The middle squares of them, brought to a size. */
	List<List<PixelValues>> read(final int size) {
		return read().stream().map(all -> all.stream().map(p -> square(p, size)).toList()).toList();
	}

	private static PixelValues square(final PixelValues image, final int size) {
		final float[] data = Fit.CROP.apply(image.values().data(), image.width(), image.height(), image.channels(),
				size);
		return image.with(FloatArray.image(data, size, size, image.channels()));
	}

	private static List<PixelValues> pixels(final Path file) {
		final ImagePlus image = ImageFiles.open(file);
		if (image == null || image.getBitDepth() != 8 && image.getBitDepth() != 24)
			throw new IllegalArgumentException("'" + file + "' is no image of 8 bits or RGB: leave it out.");
		final List<PixelValues> all = new ArrayList<>();
		for (int frame = 1; frame <= image.getNFrames(); frame++)
			for (int slice = 1; slice <= image.getNSlices(); slice++)
				all.add(PixelValues.of(image, slice, frame));
		return all;
	}
}
