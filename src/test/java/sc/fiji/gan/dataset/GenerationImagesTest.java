package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.dataset.GenerationImages.Square;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.PixelRange;

class GenerationImagesTest {

	private static final LatentSpace TWO_CLASSES = new LatentSpace(4, 2, 1);

	@TempDir
	private Path folder;

	/** Left half dark, right half bright. */
	private static ImageProcessor halves(final int width, final int height, final int dark, final int bright) {
		final ImageProcessor pixels = bright > 255
				? new ShortProcessor(width, height)
				: new ByteProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			pixels.set(i, i % width < width / 2 ? dark : bright);
		return pixels;
	}

	private void save(final ImageProcessor pixels, final String path) throws IOException {
		Files.createDirectories(folder.resolve(path).getParent());
		IJ.saveAs(new ImagePlus("image", pixels), "tiff", folder.resolve(path).toString());
	}

	private void saveMany(final String category, final int count, final int bright) throws IOException {
		for (int i = 0; i < count; i++)
			save(halves(8, 8, i, bright), category + "/" + (char) ('a' + i) + ".tif");
	}

	private GenerationImages read(final boolean categories) {
		return GenerationImages.read(folder, categories, 8, Fit.CROP, Progress.NONE);
	}

	private String refusal(final boolean categories) {
		return assertThrows(IllegalArgumentException.class, () -> read(categories)).getMessage();
	}

	@Test
	void foldersAreCategoriesByName() throws IOException {
		saveMany("white cells", 10, 250);
		saveMany("red", 20, 200);
		final GenerationImages images = read(true);
		assertEquals(List.of("red", "white cells"), images.categories());
		assertEquals(18, images.of(0, false).size());
		assertEquals(2, images.of(0, true).size());
		assertEquals(1, images.of(1, true).size());
		assertEquals("30 images (1 channel of 8 bits), 20 of 'red', 10 of 'white cells'", images.toString());
		assertEquals(List.of(), read(false).categories());
		assertEquals(3, read(false).of(0, true).size(), "of each folder a tenth");
	}

	@Test
	void aLoneFolderIsNoCategory() throws IOException {
		saveMany("all", 8, 250);
		assertFalse(read(true).isConditional());
	}

	/** Else a digit, or a patient, would be missing in the training. */
	@Test
	void ofALoneStackOnePartIsHeldOut() throws IOException {
		for (final String name : List.of("0", "1")) {
			final ImageStack stack = new ImageStack(8, 8);
			IntStream.range(0, 20).forEach(i -> stack.addSlice(halves(8, 8, i, 200)));
			Files.createDirectories(folder.resolve(name));
			IJ.saveAs(new ImagePlus(name, stack), "tiff", folder.resolve(name + "/stack.tif").toString());
		}
		final GenerationImages images = read(false);
		final List<Float> heldOut = images.of(0, true).stream().map(s -> s.data()[0]).toList();
		// The last two of twenty slices, of both folders: dark values of 18 and 19.
		assertEquals(List.of(2 * 18 / 255f - 1, 2 * 19 / 255f - 1, 2 * 18 / 255f - 1, 2 * 19 / 255f - 1), heldOut);
	}

	@Test
	void sixteenBitsHaveOneRangeForAllImages() throws IOException {
		for (int i = 0; i < 8; i++)
			save(halves(8, 8, 100, i < 4 ? 1100 : 600), i + ".tif");
		final GenerationImages images = read(true);
		assertEquals(List.of(100.0), images.black());
		assertEquals(List.of(1100.0), images.white());
		final Square half = images.images().get(7);
		assertEquals(-1, half.data()[0]);
		assertEquals(0, half.data()[7], 1e-6, "an image that is half as bright stays so");
		assertEquals(new PixelRange(16, 100, 1100), images.output("out").pixels());
	}

