package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.standalone.Macros;

/** From drawn images to captions, to a model, to images, by macro. */
@Timeout(300)
class TrainTextToImageTest {

	private static final int IMAGES = 4;

	@TempDir
	static Path drawn;

	@TempDir
	Path work;

	private Path models;

	/**
	 * Each of 32 x 16 pixels: on the left a small square, on the right a large one, and its number
	 * brighter.
	 */
	@BeforeAll
	static void drawImages() throws IOException {
		for (final String folder : List.of("images", "labels"))
			Files.createDirectory(drawn.resolve(folder));
		for (int i = 0; i < IMAGES; i++) {
			final ImageProcessor image = new ByteProcessor(32, 16);
			final ImageProcessor labels = new ShortProcessor(32, 16);
			for (final ImageProcessor pixels : List.of(image, labels)) {
				pixels.setColor(pixels == image ? 100 + 30 * i : 5);
				pixels.fillRect(4, 4, 4, 4);
				pixels.fillRect(20, 4, 9, 9);
			}
			IJ.saveAs(new ImagePlus("", image), "png", drawn.resolve("images/cell" + i + ".png").toString());
			IJ.saveAs(new ImagePlus("", labels), "tiff", drawn.resolve("labels/cell" + i + ".tif").toString());
		}
	}

	@BeforeEach
	void newLibrary() {
		Macros.run("close('*');");
		models = work.resolve("models");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
		IJ.resetEscape();
	}

	@AfterAll
	static void closeImages() {
		Macros.run("close('*');");
	}

	private String caption(final String options) {
		return "run('Caption Images...', 'source=[" + Macros.quote(drawn.resolve("images")) + "] destination=["
				+ Macros.quote(work.resolve("tiles")) + "] tile=16 noun=cells " + options + "');";
	}

	private String train(final String options) {
		return "run('Train Text to Image...', 'source=[" + Macros.quote(work.resolve("tiles"))
				+ "] name=cells size=16 width=2 latent=4 batch=4 " + options + "');";
	}

	/**
	 * Of eight tiles, four have 16 pixels and four 81; grey values are 100, 130, 160 and 190, twice.
	 */
	@Test
	void captionsSayWhatIsMeasured() throws IOException {
		final String printed = Macros.run(caption(""));
		assertTrue(printed.contains("size: 'small' up to 16.00, 'large' from 81.00 (pixels)"), printed);
		assertFalse(printed.contains("'few'"), printed);
		assertEquals(
				List.of("tile-00001.tif\tsmall dim cells", "tile-00002.tif\tlarge dim cells",
						"tile-00003.tif\tsmall dim cells", "tile-00004.tif\tlarge dim cells",
						"tile-00005.tif\tsmall cells", "tile-00006.tif\tlarge cells",
						"tile-00007.tif\tsmall bright cells", "tile-00008.tif\tlarge bright cells").stream()
						.map(line -> line.split("\t")[0]).toList(),
				Files.readAllLines(work.resolve("tiles/captions.tsv")).stream().map(line -> line.split("\t")[0])
						.toList());
		assertEquals("tile-00002.tif\tcell0.png\t1\t81.00\t100.00\t1.000",
				Files.readAllLines(work.resolve("tiles/measures.tsv")).get(2));
		assertEquals(16, IJ.openImage(work.resolve("tiles/images/tile-00008.tif").toString()).getWidth());
		final String again = Macros.refusal(caption(""));
		assertTrue(again.contains("is not empty, and nothing is overwritten: choose another folder"), again);
	}

	@Test
	void labelsMeasureTheSameAndWordsCanBeLeftOut() throws IOException {
		Macros.run(caption("labels=[" + Macros.quote(drawn.resolve("labels")) + "] omit=[large bright]"));
		final List<String> captions = Files.readAllLines(work.resolve("tiles/captions.tsv"));
		assertTrue(captions.size() < 8 && captions.stream().noneMatch(c -> c.contains("large bright")),
				captions.toString());
		assertTrue(captions.stream().anyMatch(c -> c.contains("small bright")), captions.toString());
	}

	@Test
	void whatCannotBeCaptionedIsTold() throws IOException {
		assertRefused(
				"There is no folder '" + drawn.resolve("none") + "': choose the folder of the label images"
						+ " (labels=[path]), or leave it empty.",
				caption("labels=[" + Macros.quote(drawn.resolve("none")) + "]"));
		assertRefused(
				"omit=huge is not possible: give words of few, many, small, large, dim, bright, elongated, round.",
				caption("omit=huge"));
		assertRefused("tile=4 is not possible: give a number of pixels from 8 to 4096, or 0 for whole images.",
				caption("").replace("tile=16", "tile=4"));
		assertRefused("smallest=0 is not possible: give a number of pixels, 1 or more.", caption("smallest=0"));
		final String few = Macros.refusal(caption("").replace("tile=16", "tile=32"));
		assertTrue(few.startsWith("'images' gives 0 tiles with objects, but 8 are needed: "), few);
		final String inside = Macros.refusal(caption("").replace("destination=[" + Macros.quote(work.resolve("tiles")),
				"destination=[" + Macros.quote(drawn.resolve("images/tiles"))));
		assertTrue(inside.endsWith("are one in the other: choose a folder beside the source."), inside);
		try (Stream<Path> left = Files.list(work)) {
			assertEquals(List.of(), left.toList(), "nothing stays");
		}
	}

	private static void assertRefused(final String expected, final String macro) {
		assertEquals(expected, Macros.refusal(macro));
	}

