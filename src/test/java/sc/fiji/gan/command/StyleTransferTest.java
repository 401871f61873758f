package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.standalone.Macros;

/** What the command refuses, in one sentence, before anything is changed. */
@Timeout(120)
class StyleTransferTest {

	private ImagePlus image;

	@BeforeEach
	void openAnImage() {
		Macros.run("close('*');");
		image = SampleImages.photo();
		image.setTitle("photo");
		image.show();
		WindowManager.setTempCurrentImage(null);
	}

	@AfterEach
	void closeImages() {
		Macros.run("close('*');");
	}

	private String refusal(final String options) {
		final Object before = ((int[]) image.getProcessor().convertToRGB().getPixels()).clone();
		final String message = Macros.refusal("run('Style Transfer...', 'input=photo " + options + "');");
		assertArrayEquals((int[]) before, (int[]) image.getProcessor().convertToRGB().getPixels());
		return message;
	}

	@Test
	void aStrengthBeyondTheWholeStyleIsRefused() {
		assertEquals("strength=1.5 is not possible: give a number from 0 (the image as it is) to 1 (the whole style).",
				refusal("model=style-starry-night strength=1.5"));
		assertEquals("strength=-0.1 is not possible: give a number from 0 (the image as it is) to 1 (the whole style).",
				refusal("model=style-starry-night strength=-0.1"));
	}

	@Test
	void aPictureForAModelThatHasLearntItsStyleIsRefused(@TempDir final Path folder) {
		final Path picture = folder.resolve("waves.png");
		IJ.saveAs(image.duplicate(), "png", picture.toString());
		assertEquals(
				"Model 'style-starry-night' has learnt what it does and is told no style by 'waves.png': leave style="
						+ " out, or choose a model that was trained on a folder of pictures.",
				refusal("model=style-starry-night style=[" + Macros.quote(picture) + "]"));
	}

	@Test
	void aModelForAnotherTaskIsRefused() {
		assertEquals("Model 'super-resolution-x2-photo' is for super-resolution, not for style-transfer: choose another"
				+ " model.", refusal("model=super-resolution-x2-photo"));
	}
}