	@Test
	void otherSizesAreCroppedPaddedOrStretched() {
		final float[] wide = {1, 5, 6, 2, 3, 7, 8, 4};
		assertArrayEquals(new float[]{5, 6, 7, 8}, Fit.CROP.apply(wide, 4, 2, 1, 2));
		// The mean of all eight, which all are of the border, is 4.5.
		assertArrayEquals(new float[]{4.5f, 4.5f, 4.5f, 4.5f, 1, 5, 6, 2, 3, 7, 8, 4, 4.5f, 4.5f, 4.5f, 4.5f},
				Fit.PAD.apply(wide, 4, 2, 1, 4));
		final float[] stretched = Fit.SCALE.apply(wide, 4, 2, 1, 4);
		assertEquals(16, stretched.length);
		assertTrue(stretched[0] < 3 && stretched[15] <= 8, "bicubic values are not beyond those of the image");
	}

	/**
	 * However large and wide they are, their left half is dark (-1) and their right half bright (1).
	 */
	@ParameterizedTest
	@EnumSource(Fit.class)
	void imagesOfManySizesBecomeSquaresOfOne(final Fit fit) throws IOException {
		final int[][] sizes = {{8, 8}, {32, 16}, {64, 48}, {16, 32}, {24, 24}, {80, 8}, {4, 8}, {30, 10}};
		for (int i = 0; i < sizes.length; i++)
			save(halves(sizes[i][0], sizes[i][1], 0, 255), i + ".tif");
		final List<Square> squares = GenerationImages.read(folder, true, 8, fit, Progress.NONE).images();
		assertEquals(8, squares.size());
		for (final Square square : squares) {
			assertEquals(64, square.data().length);
			// The middle of the image is seen with each.
			assertTrue(square.data()[3 * 8 + 3] < -0.5 && square.data()[3 * 8 + 4] > 0.5);
		}
		// Twice as wide as high: with a ground above and below, which has the mean of the border.
		assertEquals(fit == Fit.PAD ? 0 : -1, squares.get(1).data()[0], 0.1);
	}

	@Test
	void channelsStayTogether() {
		assertArrayEquals(new float[]{2, 20}, Fit.CROP.apply(new float[]{1, 10, 2, 20, 3, 30}, 3, 1, 2, 1));
	}

	@Test
	void whatCannotBeUsedIsNamed() throws IOException {
		saveMany("all", 8, 250);
		save(new ByteProcessor(8, 8), "all/black.tif");
		Files.writeString(folder.resolve("all/notes.txt"), "no image");
		final GenerationImages images = read(true);
		assertEquals(List.of("black.tif"), images.blank());
		assertEquals(List.of(folder.resolve("all/notes.txt")), images.unreadable());
		assertEquals(8, images.images().size());
	}

	@Test
	void badFoldersAreRefused() throws IOException {
		final String name = folder.getFileName().toString();
		assertEquals("'" + name + "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.",
				refusal(true));
		saveMany("a", 4, 250);
		assertEquals("'" + name + "' has 4 images that are not blank, but 8 are needed: add images.", refusal(true));
		Files.createDirectory(folder.resolve("b"));
		assertEquals(
				"The category 'b' of '" + name
						+ "' holds no image that ImageJ can open: put images into this folder, or remove it.",
				refusal(true));
		saveMany("b", 1, 250);
		saveMany("a", 9, 250);
		assertEquals(
				"The category 'b' of '" + name
						+ "' has 1 image that is not blank, but 2 are needed, of which one is held out: add images.",
				refusal(true));
		assertEquals(10, read(false).images().size());
		save(halves(8, 8, 1, 2), "z.tif");
		assertEquals("'z.tif' lies beside the folders of '" + name
				+ "', which are categories: move it into one of them, or set categories=none.", refusal(true));
		save(halves(8, 8, 1, 1000), "y.tif");
		assertTrue(refusal(false).startsWith("The images of '" + name
				+ "' are of different kinds: 'a.tif' has 1 channel" + " of 8 bits, 'y.tif' has 1 channel of 16 bits."),
				refusal(false));
	}

	@Test
	void onlyBlankImagesAreRefused() throws IOException {
		save(new ByteProcessor(8, 8), "black.tif");
		assertTrue(refusal(true).startsWith("There is nothing to see in "), refusal(true));
	}

	private GenerationData data(final Flips flips) throws IOException {
		saveMany("rare", 4, 250);
		saveMany("usual", 20, 200);
		return new GenerationData(read(true), 64, flips, 1, TWO_CLASSES);
	}

