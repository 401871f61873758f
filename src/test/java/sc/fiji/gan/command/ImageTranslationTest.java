package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;
import sc.fiji.gan.standalone.Macros;

/** The command by macro, with the network of another task: what it computes is known. */
@Timeout(120)
class ImageTranslationTest {

	private static final String ENLARGES = "super-resolution-x2-photo";

	@TempDir
	private Path folder;

	@BeforeEach
	@AfterEach
	void closeImages() {
		Macros.run("close('*');");
	}

	/** Takes an image between its darkest and brightest pixel, and gives 8 bits. */
	private Path translator() {
		final ModelPackage shipped = Gan.library().open(ENLARGES);
		final ModelDescription d = shipped.description();
		final TensorDescription input = new TensorDescription(d.input().id(), List.of("dna"),
				List.of(new Processing.ScaleRange(0, 100, 0, true)));
		final TensorDescription output = new TensorDescription(d.output().id(), List.of("bright"),
				List.of(new Processing.ScaleLinear(-255, 255)), PixelRange.BYTES);
		return new ModelPackageWriter(new ModelDescription("inverts", "Inverts", "1.0.0", Task.IMAGE_TRANSLATION,
				"BSD-2-Clause", input, output, d.scale(), d.halo(), 1, false), shipped.networkFile().path())
				.write(folder, false);
	}

	@Test
	void makesAnImageOfTheKindThatTheModelStates() {
		final ImagePlus image = SampleImages.nuclei(48, 1);
		image.setTitle("cells.tif");
		image.show();
		WindowManager.setTempCurrentImage(null);
		final Path model = translator();
		Macros.run("run('Image Translation...', 'input=[cells.tif] model=[" + model + "]');");
		final ImagePlus result = WindowManager.getImage("cells-inverts");
		assertEquals(8, result.getBitDepth());
		try (Gan gan = Gan.open(ENLARGES)) {
			final double min = image.getStatistics().min;
			final double max = image.getStatistics().max;
			final ImagePlus enlarged = gan.apply(image);
			// Both are rounded, the enlarged image before it is scaled.
			final double tolerance = 0.51 + 0.5 * 255 / (max - min);
			for (int i = 0; i < 96 * 96; i++) {
				final double part = (enlarged.getProcessor().getf(i) - min) / (max - min);
				assertEquals(255 * (1 - Math.min(1, Math.max(0, part))), result.getProcessor().getf(i), tolerance);
			}
		}
		assertTrue(result.getInfoProperty().contains("inverts"), result.getInfoProperty());
		assertArrayEquals(new double[]{0, 255}, new double[]{result.getDisplayRangeMin(), result.getDisplayRangeMax()});
	}

	@Test
	void aModelForAnotherTaskIsRefused() {
		final ImagePlus image = SampleImages.chart(32);
		image.setTitle("chart");
		image.show();
		WindowManager.setTempCurrentImage(null);
		assertEquals(
				"Model '" + ENLARGES + "' is for super-resolution, not for image-translation: choose another model.",
				Macros.refusal("run('Image Translation...', 'input=chart model=" + ENLARGES + "');"));
	}
}
