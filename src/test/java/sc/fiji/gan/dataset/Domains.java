package sc.fiji.gan.dataset;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.ImageDomain.Part;

/** Domains for tests. */
final class Domains {

	private Domains() {}

	static ImageDomain of(final String title, final int count, final IntFunction<ImageProcessor> image) {
		final List<ImageProcessor> images = IntStream.range(0, count).mapToObj(image).toList();
		final ImageStack stack = new ImageStack(images.get(0).getWidth(), images.get(0).getHeight());
		images.forEach(stack::addSlice);
		return ImageDomain.of(new ImagePlus(title, stack), Part.WHOLE, false);
	}

	/** Grey images, 20 wide and 18 high, with a bright square at a place that depends on the number. */
	static ImageProcessor squares(final int number) {
		final ByteProcessor image = new ByteProcessor(20, 18);
		for (int y = 0; y < 18; y++)
			for (int x = 0; x < 20; x++)
				image.set(x, y, isObject(x, y, number) ? 200 + x : 20 + y);
		return image;
	}

	/** The same specimen, dark and red on white. */
	static ImageProcessor stained(final int number) {
		final ColorProcessor image = new ColorProcessor(20, 18);
		for (int y = 0; y < 18; y++)
			for (int x = 0; x < 20; x++)
				image.set(x, y, isObject(x, y, number) ? 0x800000 + x : 0xfff0f0 + y / 2);
		return image;
	}

	private static boolean isObject(final int x, final int y, final int number) {
		return x / 5 == number % 4 && y / 6 == number / 4 % 3;
	}
}
