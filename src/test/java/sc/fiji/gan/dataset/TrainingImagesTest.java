package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Progress;

class TrainingImagesTest {

	@TempDir
	Path folder;

	private void save(final ImageProcessor pixels, final String format, final String path) throws IOException {
		Files.createDirectories(folder.resolve(path).getParent());
		IJ.saveAs(new ImagePlus("image", pixels), format, folder.resolve(path).toString());
	}

	private static TrainingPlane plane(final ImageProcessor pixels) {
		return TrainingImages.of(new ImagePlus("image", pixels)).planes().get(0);
	}

	@Test
	void aFolderIsReadWithItsSubfoldersInTheOrderOfNames() throws IOException {
		save(new ByteProcessor(4, 3), "tiff", "b.tif");
		save(new ByteProcessor(5, 3), "png", "a/second.png");
		save(new ByteProcessor(6, 3), "tiff", "a/deeper/first.tif");
		Files.writeString(folder.resolve(".hidden"), "of no interest");
		final TrainingImages images = TrainingImages.read(folder, Progress.NONE);
		assertEquals(3, images.images());
		assertEquals(List.of("first.tif", "second.png", "b.tif"),
				images.planes().stream().map(TrainingPlane::name).toList());
		assertEquals(18 + 15 + 12, images.pixels());
		assertEquals(List.of(), images.unreadable());
		assertEquals(folder.getFileName().toString(), images.source());
	}

	@Test
	void eightBitsAndColoursAreScaledByTheirWholeRange() {
		assertArrayEquals(new float[]{0, 0.2f, 1}, plane(new ByteProcessor(3, 1, new byte[]{0, 51, (byte) 255})).data(),
				1e-6f);
		final ColorProcessor rgb = new ColorProcessor(3, 1,
				new int[]{Color.RED.getRGB(), Color.GREEN.getRGB(), Color.BLUE.getRGB()});
		// BT.601
		assertArrayEquals(new float[]{0.299f, 0.587f, 0.114f}, plane(rgb).data(), 1e-3f);
	}

	@Test
	void sixteenAndThirtyTwoBitsAreScaledByTheirOwnRange() {
		assertArrayEquals(new float[]{0, 0.25f, 1},
				plane(new ShortProcessor(3, 1, new short[]{100, 200, 500}, null)).data(), 1e-6f);
		assertArrayEquals(new float[]{0, 0.25f, 1}, plane(new FloatProcessor(3, 1, new float[]{-1, 0, 3})).data(),
				1e-6f);
		final float[] flat = plane(new ShortProcessor(2, 1, new short[]{7, 7}, null)).data();
		assertArrayEquals(new float[2], flat);
	}

	@Test
	void aHotPixelDoesNotDarkenAnImage() {
		final ShortProcessor ramp = new ShortProcessor(100, 100);
		for (int i = 0; i < 10_000; i++)
			ramp.set(i, 1000 + i % 1000);
		ramp.set(5, 65535);
		assertEquals(0.5, plane(ramp).data()[500], 0.01);
	}

	@Test
	void pixelsThatAreNotFiniteDoNotSpoilAnImage() {
		final float[] data = plane(new FloatProcessor(5, 1,
				new float[]{Float.NaN, 1, 3, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})).data();
		assertArrayEquals(new float[]{0.5f, 0, 1, 1, 0}, data, 1e-6f);
	}

	@Test
	void imagesWithAPaletteAreReadByTheirColours() {
		final ImagePlus image = new ImagePlus("palette",
				new ColorProcessor(2, 1, new int[]{Color.RED.getRGB(), Color.BLUE.getRGB()}));
		new ImageConverter(image).convertRGBtoIndexedColor(256);
		assertEquals(ImagePlus.COLOR_256, image.getType());
		assertArrayEquals(new float[]{0.299f, 0.114f}, TrainingImages.of(image).planes().get(0).data(), 0.03f);
	}

	@Test
	void everyPlaneOfAStackCounts() {
		final ImageStack stack = new ImageStack(2, 1);
		for (int i = 0; i < 3; i++)
			stack.addSlice(new ByteProcessor(2, 1, new byte[]{0, (byte) (51 * i)}));
		final TrainingImages images = TrainingImages.of(new ImagePlus("stack", stack));
		assertEquals(1, images.images());
		assertEquals(List.of("stack [1]", "stack [2]", "stack [3]"),
				images.planes().stream().map(TrainingPlane::name).toList());
		assertEquals(0.4, images.planes().get(2).data()[1], 1e-6);
	}

