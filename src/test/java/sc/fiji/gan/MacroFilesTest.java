package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
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

	private String syntheticNuclei(final String to, final String pairsAndSeed) {
		return Macros.attempt(Path.of("macros", "synthetic-nuclei.ijm"),
				Macros.quote(folder.resolve(to)) + ";" + pairsAndSeed).failure();
	}

	private ImageProcessor pixels(final String file) {
		return IJ.openImage(folder.resolve(file).toString()).getProcessor();
	}

	/** The mean of an image where its mask has no nucleus, or one. */
	private static double mean(final ImageProcessor image, final ImageProcessor labels, final boolean inside) {
		return IntStream.range(0, image.getPixelCount()).filter(i -> labels.get(i) > 0 == inside).map(image::get)
				.average().orElseThrow();
	}

	@Test
	@Timeout(300)
	void nucleiComeWithTheirMasks() {
		assertNull(syntheticNuclei("pairs", "2;1"));
		for (final String name : List.of("nuclei-001.tif", "nuclei-002.tif")) {
			final ImageProcessor labels = pixels("pairs/labels/" + name);
			final ImageProcessor image = pixels("pairs/images/" + name);
			final Set<Integer> numbers = IntStream.range(0, labels.getPixelCount()).map(labels::get).boxed()
					.collect(Collectors.toCollection(TreeSet::new));
			// No number is left out: none was drawn over by another.
			assertEquals(IntStream.range(0, numbers.size()).boxed().toList(), List.copyOf(numbers));
			assertTrue(numbers.size() > 5, numbers.toString());
			assertEquals(256 * 256, image.getPixelCount());
			assertTrue(mean(image, labels, true) > 1.5 * mean(image, labels, false));
		}
		assertNull(syntheticNuclei("again", "1;1"));
		assertNull(syntheticNuclei("other", "1;2"));
		for (final String kind : List.of("images", "labels")) {
			final Object first = pixels("pairs/" + kind + "/nuclei-001.tif").getPixels();
			assertTrue(Objects.deepEquals(first, pixels("again/" + kind + "/nuclei-001.tif").getPixels()), kind);
			assertFalse(Objects.deepEquals(first, pixels("other/" + kind + "/nuclei-001.tif").getPixels()), kind);
		}
	}

	@Test
	void nucleiOverwriteNothingAndWantNumbers() throws Exception {
		Files.createDirectories(folder.resolve("pairs/labels"));
		assertTrue(syntheticNuclei("pairs", "2;1").contains("give another folder"));
		assertTrue(syntheticNuclei("more", "many;1").contains("give two whole numbers"));
		assertFalse(Files.exists(folder.resolve("more")));
	}
}
