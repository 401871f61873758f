package sc.fiji.gan.benchmark;

import java.nio.file.Path;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Resampling;

/**
 * An image whose truth is known.
 *
 * @param truth the file with the image in full size
 * @param low the file with the small image that was made from it; where there is none, it is made
 */
record TestImage(Path truth, Optional<Path> low) {

	/**
	 * @param low what is to be made larger
	 * @param truth what should come out
	 */
	record Pair(ImagePlus low, ImageProcessor truth) {}

	String name() {
		return truth.getFileName().toString();
	}

	/**
	 * Opens both. The truth is cropped at its right and lower edges to {@code scale} times the small
	 * image.
	 */
	Pair open(final int scale) {
		final ImageProcessor full = openFile(truth);
		final ImageProcessor small = low.map(TestImage::openFile).orElseGet(() -> shrink(full, scale));
		if (small.getWidth() * scale > full.getWidth() || small.getHeight() * scale > full.getHeight())
			throw new IllegalArgumentException(low.map(Path::toString).orElse(name()) + " times " + scale
					+ " is larger than " + truth + ": these two do not belong together");
		full.setRoi(0, 0, small.getWidth() * scale, small.getHeight() * scale);
		return new Pair(new ImagePlus(name(), small), full.crop());
	}

	/**
	 * Bicubic with antialiasing, of the part whose sides are multiples of the scale.
	 */
	private static ImageProcessor shrink(final ImageProcessor full, final int scale) {
		final int width = full.getWidth() / scale;
		final int height = full.getHeight() / scale;
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("An image of " + full.getWidth() + " x " + full.getHeight()
					+ " pixels is too small to be shrunk by " + scale);
		full.setRoi(0, 0, width * scale, height * scale);
		return new ResamplingUpscaler(Resampling.BICUBIC).resize(full.crop(), width, height);
	}

	private static ImageProcessor openFile(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		IJ.redirectErrorMessages(true);
		final ImagePlus image = opener.openImage(file.toString());
		IJ.redirectErrorMessages(false);
		if (image == null) throw new IllegalArgumentException(file + " is not an image that ImageJ can open");
		final ImageProcessor ip = image.getProcessor();
		final boolean grey = ip instanceof ByteProcessor && !ip.isColorLut();
		return grey ? ip : ip.convertToRGB();
	}
}
