package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.standalone.Macros;

/** The command by macro, with the model that comes with the project. */
@Timeout(120)
class SuperResolutionTest {

	private static final String MODEL = "super-resolution-x2-photo";

	@BeforeEach
	@AfterEach
	void closeImages() {
		Macros.run("close('*');");
	}

	private static ImagePlus shown(final ImagePlus image, final String title) {
		image.setTitle(title);
		image.show();
		WindowManager.setTempCurrentImage(null);
		return image;
	}

	private static ImagePlus enlarged(final ImagePlus image) {
		try (Gan gan = Gan.open(MODEL)) {
			return gan.apply(image);
		}
	}

	@Test
	void givesTheMacroWhatTheScriptGets() {
		final ImagePlus image = shown(SampleImages.nuclei(48, 1), "cells.tif");
		Macros.run("run('Super-Resolution...', 'input=[cells.tif] model=" + MODEL + "');");
		final ImagePlus result = WindowManager.getImage("cells-" + MODEL);
		assertArrayEquals((short[]) enlarged(image).getProcessor().getPixels(),
				(short[]) result.getProcessor().getPixels());
		assertTrue(result.getInfoProperty().contains(MODEL), result.getInfoProperty());
		assertEquals(image.getCalibration().pixelWidth / 2, result.getCalibration().pixelWidth, 1e-12);
	}

	@Test
	void worksOnTheActiveImageInBatchModeToo() {
		Macros.run("setBatchMode(true); newImage('a.tif', '8-bit ramp', 20, 16, 1);"
				+ "newImage('b.tif', '8-bit ramp', 24, 16, 1); selectImage('a.tif');"
				+ "run('Super-Resolution...', 'model=" + MODEL + "'); selectImage('a-" + MODEL + "');"
				+ "if (getWidth() != 40) exit('wrong image'); setBatchMode(false);");
	}

	@Test
	void aModelThatWasRefusedIsNotTheDefaultOfTheNextRun() {
		shown(SampleImages.chart(32), "chart");
		Macros.refusal("run('Super-Resolution...', 'input=chart model=nobody');");
		// Without a display ImageJ forgets its images when a macro aborts.
		shown(SampleImages.chart(32), "chart");
		Macros.run("run('Super-Resolution...', 'input=chart'); selectImage('chart-" + MODEL + "');");
	}

	@Test
	void twoRunsAtOnceBothFinishWithTheRightResult() throws Exception {
		final ImagePlus first = shown(SampleImages.nuclei(160, 1), "first.tif");
		final ImagePlus second = shown(SampleImages.nuclei(144, 2), "second.tif");
		final CompletableFuture<Void> one = inBackground("first.tif");
		final CompletableFuture<Void> other = inBackground("second.tif");
		one.get(60, TimeUnit.SECONDS);
		other.get(60, TimeUnit.SECONDS);
		for (final ImagePlus image : new ImagePlus[]{first, second}) {
			final ImagePlus result = WindowManager.getImage(image.getShortTitle() + "-" + MODEL);
			assertArrayEquals((short[]) enlarged(image).getProcessor().getPixels(),
					(short[]) result.getProcessor().getPixels());
		}
	}

	private static CompletableFuture<Void> inBackground(final String title) {
		return CompletableFuture
				.runAsync(() -> Macros.runCommand(SuperResolution.class, "input=" + title + " model=" + MODEL));
	}
}
