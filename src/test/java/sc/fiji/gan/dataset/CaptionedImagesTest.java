package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Progress;

class CaptionedImagesTest {

	@TempDir
	Path folder;

	private final List<String> lines = new ArrayList<>();

	/** Ten dark images in the folder and ten light ones in its folder of images. */
	@BeforeEach
	void draw() throws IOException {
		Files.createDirectory(folder.resolve("images"));
		for (int i = 0; i < 10; i++) {
			save(20, "d" + i + ".png");
			save(220, "images/l" + i + ".png");
			lines.add("d" + i + ".png\tA dark image.");
			lines.add("l" + i + ".png\ta light image" + (i < 2 ? ", rarely" : ""));
		}
	}

	private void save(final int grey, final String name) {
		final ImageProcessor pixels = new ByteProcessor(8, 8);
		pixels.setColor(grey);
		pixels.fill();
		pixels.set(0, 0, 128);
		IJ.saveAs(new ImagePlus("", pixels), "png", folder.resolve(name).toString());
	}

	private CaptionedImages read(final int rare) throws IOException {
		Files.write(folder.resolve("captions.tsv"), lines);
		return CaptionedImages.read(folder, 8, Fit.CROP, rare, Progress.NONE);
	}

	private String refused() {
		return assertThrows(IllegalArgumentException.class, () -> read(3)).getMessage();
	}

	@Test
	void wordsAreThoseThatAreInSeveralCaptions() throws IOException {
		final CaptionedImages images = read(3);
		assertEquals(List.of("a", "dark", "image", "light"), images.vocabulary().words());
		assertEquals(3, images.vocabulary().length());
		assertEquals(List.of("rarely"), images.rare());
		assertEquals(2, images.sentences());
		assertEquals(4, read(2).vocabulary().length());
	}

	@Test
	void eachImageKeepsItsCaption() throws IOException {
		lines.add(5, "file\tA dark image, a title.");
		lines.remove(5);
		lines.add(0, "File\tCaption");
		final CaptionedImages images = read(3);
		for (final GenerationImages.Square square : images.images().images())
			assertEquals(square.data()[10] < 0, images.caption(square).contains("dark"), images.caption(square));
	}

	/** Grey value 20 is a red, 220 a green: numbers in a palette say nothing by themselves. */
	@Test
	void palettesOfPngFilesAreColours() throws IOException {
		final byte[] red = new byte[256];
		final byte[] green = new byte[256];
		red[20] = (byte) 255;
		green[220] = (byte) 255;
		for (int i = 0; i < 10; i++)
			for (final String name : List.of("d" + i + ".png", "images/l" + i + ".png")) {
				final ImagePlus image = IJ.openImage(folder.resolve(name).toString());
				image.getProcessor().setColorModel(new IndexColorModel(8, 256, red, green, new byte[256]));
				IJ.saveAs(new ImagePlus("", image.getProcessor()), "png", folder.resolve(name).toString());
			}
		final CaptionedImages images = read(3);
		assertEquals(3, images.images().kind().channels());
		for (final GenerationImages.Square square : images.images().images())
			assertEquals(images.caption(square).contains("dark") ? List.of(1f, -1f, -1f) : List.of(-1f, 1f, -1f),
					List.of(square.data()[30], square.data()[31], square.data()[32]));
	}

	/** Words: a, dark, image, light. */
	@Test
	void batchesHaveTheCaptionOfEachImageAndAnother() throws IOException {
		final CaptionedImages images = read(3);
		final CaptionData data = new CaptionData(images, 16, Flips.NONE, 1, new LatentSpace(2, 4, 3));
		final Map<String, FloatArray> batch = data.batch(3);
		int dark = 0;
		for (int i = 0; i < 16; i++) {
			final boolean isDark = batch.get("images").data()[64 * i + 10] < 0;
			if (isDark) dark++;
			assertEquals(isDark ? List.of(0, 1, 2) : List.of(0, 3, 2), words(batch.get("words"), i));
			assertEquals(isDark ? List.of(0, 3, 2) : List.of(0, 1, 2), words(batch.get("wrong"), i));
		}
		assertTrue(dark > 2 && dark < 14, dark + " of 16");
		assertEquals(batch.get("images"), data.batch(3).get("images"));
		assertNotEquals(batch.get("images"), data.batch(4).get("images"));
	}

	private static List<Integer> words(final FloatArray sentences, final int index) {
		final List<Integer> words = new ArrayList<>();
		for (int row = 0; row < 3; row++)
			for (int word = 0; word < 4; word++)
				if (sentences.data()[(index * 3 + row) * 4 + word] == 1) words.add(word);
		return words;
	}

	@Test
	void whatIsWrongWithATableIsToldWithItsLine() throws IOException {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> CaptionTable.read(folder)).getMessage()
				.startsWith("There is no 'captions.tsv' in '" + folder + "': write one, with a line for each image"));
		lines.set(1, "d0.png\tagain");
		assertEquals("Line 2 of 'captions.tsv' names 'd0.png' once more: keep one of its lines.", refused());
		lines.set(1, "none.png\tnothing");
		assertEquals("Line 2 of 'captions.tsv' names 'none.png', which is neither in '" + folder
				+ "' nor in its folder 'images': put the image there, or remove the line.", refused());
		lines.set(1, "l0.png\t ");
		assertEquals("Line 2 of 'captions.tsv' has no caption for 'l0.png': write one, or remove the line.", refused());
		lines.set(1, "l0.png a light image");
		assertEquals("Line 2 of 'captions.tsv' is not as it should be: write a line for each image: its file name, a"
				+ " tab and its caption.", refused());
		lines.clear();
		assertTrue(refused().endsWith("captions.tsv' has no captions: write a line for each image: its file name, a tab"
				+ " and its caption."));
	}

	@Test
	void captionsThatTeachNothingAreRefused() throws IOException {
		final String name = folder.getFileName().toString();
		lines.replaceAll(line -> line.replaceFirst("\t.*", "\tan image"));
		assertEquals("The captions of '" + name + "' all say the same, in words that are learnt: write what images"
				+ " differ by, or use Train Generator...", refused());
		for (int i = 0; i < lines.size(); i++)
			lines.set(i, lines.get(i).replaceFirst("\t.*", "\tnumber" + i));
		assertEquals("The captions of '" + name + "' have no word that is in 3 of them or more: write captions in the"
				+ " same words, or learn rarer ones (rare=1).", refused());
		lines.subList(3, 20).clear();
		assertEquals("'" + name + "' has 3 images that are not blank, but 8 are needed: add images.", refused());
		Files.write(folder.resolve("captions.tsv"), "d0.png\tdunkel und gr\u00fcn".getBytes(StandardCharsets.UTF_16));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> CaptionTable.read(folder)).getMessage()
				.endsWith("is no text in UTF-8: save it as such."));
	}
}