	@Test
	void captionsBecomeAModelAndPromptsBecomeImages() throws IOException {
		Macros.run(caption(""));
		final String printed = Macros.run(train("steps=3 rare=1 flips=all credit=[Drawn by formula.]"));
		assertTrue(printed.contains("The model 'cells' is ready: " + models.resolve("cells")), printed);
		assertFalse(printed.contains("NaN"), printed);
		final ModelPackage model = ModelPackage.read(models.resolve("cells"));
		assertEquals(Task.TEXT_TO_IMAGE, model.description().task());
		final GenerationDescription generation = model.description().generation().orElseThrow();
		assertEquals(new GenerationDescription("text", 4, List.of("bright", "cells", "dim", "large", "small"), 3, 16),
				generation);
		assertTrue(Files.readString(models.resolve("cells/rdf.yaml")).contains("      words:\n      - bright\n"));
		try (Network network = Engines.engine().load(model.networkFile())) {
			final FloatArray input = model.testInput().orElseThrow();
			assertArrayEquals(model.testOutput().orElseThrow().data(),
					TensorValues.finished(network.run(input), model.description().output()).data(), 1e-2f);
			assertArrayEquals(new int[]{1, 3, 1, new LatentSpace(4, 5, 3).channels()}, input.shape());
		}
		final String card = model.card();
		assertTrue(card.contains("Drawn by formula.") && card.contains("rare=1") && !card.contains("NaN"), card);
		for (final String file : List.of("training/curve.png", "training/previews.png", "cover.png", "samples.png"))
			assertTrue(Files.exists(models.resolve("cells").resolve(file)), file);
		promptsBecomeImages();
		whatIsNotPossibleIsSaid();
		final String again = Macros.attempt(train("steps=5 rare=2 resume=true flips=none")).failure();
		assertTrue(again != null && again.contains("cannot be resumed"), again);
	}

	private static String make(final String options) {
		return "run('Text to Image...', 'model=cells " + options + "');";
	}

	private void promptsBecomeImages() {
		final String look = "selectImage('cells'); print(nSlices, getWidth(), bitDepth()); setSlice(nSlices);"
				+ "print(getInfo('slice.label')); print(getPixel(3, 5), getPixel(9, 2), getValue('Mean'));"
				+ "print(Property.get('gan.parameters')); close('cells');";
		final String[] lines = Macros
				.run(make("prompt=[Bright, SMALL cells] count=3 seed=5") + look
						+ make("prompt=[bright small cells] count=1 seed=7") + look
						+ make("prompt=[bright cells] mode=interpolation second=[dim cells] count=5") + look)
				.split("\n");
		assertEquals("3 16 8", lines[0]);
		assertEquals("Bright, SMALL cells, seed 7", lines[1]);
		assertEquals("prompt=[Bright, SMALL cells] count=3 seed=5 truncation=1.0", lines[3]);
		assertEquals(lines[2], lines[6], "the same prompt and seed");
		assertEquals("5 16 8", lines[8]);
		assertEquals("bright cells to dim cells, 100 %, seed 1", lines[9]);
	}

	private void whatIsNotPossibleIsSaid() {
		assertRefused("Model 'cells' does not know 'brigth': it knows 'bright', 'dim', 'large' and others.",
				make("prompt=[brigth cells]"));
		final String none = Macros.refusal(make("prompt=[]"));
		assertTrue(none.startsWith("The prompt has no words: say what is to be seen (prompt=[bright]); model 'cells'"
				+ " knows bright, cells, dim, large, small."), none);
		assertTrue(Macros.refusal(make("prompt=[" + "x".repeat(10_000) + "]")).startsWith("The prompt has 10,000"));
		assertTrue(Macros.refusal(make("prompt=[明るい 細胞]")).startsWith("Model 'cells' does not know '明るい'"));
		assertTrue(Macros.refusal(make("prompt=[small small bright cells]")).startsWith("The prompt has 4 words"));
		assertTrue(Macros.refusal(make("prompt=cells mode=interpolation")).startsWith("The second has no words"));
		assertRefused("count=0 is not possible: give 1 or more.", make("prompt=cells count=0"));
		assertRefused("mode=film is not possible: give images or interpolation.", make("prompt=cells mode=film"));
		assertRefused("Model 'cells' is for text-to-image, not for generation: choose another model.",
				"run('Generate Images...', 'model=cells');");
	}

	@Test
	void aPreFlightWritesNothing() {
		Macros.run(caption(""));
		final String printed = Macros.run(train("steps=0 rare=1"));
		assertTrue(printed.contains("Network: text to image, 16 px, 1 channel, 5 words, "), printed);
		assertFalse(Files.exists(models));
	}

	@Test
	void settingsThatAreNoGoodAreRefused() {
		assertRefused("There are no training images: give a folder that has a captions.tsv (source=[path]).",
				"run('Train Text to Image...', 'name=a steps=1');");
		final String none = Macros.refusal(train("steps=1"));
		assertTrue(none.startsWith("There is no 'captions.tsv' in '" + work.resolve("tiles") + "': write one"), none);
		assertRefused("rare=0 is not possible: give a whole number from 1 to 10000.", train("steps=1 rare=0"));
		assertRefused("divergence=11.0 is not possible: give a number from 0 to 10.", train("steps=1 divergence=11"));
		assertRefused("rate=0.0 is not possible: give a number above 0 and up to 1.", train("steps=1 rate=0"));
	}
}
