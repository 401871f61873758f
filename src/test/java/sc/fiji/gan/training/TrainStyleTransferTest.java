package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import sc.fiji.gan.Gan;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;
import sc.fiji.gan.standalone.Macros;

/** Trains a tiny style by macro, from a drawn picture to a package that paints. */
@Timeout(300)
class TrainStyleTransferTest {

	@TempDir
	static Path images;

	@TempDir
	Path work;

	private Path models;

	/** A picture of orange and blue stripes, and four drawn photographs. */
	@BeforeAll
	static void drawImages() throws IOException {
		final ColorProcessor stripes = new ColorProcessor(96, 80);
		for (int i = 0; i < 96 * 80; i++)
			stripes.set(i, (i % 96 + i / 96) / 6 % 2 == 0 ? 0xf08020 : 0x203080);
		save(stripes, "stripes.png");
		Files.createDirectory(images.resolve("photos"));
		final ImageProcessor photo = SampleImages.photo().getProcessor().resize(96);
		for (int i = 0; i < 4; i++) {
			photo.rotate(90);
			save(photo, "photos/" + i + ".png");
		}
	}

	private static void save(final ImageProcessor pixels, final String path) {
		IJ.saveAs(new ImagePlus("image", pixels), "png", images.resolve(path).toString());
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

	private static String path(final String key, final String name) {
		return key + "=[" + Macros.quote(images.resolve(name)) + "] ";
	}

	/** The command with tiny networks. */
	private static String train(final String options) {
		return "run('Train Style Transfer...', 'name=style-stripes " + options
				+ " width=2 blocks=1 batch=1 patch=64 receptivefield=16 discriminators=2');";
	}

	private static String stripes(final String more) {
		return train(path("source", "stripes.png") + path("target", "photos") + more);
	}

	@Test
	void aPictureBecomesAModelThatPaints() throws IOException {
		final String printed = Macros.run(stripes("steps=2 credit=[Drawn by formula.]")
				+ "newImage('ramp.tif', '16-bit ramp', 41, 30, 3); setVoxelSize(0.5, 0.5, 1, 'micron');"
				+ "run('Style Transfer...', 'input=ramp.tif model=style-stripes strength=0.5');"
				+ "selectImage('ramp-style-stripes');"
				+ "print('got ' + getWidth() + 'x' + getHeight() + 'x' + nSlices + ' ' + bitDepth());"
				+ "print(getInfo('gan.strength') + ' ' + Property.get('gan.strength') + ' ' + Property.get('gan.keepcolours'));");
		assertTrue(printed.contains("The model 'style-stripes' is ready: " + models.resolve("style-stripes")), printed);
		assertTrue(printed.contains("got 41x30x3 24"), printed);
		assertTrue(printed.endsWith("0.5 false"), printed);
		final Path model = models.resolve("style-stripes");
		assertEquals("Style of stripes (style-stripes)", ModelPackage.read(model).description().name());
		assertEquals(Task.STYLE_TRANSFER, ModelPackage.read(model).description().task());
		assertEquals(TensorDescription.GRAINED_COLOURS, ModelPackage.read(model).description().input().channels());
		assertTrue(Files.exists(model.resolve("training").resolve("previews.png")));
		final String card = Files.readString(model.resolve("README.md"));
		assertTrue(card.contains("run(\"Train Style Transfer...\", \"name=style-stripes source=[stripes.png]"
				+ " target=[photos] stylesize=512 width=2"), card);
		assertTrue(card.contains("Drawn by formula.") && card.contains("no trained network was needed"), card);
	}

	@Test
	void testTensorsAreWhatTheModelMakes() {
		Macros.run(stripes("steps=1"));
		final ModelPackage model = ModelPackage.read(models.resolve("style-stripes"));
		try (Network network = Engines.engine().load(model.networkFile())) {
			final FloatArray made = TensorValues.finished(
					network.run(TensorValues.seen(model.testInput().orElseThrow(), model.description().input())),
					model.description().output());
			assertArrayEquals(model.testOutput().orElseThrow().data(), made.data(), 1e-2f);
		}
	}

	@Test
	void anOpenImageIsAPictureToo() {
		Macros.run("open('" + Macros.quote(images.resolve("stripes.png")) + "');"
				+ train("input=stripes.png " + path("target", "photos") + "steps=1"));
		assertTrue(Files.isDirectory(models.resolve("style-stripes")));
	}

	@Test
	void aTrainingIsGoneOnWith() throws IOException {
		Macros.run(stripes("steps=2"));
		Macros.run(stripes("steps=4 resume=true"));
		try (Stream<Path> files = Files.list(models.resolve("style-stripes").resolve("training"))) {
			assertTrue(files.anyMatch(f -> f.endsWith("checkpoint-00000004.npz")));
		}
	}

	@Test
	void aPreFlightWritesNothing() {
		final String printed = Macros.run(stripes("steps=0"));
		assertTrue(
				printed.contains(
						"Images: the picture 'stripes.png' (96 x 80 pixels) and 4 photographs of 'photos' (RGB)"),
				printed);
		assertFalse(Files.exists(models));
	}

	/** Four pictures of other stripes in a folder. */
	private static String anyStyle(final String more) throws IOException {
		final Path folder = images.resolve("pictures");
		Files.createDirectories(folder);
		for (int i = 0; i < 4; i++) {
			final ColorProcessor stripes = new ColorProcessor(96, 80);
			for (int p = 0; p < 96 * 80; p++)
				stripes.set(p, p % 96 / (4 + i) % 2 == 0 ? 0xf08020 >> i : 0x203080 << i);
			save(stripes, "pictures/" + i + ".png");
		}
		return train(path("source", "pictures") + path("target", "photos") + more).replace("style-stripes",
				"style-all");
	}

	@Test
	void aFolderOfPicturesBecomesAModelOfAnyStyle() throws IOException {
		final String paint = "run('Style Transfer...', 'input=ramp.tif model=style-all";
		final String printed = Macros.run(anyStyle("steps=2") + "newImage('ramp.tif', '8-bit ramp', 41, 30, 2);" + paint
				+ "'); selectImage('ramp-style-all'); first = getValue('Mean'); close();" + paint + " "
				+ path("style", "stripes.png") + "');"
				+ "selectImage('ramp-style-all'); print(Property.get('gan.style') + ' ' + getWidth() + 'x' + getHeight() + 'x' + nSlices);"
				+ "if (first == getValue('Mean')) exit('the same');");
		assertTrue(printed.contains("4 pictures of 'pictures' and 4 photographs"), printed);
		assertTrue(printed.contains("stripes.png 41x30x2"), printed);
		final String card = Files.readString(models.resolve("style-all/README.md"));
		assertTrue(card.contains("style=[my picture]") && card.contains("any picture that it is given, or of '0.png'")
				&& card.contains("- Picture: `3.png`"), card);
		assertTrue(ModelPackage.read(models.resolve("style-all")).paintsAnyStyle());
		final ModelPackage all = ModelPackage.read(models.resolve("style-all"));
		assertEquals(
				"Model 'style-all' has to be shown a picture, and its checkpoints cannot be compared without: choose"
						+ " models of one style.",
				assertThrows(IllegalArgumentException.class, () -> Gan.open(all, all.checkpoints().get(0)))
						.getMessage());
		Files.move(models.resolve("style-all/training"), models.resolve("style-all/elsewhere"));
		assertEquals(
				"Model 'style-all' has lost its folder 'training', of which networks for other pictures are made:"
						+ " install it again.",
				Macros.refusal("newImage('flat', '8-bit', 41, 30, 1); run('Style Transfer...',"
						+ " 'input=flat model=style-all " + path("style", "stripes.png") + "');"));
	}

	@Test
	void whatIsNoGoodForAnyStyleIsTold() throws IOException {
		assertEquals("extractor=some-network is not possible with a folder of pictures: leave it empty, or give one"
				+ " picture.", Macros.refusal(anyStyle("steps=1 extractor=some-network")));
		Files.createDirectories(images.resolve("none"));
		assertEquals(
				"'none' holds 0 pictures, but at least 4 are needed to learn what a style is: add some, or give one"
						+ " picture as a file to learn its style alone.",
				Macros.refusal(train(path("source", "none") + path("target", "photos") + "steps=1")));
	}

	@Test
	void whatIsMissingOrNoGoodIsTold() {
		assertEquals("There is no picture whose style is to be learnt: give a file (source=[path]), or open one.",
				Macros.refusal(train(path("target", "photos") + "steps=1")));
		assertEquals("There are no photographs to learn the style on: give their folder (target=[path]).",
				Macros.refusal(train(path("source", "stripes.png") + "steps=1")));
		assertEquals("stylesize=8 is not possible: give a whole number from 32 to 4096.",
				Macros.refusal(stripes("stylesize=8")));
		assertEquals("patch=70 is not possible: give a multiple of 8 from 64 to 1024.",
				Macros.refusal(stripes("steps=1").replace("patch=64", "patch=70")));
		assertEquals("texture=-1.0 is not possible: give a weight from 0 to 1000.",
				Macros.refusal(stripes("texture=-1")));
		assertEquals(
				"The picture 'stripes.png' measures 96 x 80 pixels, but patches of 88 are cut from it: choose a larger"
						+ " picture or stylesize, or a smaller patch.",
				Macros.refusal(stripes("steps=1").replace("patch=64", "patch=88")));
	}
}
