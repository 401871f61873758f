package sc.fiji.gan.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Plane;

/**
 * Turns the planes of an image into training planes: luma for colours, everything else as it is. A
 * single NaN would spread through a whole network, so pixels that are not finite are replaced.
 */
final class PlaneReader {

	/**
	 * What is cut off at either end when an image has no natural range, as a part of all pixels.
	 */
	private static final double TAIL = 0.001;

	private PlaneReader() {}

	/**
	 * All planes of an image: channels, slices and frames are planes of their own.
	 *
	 * @param group of all these planes
	 */
	static List<TrainingPlane> read(final ImagePlus image, final int group) {
		final List<TrainingPlane> planes = new ArrayList<>();
		for (int i = 1; i <= image.getStackSize(); i++) {
			final String name = image.getStackSize() == 1 ? image.getTitle() : image.getTitle() + " [" + i + "]";
			final ImageProcessor pixels = image.getStack().getProcessor(i);
			// With a palette the pixels are numbers of colours, which mean nothing by themselves.
			planes.add(plane(name, group, image.getType() == ImagePlus.COLOR_256 ? pixels.convertToRGB() : pixels));
		}
		return planes;
	}

	private static TrainingPlane plane(final String name, final int group, final ImageProcessor processor) {
		final float[] data = processor instanceof ColorProcessor color
				? Plane.luma(color).read()
				: Plane.finite(Plane.of(processor)).read();
		if (processor.getBitDepth() == 8 || processor.getBitDepth() == 24) scale(data, 0, 255);
		else scaleToOwnRange(data);
		return new TrainingPlane(name, group, data, processor.getWidth(), processor.getHeight());
	}

	private static void scaleToOwnRange(final float[] data) {
		final float[] sorted = data.clone();
		Arrays.sort(sorted);
		final int tail = (int) (TAIL * (sorted.length - 1));
		scale(data, sorted[tail], sorted[sorted.length - 1 - tail]);
	}

	private static void scale(final float[] data, final float black, final float white) {
		final float gain = white > black ? 1 / (white - black) : 0;
		for (int i = 0; i < data.length; i++)
			data[i] = (data[i] - black) * gain;
	}
}
