package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.WholeFile;

/** Draws what becomes of held-out images in the course of a training. */
interface Pictures {

	/** Where the last picture is kept. */
	String FILE = "previews.png";

	/**
	 * Makes the next picture.
	 *
	 * @param outputs in the order of the held-out inputs
	 */
	ImageProcessor picture(List<FloatArray> outputs);

	/** Writes the last picture. */
	void save(Path folder) throws IOException;

	/** Writes a PNG, whole or not at all. */
	static void write(final ImageProcessor picture, final Path file) throws IOException {
		WholeFile.write(file, out -> ImageIO.write(picture.getBufferedImage(), "png", out));
	}
}
