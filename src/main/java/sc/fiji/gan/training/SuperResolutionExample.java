package sc.fiji.gan.training;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.engine.WholeFile;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.Plane;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;

/**
 * What a new model makes of a drawn sample image: the test tensors and the cover of its package.
 *
 * @param input raw pixels, before normalisation, {@code {1, h, w, 1}}
 * @param output what the network gives for it, in normalised units
 * @param cover a PNG, twice as wide as high: the image as it came, and enlarged by the model
 */
record SuperResolutionExample(FloatArray input, FloatArray output, Path cover) {

	private static final int TEST_EDGE = 64;
	private static final int COVER_EDGE = 384;
	private static final int FONT_SIZE = 14;

	/**
	 * @param micrograph whether the cover shows nuclei, and not a photograph
	 * @param folder where the cover is written to
	 * @throws IOException if it cannot be written
	 */
	static SuperResolutionExample make(final Engine engine, final NetworkFile file, final ModelDescription model,
			final boolean micrograph, final Path folder) throws IOException {
		try (Network network = engine.load(file)) {
			final FloatArray input = testInput(model);
			final FloatArray normalised = FloatArray.zeros(input.shape());
			for (int i = 0; i < input.data().length; i++)
				normalised.data()[i] = input.data()[i] / 255;
			final Path cover = folder.resolve("cover.png");
			final ImageProcessor picture = cover(network, model, micrograph);
			WholeFile.write(cover, out -> ImageIO.write(picture.getBufferedImage(), "png", out));
			return new SuperResolutionExample(input, network.run(normalised), cover);
		}
	}

	private static FloatArray testInput(final ModelDescription model) {
		final int edge = Math.max(TEST_EDGE, 2 * model.halo() + 2);
		final ColorProcessor photo = (ColorProcessor) SampleImages.photo(2 * edge, 1).getProcessor();
		final float[] luma = Resampling.BICUBIC.resize(Plane.luma(photo).read(), 2 * edge, 2 * edge, edge, edge);
		return FloatArray.image(luma, edge, edge, 1);
	}

	private static ImageProcessor cover(final Network network, final ModelDescription model, final boolean micrograph) {
		final int low = COVER_EDGE / model.scale();
		final ImagePlus sample = micrograph ? SampleImages.nuclei(low, 1) : SampleImages.photo(low, 1);
		final ImagePlus result = new ModelApplication(model, network, MemoryBudget.ofThisMachine()).apply(sample,
				Progress.NONE);
		result.setDisplayRange(sample.getDisplayRangeMin(), sample.getDisplayRangeMax());
		final ColorProcessor cover = new ColorProcessor(2 * COVER_EDGE, COVER_EDGE);
		sample.getProcessor().setInterpolationMethod(ImageProcessor.NONE);
		cover.insert(sample.getProcessor().resize(COVER_EDGE, COVER_EDGE).convertToRGB(), 0, 0);
		cover.insert(result.getProcessor().convertToRGB(), COVER_EDGE, 0);
		label(cover, "input, " + low + " px", 0);
		label(cover, model.id(), COVER_EDGE);
		return cover;
	}

	private static void label(final ImageProcessor image, final String text, final int left) {
		image.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT_SIZE));
		image.setAntialiasedText(true);
		image.setColor(Color.WHITE);
		image.drawString(text, left + FONT_SIZE / 2, COVER_EDGE - FONT_SIZE / 2, new Color(40, 40, 40));
	}
}
