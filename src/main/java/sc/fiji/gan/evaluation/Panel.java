package sc.fiji.gan.evaluation;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import sc.fiji.gan.metric.GreyImage;

/** An example image of a report: a part of a plane, about as large as all others beside it. */
final class Panel {

	private static final int EDGE = 300;

	private Panel() {}

	/**
	 * Draws grey values or colours.
	 *
	 * @param plane one image, or red, green and blue
	 * @param black the value that is drawn black; of colours always 0
	 * @param white likewise, of colours always 255
	 */
	static BufferedImage of(final List<GreyImage> plane, final Rectangle part, final double black, final double white) {
		if (plane.size() == 1) return of(plane.get(0), part, null, black, white);
		final ColorProcessor colours = new ColorProcessor(plane.get(0).width(), plane.get(0).height());
		for (int i = 0; i < colours.getPixelCount(); i++)
			colours.set(i, byteOf(plane.get(0), i) << 16 | byteOf(plane.get(1), i) << 8 | byteOf(plane.get(2), i));
		return draw(colours, part);
	}

	/** Draws grey values from the least to the greatest, or colours. */
	static BufferedImage of(final List<GreyImage> plane, final Rectangle part) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (final float value : plane.get(0).values()) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		return of(plane, part, min, max);
	}

	private static int byteOf(final GreyImage channel, final int index) {
		return Math.max(0, Math.min(255, Math.round(channel.values()[index])));
	}

	/** Draws values in the colours of a look-up table. */
	static BufferedImage of(final GreyImage plane, final Rectangle part, final LUT lut, final double min,
			final double max) {
		final ImageProcessor values = new FloatProcessor(plane.width(), plane.height(), plane.values());
		if (lut != null) values.setLut(lut);
		values.setMinAndMax(min, max > min ? max : min + 1);
		return draw(values, part);
	}

	private static BufferedImage draw(final ImageProcessor image, final Rectangle part) {
		image.setRoi(part);
		final ImageProcessor crop = image.crop();
		final int longSide = Math.max(part.width, part.height);
		// Enlarged by whole numbers, so that pixels stay squares; reduced by averaging.
		final double zoom = longSide <= EDGE ? EDGE / longSide : (double) EDGE / longSide;
		crop.setInterpolationMethod(zoom > 1 ? ImageProcessor.NONE : ImageProcessor.BILINEAR);
		return crop
				.resize(Math.max(1, (int) Math.round(part.width * zoom)),
						Math.max(1, (int) Math.round(part.height * zoom)), zoom < 1)
				.convertToColorProcessor().getBufferedImage();
	}
}
