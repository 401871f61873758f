package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;

class ImageDomainTest {

	@TempDir
	private Path folder;

	private void save(final ImageProcessor pixels, final String format, final String path) throws IOException {
		save(new ImagePlus("image", pixels), format, path);
	}

	private void save(final ImagePlus image, final String format, final String path) throws IOException {
		Files.createDirectories(folder.resolve(path).getParent());
		IJ.saveAs(image, format, folder.resolve(path).toString());
	}

	private ImageDomain read() {
		return ImageDomain.read(folder, Part.WHOLE, false, Progress.NONE);
	}

	private String refusal() {
		return assertThrows(IllegalArgumentException.class, this::read).getMessage();
	}

	@Test
	void aFolderIsReadWithItsSubfolders() throws IOException {
		save(Domains.squares(1), "tiff", "b.tif");
		save(Domains.squares(2), "png", "deeper/a.png");
		Files.writeString(folder.resolve("notes.txt"), "no image");
		final ImageDomain domain = read();
		assertEquals(List.of("b", "deeper/a"), domain.images().stream().map(DomainImage::key).toList());
		assertEquals(List.of(0, 1), domain.images().stream().map(DomainImage::group).toList());
		assertEquals(List.of(folder.resolve("notes.txt")), domain.unreadable());
		assertEquals(2 * 20 * 18, domain.pixels());
		assertEquals(new ImageKind(1, 8, false), domain.kind());
	}

	@Test
	void coloursAreSeenAsTheyAre() throws IOException {
		save(new ColorProcessor(2, 1, new int[]{0xff0033, 0x7f00ff}), "png", "a.png");
		final ImageDomain domain = read();
		assertArrayEquals(new float[]{1, -1, -0.6f, -1 / 255f, -1, 1}, domain.images().get(0).data(), 1e-6f);
		assertEquals(TensorDescription.COLOURS, domain.input("x").channels());
		assertEquals(PixelRange.BYTES, domain.output("y").pixels());
		assertEquals(List.of(new Processing.ScaleLinear(127.5, 127.5)), domain.output("y").processing());
	}

	@Test
	void sixteenBitsAreSeenBetweenTheirPercentilesAndMadeBetweenTheUsualOnes() throws IOException {
		// 0.1 % of 2001 values lie below the third, 0.1 % above the third from the end.
		for (int i = 0; i < 3; i++) {
			final ShortProcessor ramp = new ShortProcessor(2001, 1);
			for (int x = 0; x < 2001; x++)
				ramp.set(x, 0, 1000 * i + x);
			save(ramp, "tiff", i + ".tif");
		}
		final ImageDomain domain = read();
		final float[] seen = domain.images().get(2).data();
		assertArrayEquals(new float[]{-1, -1, -1}, new float[]{seen[0], seen[1], seen[2]}, 1e-3f);
		assertEquals(0, seen[1000], 1e-3f);
		assertEquals(500 / 998f, seen[1500], 1e-3f);
		assertEquals(1, seen[2000], 0);
		assertEquals(1002, domain.black().get(0), 0.01);
		assertEquals(2998, domain.white().get(0), 0.01);
		final TensorDescription output = domain.output("y");
		assertEquals(16, output.pixels().bitDepth());
		final Processing.FixedZeroMeanUnitVariance made = (Processing.FixedZeroMeanUnitVariance) output.processing()
				.get(0);
		assertEquals(2998, (1 - made.mean().get(0)) / made.std().get(0), 0.01);
		assertEquals(1002, (-1 - made.mean().get(0)) / made.std().get(0), 0.01);
	}

	@Test
	void channelsOfACompositeStayTogetherAndEachHasARangeOfItsOwn() {
		final ImagePlus image = IJ.createHyperStack("cells", 2, 1, 2, 3, 1, 32);
		for (int z = 1; z <= 3; z++) {
			image.getStack().setProcessor(new FloatProcessor(2, 1, new float[]{0, z}), image.getStackIndex(1, z, 1));
			image.getStack().setProcessor(new FloatProcessor(2, 1, new float[]{50, 50 - 10 * z}),
					image.getStackIndex(2, z, 1));
		}
		final ImageDomain domain = ImageDomain.of(image, Part.WHOLE, false);
		assertEquals("2 channels of 32 bits", domain.kind().toString());
		assertEquals(List.of("cells [1]", "cells [2]", "cells [3]"),
				domain.images().stream().map(DomainImage::name).toList());
		// Over all slices the first channel goes from 0 to 3, the second from 20 to 50.
		assertArrayEquals(new float[]{-1, 1, -1 / 3f, 1 / 3f}, domain.images().get(0).data(), 0.01f);
		assertArrayEquals(new float[]{-1, 1, 1, -1}, domain.images().get(2).data(), 0.01f);
	}

