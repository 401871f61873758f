package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.standalone.Macros;

/** The macros that come with the project. */
@Timeout(60)
class MacroFilesTest {

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		Macros.run("close('*');");
	}

	@Test
	void superResolutionEnlargesEveryImageOfAFolder() throws Exception {
		final List<String> names = List.of("cells", "day 2.plate 7", "export.ome");
		for (final String name : names)
			IJ.saveAs(SampleImages.nuclei(24, 1), "tiff", folder.resolve(name + ".tif").toString());
		Files.writeString(folder.resolve("notes.txt"), "no image");
		assertNull(Macros.attempt(Path.of("macros", "super-resolution.ijm"), folder.toString()).failure());
		final Path results = folder.resolve("super-resolution-x2-photo");
		for (final String name : names) {
			final ImagePlus result = IJ.openImage(results.resolve(name + ".tif").toString());
			assertEquals(48, result.getWidth());
			assertEquals(0.1625, result.getCalibration().pixelWidth, 1e-6);
		}
		assertEquals(names.size(), results.toFile().list().length);
	}
}
