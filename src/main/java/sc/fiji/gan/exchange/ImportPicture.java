package sc.fiji.gan.exchange;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.model.ModelDescription;

/** The cover of an imported model: its test image, and what becomes of it. */
final class ImportPicture {

	private static final int EDGE = 320;
	private static final int FONT_SIZE = 14;
	private static final int COLOURS = 3;

	private ImportPicture() {}

	/** @throws IOException if it cannot be written */
	static void write(final FloatArray input, final FloatArray output, final ModelDescription model, final Path png)
			throws IOException {
		final ColorProcessor picture = new ColorProcessor(2 * EDGE, EDGE);
		picture.insert(fitted(shown(input)), 0, 0);
		picture.insert(fitted(shown(output)), EDGE, 0);
		label(picture, "input, " + input.width() + " px", 0);
		label(picture, "output, " + output.width() + " px", EDGE);
		WholeFile.write(png, out -> ImageIO.write(picture.getBufferedImage(), "png", out));
	}

	/** From its least to its greatest value; the first channel of others than colours. */
	private static ImageProcessor shown(final FloatArray image) {
		if (image.channels() != COLOURS) return plane(image, 0).convertToByte(true).convertToRGB();
		final ColorProcessor colours = new ColorProcessor(image.width(), image.height());
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float value : image.data()) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		for (int c = 0; c < COLOURS; c++) {
			final FloatProcessor plane = plane(image, c);
			plane.setMinAndMax(least, most);
			colours.setChannel(c + 1, plane.convertToByteProcessor(true));
		}
		return colours;
	}

	private static FloatProcessor plane(final FloatArray image, final int channel) {
		final FloatProcessor plane = new FloatProcessor(image.width(), image.height());
		for (int i = 0; i < image.width() * image.height(); i++)
			plane.setf(i, image.data()[i * image.channels() + channel]);
		plane.resetMinAndMax();
		return plane;
	}

	/** The largest square in its upper left, without interpolation. */
	private static ImageProcessor fitted(final ImageProcessor image) {
		final int edge = Math.min(image.getWidth(), image.getHeight());
		image.setRoi(0, 0, edge, edge);
		final ImageProcessor square = image.crop();
		square.setInterpolationMethod(edge > EDGE ? ImageProcessor.BILINEAR : ImageProcessor.NONE);
		return square.resize(EDGE, EDGE, edge > EDGE);
	}

	private static void label(final ImageProcessor image, final String text, final int left) {
		image.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT_SIZE));
		image.setAntialiasedText(true);
		image.setColor(Color.WHITE);
		image.drawString(text, left + FONT_SIZE / 2, EDGE - FONT_SIZE / 2, new Color(40, 40, 40));
	}
}
