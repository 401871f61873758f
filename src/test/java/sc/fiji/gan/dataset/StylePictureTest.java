package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.standalone.Macros;

class StylePictureTest {

	@TempDir
	private Path folder;

	private static String refusal(final Path file) {
		final String message = assertThrows(IllegalArgumentException.class, () -> StylePicture.read(file)).getMessage();
		Macros.assertSentence(message);
		return message;
	}

	/** A pixel of red over white by a quarter is (255, 191, 191); one that is clear is white. */
	@Test
	void whiteShinesThroughWhatIsTransparent() throws IOException {
		final BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, 0xff112233);
		image.setRGB(1, 0, 0x40ff0000);
		image.setRGB(2, 0, 0x00000000);
		final Path file = folder.resolve("logo.png");
		ImageIO.write(image, "png", file.toFile());
		final int[] pixels = (int[]) StylePicture.read(file).pixels().getPixels();
		assertEquals(0x112233, pixels[0] & 0xffffff);
		assertEquals(255, pixels[1] >> 16 & 0xff);
		assertEquals(191, pixels[1] >> 8 & 0xff, 1);
		assertEquals(0xffffff, pixels[2] & 0xffffff);
	}

	/** Four components, as printers' files have them. */
	@Test
	void printingColoursAreRefused() throws IOException {
		final WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
		final Path file = folder.resolve("poster.jpg");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.write(new IIOImage(raster, null, null));
		}
		assertEquals("'poster.jpg' is a JPEG of four printing colours (CMYK), which ImageJ shows in wrong colours:"
				+ " save it as RGB in the program that it comes from.", refusal(file));
	}

	@Test
	void whatIsNoPictureIsNamed() throws IOException {
		assertEquals("There is no file '" + folder.resolve("none.png")
				+ "': choose the picture whose style is to be learnt.", refusal(folder.resolve("none.png")));
		assertEquals("'" + folder + "' is a folder: choose the picture whose style is to be learnt.", refusal(folder));
		final Path text = Files.writeString(folder.resolve("notes.jpg"), "no picture");
		assertEquals("'notes.jpg' is no image that ImageJ can open: choose a TIFF, PNG or JPEG file.", refusal(text));
	}

	@Test
	void anOpenImageIsTakenAsItIsShownOrTheSelectedPartOfIt() {
		final ImagePlus image = new ImagePlus("grey",
				new ShortProcessor(3, 2, new short[]{0, 100, 200, 0, 0, 0}, null));
		image.setDisplayRange(0, 200);
		image.setRoi(1, 0, 2, 1);
		final ColorProcessor pixels = StylePicture.of(image).pixels();
		assertEquals(2, pixels.getWidth());
		assertEquals(1, pixels.getHeight());
		assertEquals(0x7f7f7f, pixels.get(0) & 0xffffff, 0x010101);
		assertEquals(0xffffff, pixels.get(1) & 0xffffff);
	}

	/** Red is (1, -1, -1) for a network; a half of red and a half of black has the mean (0, -1, -1). */
	@Test
	void aPictureIsReducedButNeverEnlarged() {
		final ColorProcessor pixels = new ColorProcessor(16, 8);
		for (int i = 0; i < 16 * 8; i++)
			pixels.set(i, i % 16 < 8 ? 0xff0000 : 0);
		final StylePicture picture = new StylePicture("p", pixels);
		final DomainImage half = picture.reduced(8);
		assertEquals(8, half.width());
		assertEquals(4, half.height());
		double red = 0;
		for (int i = 0; i < half.data().length; i++)
			if (i % 3 == 0) red += half.data()[i] / 32;
			else assertEquals(-1, half.data()[i], 1e-6);
		assertEquals(0, red, 1e-6);
		assertEquals(1, half.data()[0], 1e-6);
		assertEquals(16, picture.reduced(100).width());
		assertTrue(picture.hash(8).matches("[0-9a-f]{64}"));
	}
}
