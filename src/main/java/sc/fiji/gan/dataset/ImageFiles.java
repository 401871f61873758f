package sc.fiji.gan.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;

/** Files that may be images. */
public final class ImageFiles {

	/** Of these ImageJ makes images too, or windows, but nobody wants to train on them. */
	private static final Set<Integer> NO_IMAGES = Set.of(Opener.TEXT, Opener.JAVA_OR_TEXT, Opener.TABLE, Opener.LUT,
			Opener.ROI, Opener.OJJ, Opener.RAW);

	private ImageFiles() {}

	/** The files of a folder and its subfolders, by name, without hidden ones. */
	public static List<Path> in(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith(".")).sorted()
					.toList();
		} catch (final IOException e) {
			throw new IllegalArgumentException("The folder '" + folder + "' cannot be read: " + e.getMessage(), e);
		}
	}

	/**
	 * The image, or null if the file is none. ImageJ fails in many ways on those that are damaged;
	 * where it would show an error, which stops a macro, it is not even asked.
	 */
	public static ImagePlus open(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		try {
			final int type = opener.getFileType(file.toString());
			if (NO_IMAGES.contains(type) || type == Opener.TIFF && !hasTiffHeader(file)) return null;
			return type == Opener.UNKNOWN
					? opener.openWithHandleExtraFileTypes(file.toString(), new int[]{type})
					: opener.openImage(file.toString());
		} catch (final IOException | RuntimeException e) {
			return null;
		}
	}

	private static boolean hasTiffHeader(final Path file) throws IOException {
		final FileInfo[] images = new TiffDecoder(file.getParent() + File.separator, file.getFileName().toString())
				.getTiffInfo();
		return images != null && images[0].width > 0 && images[0].height > 0;
	}
}