	@Test
	void smallerImagesComeBesideTheWholeOnes() {
		final ByteProcessor flat = new ByteProcessor(5, 8);
		flat.add(51);
		final TrainingImages images = TrainingImages.of(new ImagePlus("flat", flat)).withOctaves(3);
		assertEquals(List.of("5x8", "2x4", "1x2"),
				images.planes().stream().map(p -> p.width() + "x" + p.height()).toList());
		for (final TrainingPlane plane : images.planes())
			for (final float value : plane.data())
				assertEquals(0.2, value, 1e-6);
	}

	@Test
	void filesThatAreNoImagesAreNamedAndSkipped() throws IOException {
		save(new ByteProcessor(4, 3), "tiff", "image.tif");
		final Path notes = Files.writeString(folder.resolve("notes.txt"), "two\nlines of text\n");
		final Path table = Files.writeString(folder.resolve("labels.csv"), "file,label\nimage.tif,3\n");
		final Path broken = Files.write(folder.resolve("broken.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0});
		final Path empty = Files.createFile(folder.resolve("empty.tif"));
		final Path cut = folder.resolve("cut.tif");
		save(new ByteProcessor(40, 30), "tiff", "cut.tif");
		Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
		final int windows = WindowManager.getWindowCount();
		final TrainingImages images = TrainingImages.read(folder, Progress.NONE);
		assertEquals(List.of(broken, cut, empty, table, notes), images.unreadable());
		assertEquals(1, images.images());
		assertEquals(1, images.planes().size());
		assertEquals(windows, WindowManager.getWindowCount());
	}

	/** 40,000 different values of 65,536: none is lost, and their order is kept. */
	@Test
	void sixteenBitsStaySixteenBits() throws IOException {
		final ShortProcessor fine = new ShortProcessor(200, 200);
		for (int i = 0; i < 40_000; i++)
			fine.set(i, 20_000 + i);
		save(fine, "tiff", "fine.tif");
		final float[] data = TrainingImages.read(folder, Progress.NONE).planes().get(0).data();
		for (int i = 1; i < data.length; i++)
			assertTrue(data[i] > data[i - 1], "pixel " + i);
		// From the 0.1 % to the 99.9 % quantile: 39 pixels from either end.
		assertEquals(-39 / 39_921.0, data[0], 1e-6);
		assertEquals(1 / 39_921.0, data[40] - data[39], 1e-7);
	}

	@Test
	void sizesDepthsAndColoursMayBeMixed() throws IOException {
		save(new ByteProcessor(2, 1, new byte[]{0, (byte) 204}), "tiff", "a.tif");
		save(new ShortProcessor(4, 1, new short[]{1000, 2000, 3000, (short) 60_000}, null), "tiff", "b.tif");
		save(new FloatProcessor(3, 1, new float[]{-1e-3f, 0, 1e-3f}), "tiff", "c.tif");
		save(new ColorProcessor(1, 1, new int[]{Color.GREEN.getRGB()}), "png", "d.png");
		final List<TrainingPlane> planes = TrainingImages.read(folder, Progress.NONE).planes();
		assertArrayEquals(new float[]{0, 0.8f}, planes.get(0).data(), 1e-6f);
		assertArrayEquals(new float[]{0, 1 / 59f, 2 / 59f, 1}, planes.get(1).data(), 1e-6f);
		assertArrayEquals(new float[]{0, 0.5f, 1}, planes.get(2).data(), 1e-6f);
		assertArrayEquals(new float[]{0.587f}, planes.get(3).data(), 1e-3f);
		assertEquals(List.of(0, 1, 2, 3), planes.stream().map(TrainingPlane::group).toList());
	}

	/** Column {@code x} has the value {@code x}. */
	private static FloatProcessor columns(final int width, final int height) {
		final FloatProcessor pixels = new FloatProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			pixels.setf(i, i % width);
		return pixels;
	}

	@Test
	void aLoneImageIsDividedWithAGap() {
		final List<TrainingPlane> parts = TrainingImages.of(new ImagePlus("lone", columns(100, 30))).forPatches(24)
				.planes();
		assertEquals(List.of("60x30", "24x30"), parts.stream().map(p -> p.width() + "x" + p.height()).toList());
		assertEquals(2, parts.stream().map(TrainingPlane::group).distinct().count());
		// The last column that is trained on and the first that is held out, on the scale of 0 to 99.
		assertEquals(59 / 99.0, parts.get(0).data()[59], 1e-6);
		assertEquals(76 / 99.0, parts.get(1).data()[0], 1e-6);
		final List<TrainingPlane> rows = TrainingImages.of(new ImagePlus("lone", columns(30, 400))).forPatches(24)
				.planes();
		assertEquals(List.of("30x304", "30x80"), rows.stream().map(p -> p.width() + "x" + p.height()).toList());
	}

	@Test
	void aLoneImageThatIsTooShortStaysWhole() {
		final TrainingImages images = TrainingImages.of(new ImagePlus("lone", columns(63, 30)));
		assertEquals(1, images.forPatches(24).planes().size());
		assertEquals(2, TrainingImages.of(new ImagePlus("lone", columns(64, 30))).forPatches(24).planes().size());
	}

	@Test
	void theOnlyImageOfAFolderThatIsLargeEnoughIsDivided() throws IOException {
		save(columns(20, 90), "tiff", "narrow.tif");
		save(columns(100, 30), "tiff", "wide.tif");
		final TrainingImages images = TrainingImages.read(folder, Progress.NONE);
		assertEquals(List.of("narrow.tif"), images.smallerThan(24).stream().map(TrainingPlane::name).toList());
		assertEquals(List.of("wide.tif", "wide.tif"),
				images.forPatches(24).planes().stream().map(TrainingPlane::name).toList());
	}

	/** Channels of one slice show the same specimen. */
	@Test
	void channelsOfALoneImageAreDividedAtTheSamePlace() {
		final ImageStack stack = new ImageStack(100, 30);
		for (int i = 0; i < 3; i++)
			stack.addSlice(columns(100, 30));
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(3, 1, 1);
		assertEquals(List.of(0, 0, 0, 1, 1, 1),
				TrainingImages.of(image).forPatches(24).planes().stream().map(TrainingPlane::group).toList());
		image.setDimensions(1, 3, 1);
		assertEquals(List.of(0, 1, 2),
				TrainingImages.of(image).forPatches(24).planes().stream().map(TrainingPlane::group).toList());
	}

	@Test
	void blankImagesAreLeftOut() throws IOException {
		save(columns(100, 30), "tiff", "a.tif");
		save(new ByteProcessor(100, 30), "tiff", "black.tif");
		save(columns(100, 30), "tiff", "c.tif");
		final FloatProcessor nothing = new FloatProcessor(100, 30);
		for (int i = 0; i < 3000; i++)
			nothing.setf(i, Float.NaN);
		save(nothing, "tiff", "nan.tif");
		final TrainingImages images = TrainingImages.read(folder, Progress.NONE);
		assertEquals(List.of("black.tif", "nan.tif"), images.blank().stream().map(TrainingPlane::name).toList());
		assertEquals(List.of("a.tif", "c.tif"),
				images.forPatches(24).planes().stream().map(TrainingPlane::name).toList());
	}

	@Test
	void nothingButBlankImagesIsRefused() {
		final ImageStack stack = new ImageStack(100, 30);
		stack.addSlice(new ByteProcessor(100, 30));
		final ByteProcessor grey = new ByteProcessor(100, 30);
		grey.add(7);
		stack.addSlice(grey);
		assertEquals(
				"There is nothing to see in 'stack': all pixels of an image have the same value, or are no numbers;"
						+ " choose other images.",
				assertThrows(IllegalArgumentException.class,
						() -> TrainingImages.of(new ImagePlus("stack", stack)).forPatches(24)).getMessage());
	}

	@Test
	void missingAndEmptyFoldersAreRefusedInOneSentence() throws IOException {
		final Path missing = folder.resolve("missing");
		assertEquals("There is no folder '" + missing + "': choose a folder that holds training images.",
				refusal(missing));
		Files.writeString(folder.resolve("notes.txt"), "no image");
		assertEquals(
				"The folder '" + folder + "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.",
				refusal(folder));
		assertTrue(refusal(folder.resolve("notes.txt")).startsWith("There is no folder"));
	}

	private static String refusal(final Path path) {
		return assertThrows(IllegalArgumentException.class, () -> TrainingImages.read(path, Progress.NONE))
				.getMessage();
	}

	@Test
	void readingCanBeCanceled() throws IOException {
		save(new ByteProcessor(4, 3), "tiff", "image.tif");
		final Progress canceled = new Progress() {

			@Override
			public void update(final double fraction, final String message) {
				assertEquals("Reading image.tif", message);
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> TrainingImages.read(folder, canceled));
	}

	@Test
	void hashTellsPixelsApart() {
		final ByteProcessor pixels = new ByteProcessor(4, 3);
		final String before = TrainingImages.of(new ImagePlus("a", pixels)).hash();
		assertEquals(64, before.length());
		assertEquals(before, TrainingImages.of(new ImagePlus("b", pixels.duplicate())).hash());
		pixels.set(2, 1, 1);
		assertNotEquals(before, TrainingImages.of(new ImagePlus("a", pixels)).hash());
	}
}
