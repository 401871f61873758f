package sc.fiji.gan.image;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;

/**
 * A virtual stack whose planes are TIFF files in a temporary folder. The folder goes when the stack
 * is no longer used, at the latest when ImageJ ends: save the image to keep it.
 */
final class TemporaryStack extends VirtualStack {

	private static final Cleaner CLEANER = Cleaner.create();

	private final String[] labels;
	private final Cleaner.Cleanable folder;

	TemporaryStack(final int width, final int height, final int size, final int bitDepth) {
		this(width, height, size, bitDepth, newFolder());
	}

	private TemporaryStack(final int width, final int height, final int size, final int bitDepth, final Path folder) {
		super(width, height, null, folder + File.separator);
		labels = new String[size];
		for (int i = 1; i <= size; i++) {
			addSlice(i + ".tif");
			folder.resolve(i + ".tif").toFile().deleteOnExit();
		}
		setBitDepth(bitDepth);
		this.folder = CLEANER.register(this, () -> delete(folder.toFile()));
	}

	private static Path newFolder() {
		try {
			final Path folder = Files.createTempDirectory("fiji-gan-");
			folder.toFile().deleteOnExit();
			return folder;
		} catch (final IOException e) {
			throw new UncheckedIOException("The result is larger than memory, and the temporary folder '"
					+ System.getProperty("java.io.tmpdir") + "' cannot be written to: " + e.getMessage(), e);
		}
	}

	private static void delete(final File folder) {
		for (final File file : folder.listFiles())
			file.delete();
		folder.delete();
	}

	/** Writes a plane to its file; {@code index} counts from 1. */
	void write(final int index, final ImageProcessor plane) {
		final FileInfo info = new ImagePlus("", plane).getFileInfo();
		final Path file = Path.of(getDirectory(), getFileName(index));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			new TiffEncoder(info).write(out);
		} catch (final IOException e) {
			throw new UncheckedIOException("A plane of the result cannot be written to '" + file + "': "
					+ e.getMessage() + ". Free space there, or process a part of the image.", e);
		}
	}

	/** Removes the files now. */
	void delete() {
		folder.clean();
	}

	@Override
	public String getSliceLabel(final int n) {
		return labels[n - 1];
	}

	@Override
	public void setSliceLabel(final String label, final int n) {
		labels[n - 1] = label;
	}
}
