package sc.fiji.gan.training;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;

/** Draws images from -1 to 1 side by side, in rows, under titles. */
final class TranslationPictures {

	private static final int GAP = 4;
	private static final int HEADER = 18;
	private static final int FONT_SIZE = 12;
	private static final Color BACKGROUND = new Color(40, 40, 40);

	private TranslationPictures() {}

	/**
	 * @param titles of the columns
	 * @param rows each as many images as there are titles, all of one size
	 * @param cell the edge of a square that each image is enlarged or reduced to, in pixels
	 */
	static ColorProcessor sheet(final List<String> titles, final List<List<FloatArray>> rows, final int cell) {
		final ColorProcessor sheet = new ColorProcessor(titles.size() * (cell + GAP) - GAP,
				rows.size() * (cell + GAP) - GAP + HEADER);
		sheet.setColor(BACKGROUND);
		sheet.fill();
		sheet.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		sheet.setAntialiasedText(true);
		sheet.setColor(Color.WHITE);
		for (int column = 0; column < titles.size(); column++)
			sheet.drawString(titles.get(column), column * (cell + GAP) + GAP, HEADER - 1);
		for (int row = 0; row < rows.size(); row++)
			for (int column = 0; column < titles.size(); column++)
				sheet.insert(resized(rows.get(row).get(column), cell), column * (cell + GAP),
						HEADER + row * (cell + GAP));
		return sheet;
	}

	/** A square picture of an image, enlarged by whole pixels or reduced. */
	static ImageProcessor resized(final FloatArray image, final int edge) {
		final ImageProcessor pixels = colour(image);
		pixels.setInterpolationMethod(image.width() < edge ? ImageProcessor.NONE : ImageProcessor.BILINEAR);
		return pixels.resize(edge, edge, true);
	}

	/** One channel in grey, two in red and green, the first three as red, green and blue. */
	static ColorProcessor colour(final FloatArray image) {
		final ColorProcessor pixels = new ColorProcessor(image.width(), image.height());
		final int channels = image.channels();
		for (int i = 0; i < image.width() * image.height(); i++) {
			final int red = grey(image.data()[i * channels]);
			final int green = channels == 1 ? red : grey(image.data()[i * channels + 1]);
			final int blue = channels == 1 ? red : channels == 2 ? 0 : grey(image.data()[i * channels + 2]);
			pixels.set(i, red << 16 | green << 8 | blue);
		}
		return pixels;
	}

	private static int grey(final float value) {
		return (int) Math.round(127.5 * (Math.max(-1, Math.min(1, value)) + 1));
	}
}
