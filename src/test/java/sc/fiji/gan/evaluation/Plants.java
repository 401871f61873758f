package sc.fiji.gan.evaluation;

import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.image.sample.SampleImages;

/**
 * Draws images, and makes copies of them that are not the same pixels. Seeds are hashed:
 * neighbouring ones give {@link Random} nearly the same first numbers, and so nearly the same
 * images.
 */
final class Plants {

	static final int SIDE = 64;

	private Plants() {}

	/** Nuclei, 16 bits. */
	static ImageProcessor nuclei(final long seed) {
		return SampleImages.nuclei(SIDE, RandomStream.of(seed).nextLong()).getProcessor();
	}

	/** A landscape, RGB. */
	static ImageProcessor photo(final long seed) {
		return SampleImages.photo(SIDE, RandomStream.of(seed).nextLong()).getProcessor();
	}

	static ImageProcessor flipped(final ImageProcessor image) {
		final ImageProcessor copy = image.duplicate();
		copy.flipHorizontal();
		return copy;
	}

	static ImageProcessor turned(final ImageProcessor image) {
		return image.rotateLeft();
	}

	/** Values times 1.25, as far as the type holds them. */
	static ImageProcessor brightened(final ImageProcessor image) {
		final ImageProcessor copy = image.duplicate();
		copy.multiply(1.25);
		return copy;
	}

	/** With normal noise of a fifth of the image's deviation. */
	static ImageProcessor noisy(final ImageProcessor image, final long seed) {
		final ImageProcessor copy = image.duplicate();
		final double deviation = 0.2 * image.getStats().stdDev;
		final Random random = new Random(seed);
		for (int i = 0; i < copy.getPixelCount(); i++)
			if (image.getBitDepth() == 24) copy.set(i, noisyColour(image.get(i), deviation, random));
			else copy.setf(i, Math.max(0, (float) (image.getf(i) + deviation * random.nextGaussian())));
		return copy;
	}

	private static int noisyColour(final int colour, final double deviation, final Random random) {
		int noisy = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final double value = (colour >> shift & 0xff) + deviation * random.nextGaussian();
			noisy |= (int) Math.max(0, Math.min(255, Math.round(value))) << shift;
		}
		return noisy;
	}

	/** One of the five kinds of copies. */
	static ImageProcessor copy(final ImageProcessor image, final int kind, final long seed) {
		return switch (kind % 5) {
			case 0 -> image;
			case 1 -> flipped(image);
			case 2 -> turned(image);
			case 3 -> brightened(image);
			default -> noisy(image, seed);
		};
	}

	static ImagePlus stack(final String title, final ImageProcessor... images) {
		final ImageStack stack = new ImageStack(images[0].getWidth(), images[0].getHeight());
		for (int i = 0; i < images.length; i++)
			stack.addSlice("image" + i, images[i]);
		return new ImagePlus(title, stack);
	}
}
