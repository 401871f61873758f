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
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.standalone.Macros;

/** Trains tiny networks by macro, from drawn images to packages that translate images. */
@Timeout(300)
class TrainImageTranslationTest {

	@TempDir
	static Path images;

	@TempDir
	Path work;

	private Path models;

	/** Nuclei of 16 bits, the same stained, their labels, and both side by side. */
	@BeforeAll
	static void drawImages() throws IOException {
		for (final String folder : List.of("grey", "stained", "labels", "pairs"))
			Files.createDirectory(images.resolve(folder));
		for (int i = 0; i < 4; i++) {
			final ImageProcessor grey = SampleImages.nuclei(48, i).getProcessor();
			final int threshold = (int) grey.getStats().mean;
			final ColorProcessor stained = new ColorProcessor(48, 48);
			final ShortProcessor labels = new ShortProcessor(48, 48);
			for (int p = 0; p < 48 * 48; p++) {
				stained.set(p, grey.get(p) > threshold ? 0x602080 : 0xf0e0f8);
				labels.set(p, grey.get(p) > threshold ? 1 + p % 48 / 16 : 0);
			}
			final ColorProcessor pair = new ColorProcessor(96, 48);
			pair.insert(stained, 0, 0);
			pair.insert(grey.convertToByte(true).convertToRGB(), 48, 0);
			save(grey, "tiff", "grey/" + i + ".tif");
			save(stained, "png", "stained/" + i + ".png");
			save(labels, "tiff", "labels/" + i + ".tif");
			save(pair, "png", "pairs/" + i + ".png");
		}
	}

