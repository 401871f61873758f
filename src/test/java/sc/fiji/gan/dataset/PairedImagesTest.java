package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;

class PairedImagesTest {

	private final ImageDomain source = Domains.of("grey", 12, Domains::squares);
	private final ImageDomain target = Domains.of("stained", 12, Domains::stained);

	@TempDir
	private Path folder;

	@Test
	void bothSquaresOfAPairShowTheSame() {
		final PairedImages data = new PairedImages(ImagePairs.match(source, target), 4, 16, 4, 3);
		for (int step = 0; step < 20; step++) {
			final FloatArray grey = data.batch(step).get("source");
			final FloatArray colour = data.batch(step).get("target");
			for (int i = 0; i < grey.data().length; i++)
				assertEquals(grey.data()[i] > 0, colour.data()[3 * i + 1] < 0, "step " + step + ", pixel " + i);
		}
	}

	@Test
	void heldOutSquaresAreThoseOfTheirPartners() {
		final PairedImages data = new PairedImages(ImagePairs.match(source, target), 4, 16, 4, 3);
		final List<FloatArray> targets = data.examples(data.heldOut()).stream().map(e -> e.images().get(2)).toList();
		final FloatArray grey = data.examples(data.heldOut()).get(0).images().get(0);
		for (int i = 0; i < grey.data().length; i++)
			assertEquals(grey.data()[i] > 0, targets.get(0).data()[3 * i + 1] < 0);
	}

	@Test
	void theTruthIsAtNoDistanceAndNoiseIsFarther() {
		final PairedImages data = new PairedImages(ImagePairs.match(source, source), 4, 16, 4, 3);
		final List<FloatArray> truth = data.heldOut();
		assertEquals(0, data.distance(truth), 1e-6);
		final List<FloatArray> off = truth.stream().map(PairedImagesTest::alternating).toList();
		assertEquals(0.1, data.error(off), 1e-6);
		assertTrue(data.distance(off) > 0.2);
	}

	/** 0.2 too bright and too dark by turns, on a range of 2. */
	private static FloatArray alternating(final FloatArray image) {
		final FloatArray result = FloatArray.zeros(image.shape());
		for (int i = 0; i < result.data().length; i++)
			result.data()[i] = image.data()[i] + ((i + i / image.width()) % 2 == 0 ? 0.2f : -0.2f);
		return result;
	}

	private ImageDomain saved(final String name, final String... files) throws IOException {
		for (int i = 0; i < files.length; i++)
			save(Domains.squares(i), name, files[i]);
		return ImageDomain.read(folder.resolve(name), Part.WHOLE, false, Progress.NONE);
	}

	private void save(final ImageProcessor pixels, final String name, final String file) throws IOException {
		Files.createDirectories(folder.resolve(name).resolve(file).getParent());
		IJ.saveAs(new ImagePlus(file, pixels), file.endsWith("png") ? "png" : "tiff",
				folder.resolve(name).resolve(file).toString());
	}

	@Test
	void pairsAreMatchedByFileNameAndTheOthersAreNamed() throws IOException {
		final ImagePairs pairs = ImagePairs.match(saved("before", "a.png", "day.2/b.tif", "c.png"),
				saved("after", "a.tif", "b.tif", "day.2/b.png"));
		assertEquals(List.of("a.png", "b.tif"), pairs.source().images().stream().map(DomainImage::name).toList());
		assertEquals(List.of("a.tif", "b.png"), pairs.target().images().stream().map(DomainImage::name).toList());
		assertEquals(List.of("c.png of before", "b.tif of after"), pairs.unmatched());
	}

	@Test
	void withoutAnyPairThereIsNothingToLearn() throws IOException {
		assertEquals(
				"No image of 'before' has a partner in 'after', such as 'a.png of before': pairs have the same file name,"
						+ " or the same place in two stacks.",
				assertThrows(IllegalArgumentException.class,
						() -> ImagePairs.match(saved("before", "a.png"), saved("after", "b.png"))).getMessage());
	}

	@Test
	void pairsOfDifferentSizesAreRefused() throws IOException {
		final ImageDomain before = saved("before", "a.png");
		save(new ByteProcessor(20, 17), "after", "a.tif");
		final ImageDomain after = ImageDomain.read(folder.resolve("after"), Part.WHOLE, false, Progress.NONE);
		assertEquals(
				"The two images of a pair differ in size: 'a.png (20 x 18)' and 'a.tif (20 x 17)'."
						+ " Crop or resize one of them, so that each pixel has its partner.",
				assertThrows(IllegalArgumentException.class, () -> ImagePairs.match(before, after)).getMessage());
	}

	@Test
	void partnersAreHeldOutTogether() {
		final PairedImages data = new PairedImages(ImagePairs.match(source, target), 4, 16, 4, 3);
		assertEquals(List.of("source-to-target"), data.path(0));
		assertEquals(1, data.heldOut().get(0).channels());
	}
}
