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