	@Test
	void aLoneStackIsDividedIntoGroupsOfNeighbours() {
		final ImageDomain many = Domains.of("stack", 30, Domains::squares);
		assertEquals(10, many.images().stream().map(DomainImage::group).distinct().count());
		assertEquals(many.images().get(0).group(), many.images().get(2).group());
		final ImageDomain few = Domains.of("stack", 3, Domains::squares);
		assertEquals(3, few.images().stream().map(DomainImage::group).distinct().count());
	}

	@Test
	void halvesOfAnImageEachHaveTheirOwnRange() throws IOException {
		save(new ShortProcessor(4, 1, new short[]{0, 10, 1000, 3000}, null), "tiff", "pair.tif");
		final float[] left = ImageDomain.read(folder, Part.LEFT, false, Progress.NONE).images().get(0).data();
		final float[] right = ImageDomain.read(folder, Part.RIGHT, false, Progress.NONE).images().get(0).data();
		assertArrayEquals(new float[]{-1, 1}, left, 1e-3f);
		assertArrayEquals(new float[]{-1, 1}, right, 1e-3f);
	}

	@Test
	void labelsAreObjectsAndTheirBoundaries() throws IOException {
		save(new ShortProcessor(5, 1, new short[]{0, 700, 700, 700, 3}, null), "tiff", "a.tif");
		save(new ByteProcessor(5, 1, new byte[]{0, 0, 0, 1, 1}, null), "png", "b.png");
		final ImageDomain domain = ImageDomain.read(folder, Part.WHOLE, true, Progress.NONE);
		assertArrayEquals(new float[]{-1, -1, 1, 1, 1, -1, 1, 1, 1, 1}, domain.images().get(0).data());
		assertArrayEquals(new float[]{-1, -1, -1, -1, -1, -1, 1, 1, 1, -1}, domain.images().get(1).data());
		assertEquals(TensorDescription.LABELS, domain.input("x").channels());
	}

	@Test
	void coloursAreNoLabels() throws IOException {
		save(new ColorProcessor(2, 2), "png", "a.png");
		assertEquals(
				"'a.png' of '" + folder.getFileName()
						+ "' is RGB, but label images are grey: give those that its colours were made of.",
				assertThrows(IllegalArgumentException.class,
						() -> ImageDomain.read(folder, Part.WHOLE, true, Progress.NONE)).getMessage());
	}

	@ParameterizedTest
	@CsvSource({"8, 16, 1 channel of 8 bits, 1 channel of 16 bits", "8, 24, 1 channel of 8 bits, RGB",
			"16, 32, 1 channel of 16 bits, 1 channel of 32 bits"})
	void imagesOfTwoKindsInOneDomainAreRefused(final int one, final int other, final String first, final String second)
			throws IOException {
		save(IJ.createImage("a", 4, 4, 1, one), "tiff", "a.tif");
		save(IJ.createImage("b", 4, 4, 1, other), "tiff", "b.tif");
		assertEquals("The images of '" + folder.getFileName() + "' are of different kinds: 'a.tif' has " + first
				+ ", 'b.tif' has " + second
				+ ". Convert one of them (Image > Type), or put them into different folders.", refusal());
	}

	@Test
	void differentNumbersOfChannelsAreRefused() throws IOException {
		save(IJ.createHyperStack("a", 4, 4, 2, 1, 1, 16), "tiff", "a.tif");
		save(IJ.createHyperStack("b", 4, 4, 3, 1, 1, 16), "tiff", "b.tif");
		assertEquals("The images of '" + folder.getFileName()
				+ "' are of different kinds: 'a.tif' has 2 channels of 16 bits, 'b.tif' has 3 channels of 16 bits."
				+ " Convert one of them (Image > Type), or put them into different folders.", refusal());
	}

	@Test
	void aFolderWithoutImagesIsRefused() throws IOException {
		Files.writeString(folder.resolve("notes.txt"), "no image");
		assertEquals("'" + folder.getFileName()
				+ "' holds no image that ImageJ can open: put TIFF, PNG or JPEG files there.", refusal());
		final Path none = folder.resolve("none");
		assertEquals("There is no folder or file '" + none + "': choose a folder that holds training images.",
				assertThrows(IllegalArgumentException.class,
						() -> ImageDomain.read(none, Part.WHOLE, false, Progress.NONE)).getMessage());
	}

	@Test
	void aFileMayHoldAStack() throws IOException {
		final ImagePlus stack = IJ.createImage("stack", 5, 4, 3, 8);
		save(stack, "tiff", "stack.tif");
		final ImageDomain domain = ImageDomain.read(folder.resolve("stack.tif"), Part.WHOLE, false, Progress.NONE);
		assertEquals(List.of("[1]", "[2]", "[3]"), domain.images().stream().map(DomainImage::key).toList());
	}
}