	private static void save(final ImageProcessor pixels, final String format, final String path) {
		IJ.saveAs(new ImagePlus("image", pixels), format, images.resolve(path).toString());
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

	private static String folder(final String key, final String name) {
		return key + "=[" + Macros.quote(images.resolve(name)) + "] ";
	}

	/** The command with tiny networks. */
	private static String train(final String options) {
		return "run('Train Image Translation...', '" + options + " width=2 blocks=1 batch=2 patch=16');";
	}

	private static String unpaired(final String more) {
		return train("name=stain " + folder("source", "grey") + folder("target", "stained") + more);
	}

	private ModelDescription description(final String id) {
		return ModelPackage.read(models.resolve(id)).description();
	}

	@Test
	void bothDirectionsBecomeModelsThatTranslateImages() throws IOException {
		final String printed = Macros.run(unpaired("steps=20 inverse=unstain credit=[Drawn by formula.]")
				+ "newImage('ramp.tif', '16-bit ramp', 41, 30, 3); setVoxelSize(0.5, 0.5, 1, 'micron');"
				+ "run('Image Translation...', 'input=[ramp.tif] model=stain'); selectImage('ramp-stain');"
				+ "print('got ' + getWidth() + 'x' + getHeight() + 'x' + nSlices + ' ' + bitDepth());"
				+ "run('Image Translation...', 'input=[ramp-stain] model=unstain'); selectImage('ramp-stain-unstain');"
				+ "getPixelSize(unit, w, h); print('back ' + bitDepth() + ' ' + w + ' ' + unit);");
		assertTrue(printed.contains("The model 'stain' is ready: " + models.resolve("stain")), printed);
		assertTrue(printed.contains("The model 'unstain' is ready: " + models.resolve("unstain")), printed);
		assertTrue(printed.contains("got 41x30x3 24"), printed);
		assertTrue(printed.endsWith("back 16 0.5 microns"), printed);
		assertEquals(PixelRange.BYTES, description("stain").output().pixels());
		assertTrue(description("unstain").output().pixels().isKnown());
		assertTrue(Files.exists(models.resolve("stain").resolve("training").resolve("previews.png")));
		assertFalse(Files.exists(models.resolve("unstain").resolve("training")));
		final String card = Files.readString(models.resolve("stain").resolve("README.md"));
		assertTrue(card.contains("polarity=auto") && card.contains("Drawn by formula.")
				&& card.contains("What is bright becomes dark"), card);
	}

	@Test
	void testTensorsAreWhatTheModelMakes() {
		Macros.run(unpaired("steps=1"));
		for (final String id : List.of("stain", "stain-inverse")) {
			final ModelPackage model = ModelPackage.read(models.resolve(id));
			try (Network network = Engines.engine().load(model.networkFile())) {
				final FloatArray made = TensorValues.finished(
						network.run(TensorValues.seen(model.testInput().orElseThrow(), model.description().input())),
						model.description().output());
				assertArrayEquals(model.testOutput().orElseThrow().data(), made.data(), 1e-2f);
			}
		}
	}

	@Test
	void aTrainingIsGoneOnWith() throws IOException {
		Macros.run(unpaired("steps=2"));
		final String again = Macros.refusal(unpaired("steps=4"));
		assertTrue(again.startsWith("There is already a model 'stain' in "), again);
		Macros.run(unpaired("steps=4 resume=true"));
		try (Stream<Path> files = Files.list(models.resolve("stain").resolve("training"))) {
			assertTrue(files.anyMatch(f -> f.endsWith("checkpoint-00000004.npz")));
		}
	}

	@Test
	void oneDirectionIsEnough() {
		Macros.run(unpaired("steps=1 direction=backward inverse=unstain"));
		assertFalse(Files.exists(models.resolve("stain")));
		assertEquals(List.of("red", "green", "blue"), description("unstain").input().channels());
	}

	@Test
	void labelsBecomeImages() {
		final String printed = Macros.run(train("name=draw " + folder("source", "labels") + folder("target", "grey")
				+ "labels=source architecture=pix2pix steps=2") + "open('"
				+ Macros.quote(images.resolve("labels/1.tif")) + "');"
				+ "run('Image Translation...', 'model=draw'); selectImage('1-draw'); print(bitDepth());");
		assertTrue(printed.endsWith("16"), printed);
		assertEquals(List.of("foreground", "boundary"), description("draw").input().channels());
	}

	@Test
	void pairsMayBeSideBySide() {
		Macros.run(train("name=side " + folder("source", "pairs") + "architecture=pix2pix steps=1"));
		assertEquals(3, description("side").inputChannels());
		assertEquals(3, description("side").outputChannels());
	}

	@Test
	void pairsMayBeTwoStacks() {
		Macros.run("newImage('before', '8-bit ramp', 20, 20, 4); newImage('after', 'RGB ramp', 20, 20, 4);"
				+ train("name=stacks input=before reference=after architecture=pix2pix steps=1"));
		assertEquals(1, description("stacks").inputChannels());
	}

	@Test
	void imagesWithoutPartnerAreNamed() throws IOException {
		final Path few = Files.createDirectory(work.resolve("few"));
		for (final String name : List.of("1.tif", "2.tif", "3.tif"))
			Files.copy(images.resolve("grey").resolve(name), few.resolve(name));
		final String printed = Macros.run(train("name=few source=[" + Macros.quote(few) + "] "
				+ folder("target", "stained") + "architecture=pix2pix steps=1"));
		assertTrue(printed.contains("Skipped 1, without a partner: 0.png of stained"), printed);
	}

	@Test
	void aPreFlightWritesNothing() {
		final String printed = Macros.run(unpaired("steps=0"));
		assertTrue(
				printed.contains(
						"4 images of 'grey' (1 channel of 16 bits) and 4 of 'stained' (RGB), contrast inverted"),
				printed);
		assertTrue(printed.contains("The model would go to " + models.resolve("stain-inverse")), printed);
		assertFalse(Files.exists(models));
	}

	@Test
	void whatIsMissingIsTold() {
		assertEquals("There are no source images: give a folder (source=[path]), or open a stack.",
				Macros.refusal(train("name=a " + folder("target", "grey") + "steps=1")));
		assertEquals(
				"There are no target images: give a folder (target=[path]), or name an open stack (reference=[title]).",
				Macros.refusal(train("name=a " + folder("source", "grey") + "steps=1")));
		assertEquals("labels=both is not possible: give none, source or target.",
				Macros.refusal(unpaired("labels=both")));
		assertEquals("direction=sideways is not possible: give forward, backward or both.",
				Macros.refusal(unpaired("direction=sideways")));
		assertEquals("inverse=stain is not possible: give another name than that of the model, or none.",
				Macros.refusal(unpaired("inverse=stain")));
		assertEquals("patch=18 is not possible with this generator: give a multiple of 4, such as 20.",
				Macros.refusal(train("name=a " + folder("source", "grey") + folder("target", "stained") + "steps=1")
						.replace("patch=16", "patch=18")));
	}
}