	@Test
	void rareCategoriesComeAsOftenAsOthers() throws IOException {
		final GenerationData data = data(Flips.NONE);
		int rare = 0;
		for (int step = 0; step < 40; step++) {
			final FloatArray images = data.batch(step).get("images");
			final FloatArray labels = data.batch(step).get("labels");
			assertArrayEquals(new int[]{64, 1, 1, 2}, labels.shape());
			for (int i = 0; i < 64; i++) {
				// Bright pixels of the rare ones have 250, of the usual ones 200.
				assertEquals(labels.data()[2 * i] == 1 ? 2 * 250 / 255f - 1 : 2 * 200 / 255f - 1,
						images.data()[64 * i + 7]);
				assertEquals(1, labels.data()[2 * i] + labels.data()[2 * i + 1]);
				assertEquals(labels.data()[2 * (i % 16)], labels.data()[2 * i], "a group is of one category");
				if (labels.data()[2 * i] == 1) rare++;
			}
		}
		// 640 draws of 1/2 for four images each: 1280, and a standard deviation of 4 * 12.6.
		assertEquals(1280, rare, 202);
	}

	@Test
	void imagesAreMirroredOnlyIfThatIsWanted() throws IOException {
		assertEquals(Set.of("left"), darkSides(data(Flips.NONE)));
		assertEquals(Set.of("left", "right"), darkSides(data(Flips.HORIZONTAL)));
		assertEquals(Set.of("left", "right", "top", "bottom"), darkSides(data(Flips.ALL)));
	}

	private static Set<String> darkSides(final GenerationData data) {
		final float[] pixels = data.batch(0).get("images").data();
		final Set<String> sides = new HashSet<>();
		for (int i = 0; i < 64; i++) {
			final boolean topLeft = pixels[64 * i] < 0;
			final boolean topRight = pixels[64 * i + 7] < 0;
			sides.add(topLeft ? topRight ? "top" : "left" : topRight ? "right" : "bottom");
		}
		return sides;
	}

	@Test
	void batchesDependOnTheStepAlone() throws IOException {
		final GenerationData data = data(Flips.ALL);
		assertEquals(data.batch(5), data.batch(5));
		assertFalse(data.batch(5).equals(data.batch(6)));
	}

	@Test
	void samplesAreOfTheSameSeedsInEachCategory() throws IOException {
		final GenerationData data = data(Flips.NONE);
		final List<FloatArray> inputs = data.heldOut();
		assertEquals(256, inputs.size());
		assertEquals(TWO_CLASSES.input(1, 0, 1), data.samples(inputs, 0).get(0));
		assertEquals(TWO_CLASSES.input(1, 1, 1), data.samples(inputs, 1).get(0));
	}

	/**
	 * Real images are closest to real ones, those of the wrong category are further away, noise
	 * furthest.
	 */
	@Test
	void distanceIsThatOfCategories() throws IOException {
		final GenerationData data = data(Flips.NONE);
		final GenerationImages images = read(true);
		final List<FloatArray> right = outputs(images, data, false);
		final List<FloatArray> wrong = outputs(images, data, true);
		assertTrue(data.distance(right) < data.distance(wrong));
		assertTrue(data.realDistance() < data.distance(wrong));
		assertEquals(0, data.variety(outputsOf(images.array(images.images().get(0)), data)), 1e-12);
		assertTrue(data.variety(right) > 0.5);
	}

	private static List<FloatArray> outputs(final GenerationImages images, final GenerationData data,
			final boolean swapped) {
		final List<FloatArray> outputs = new ArrayList<>();
		for (int c = 0; c < 2; c++) {
			final List<Square> real = images.of(swapped ? 1 - c : c, false);
			for (int i = 0; i < data.samples(); i++)
				outputs.add(images.array(real.get(i % real.size())));
		}
		return outputs;
	}

	private static List<FloatArray> outputsOf(final FloatArray image, final GenerationData data) {
		return IntStream.range(0, 2 * data.samples()).mapToObj(i -> image).toList();
	}
}
