package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

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
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.standalone.Macros;

/** Trains tiny generators by macro, from drawn images to packages. */
@Timeout(300)
class TrainGeneratorTest {

	private static final String PATIENT = "Doe^Jane";

	@TempDir
	static Path images;

	@TempDir
	Path work;

	private Path models;

	/** Discs and squares of 8 bits in folders; nuclei of 16 bits, with a name in their metadata. */
	@BeforeAll
	static void drawImages() throws IOException {
		for (final String folder : List.of("shapes/disc", "shapes/square", "nuclei", "one/disc", "few"))
			Files.createDirectories(images.resolve(folder));
		for (int i = 0; i < 10; i++) {
			save(shape(i, true), "shapes/disc/" + i);
			save(shape(i, true), "one/disc/" + i);
			save(shape(i, false), "shapes/square/" + i);
			final ImagePlus nuclei = new ImagePlus("nuclei", SampleImages.nuclei(24, i).getProcessor());
			nuclei.setProperty("Info", "Patient's Name: " + PATIENT);
			IJ.saveAs(nuclei, "tiff", images.resolve("nuclei/" + i).toString());
		}
		for (int i = 0; i < 5; i++)
			save(shape(i, true), "few/" + i);
	}

	private static ImageProcessor shape(final int i, final boolean round) {
		final ImageProcessor pixels = new ByteProcessor(20, 16);
		pixels.setColor(150 + 10 * i);
		if (round) pixels.fillOval(4 + i % 3, 3 + i % 4, 9, 9);
		else pixels.fillRect(4 + i % 3, 3 + i % 4, 9, 9);
		return pixels;
	}

	/** @param path in the folder of images, or anywhere; its folder is made */
	private static void save(final ImageProcessor pixels, final String path) {
		images.resolve(path).getParent().toFile().mkdirs();
		IJ.saveAs(new ImagePlus("image", pixels), "png", images.resolve(path + ".png").toString());
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

	private static String source(final String folder) {
		return "source=[" + Macros.quote(images.resolve(folder)) + "] ";
	}

	/** The command with tiny networks. */
	private static String train(final String options) {
		return "run('Train Generator...', 'size=8 width=2 latent=4 batch=4 " + options + "');";
	}

	private ModelPackage model(final String id) {
		return ModelPackage.read(models.resolve(id));
	}

	private static GenerationDescription generation(final ModelPackage model) {
		return model.description().generation().orElseThrow();
	}

	@Test
	void foldersBecomeTheCategoriesOfAModel() throws IOException {
		final String printed = Macros.run(
				train("name=shapes architecture=conditional steps=4 credit=[Drawn by formula.] " + source("shapes")));
		assertTrue(printed.contains("The model 'shapes' is ready: " + models.resolve("shapes")), printed);
		assertTrue(printed.contains("Step 4 of 4: "), printed);
		assertFalse(printed.contains("NaN"), printed);
		final ModelPackage model = model("shapes");
		assertEquals(new GenerationDescription("conditional", 4, List.of("disc", "square"), 1, 8), generation(model));
		assertEquals(PixelRange.BYTES, model.description().output().pixels());
		try (Network network = Engines.engine().load(model.networkFile())) {
			final FloatArray input = new LatentSpace(4, 2, 1).input(1, 0, 1);
			assertEquals(model.testInput().orElseThrow(), input, "seed 1 of the first category");
			assertArrayEquals(model.testOutput().orElseThrow().data(),
					TensorValues.finished(network.run(input), model.description().output()).data(), 1e-2f);
		}
		final String card = model.card();
		assertTrue(card.contains("fit=crop flips=none") && card.contains("Drawn by formula.")
				&& card.contains("2 of them were held out") && !card.contains("NaN"), card);
		// A block of 16 images of 8 pixels, 2 apart, 16 pixels, and the one that was held out under its title.
		final BufferedImage sheet = ImageIO.read(models.resolve("shapes/samples.png").toFile());
		final int beside = sheet.getWidth() - (16 * 10 - 2) - 16;
		assertTrue(beside > 60 && beside < 200, "beside generated images: " + beside + " pixels");
		for (final String file : List.of("training/curve.csv", "training/curve.png", "training/previews.png",
				"cover.png"))
			assertTrue(Files.exists(models.resolve("shapes").resolve(file)), file);
	}

	@Test
	void sixteenBitsStaySoAndNamesOfPatientsDoNotLeaveTheirFiles() throws IOException {
		Macros.run(train("name=nuclei architecture=dcgan steps=2 realimages=false flips=all " + source("nuclei")));
		final ModelPackage model = model("nuclei");
		assertFalse(generation(model).isConditional());
		assertEquals(16, model.description().output().pixels().bitDepth());
		try (Stream<Path> files = Files.walk(models.resolve("nuclei"))) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				assertFalse(new String(Files.readAllBytes(file), "ISO-8859-1").contains("Doe"), file.toString());
		}
		assertEquals(16 * 10 - 2, ImageIO.read(models.resolve("nuclei/samples.png").toFile()).getWidth());
		assertFalse(model.card().contains("at the right"), model.card());
	}

	@Test
	void aTrainingIsGoneOnWithAndStartedFrom() throws IOException {
		final String options = "architecture=vanilla " + source("shapes");
		Macros.run(train("name=first steps=2 " + options));
		final String again = Macros.refusal(train("name=first steps=4 " + options));
		assertTrue(again.startsWith("There is already a model 'first' in "), again);
		Macros.run(train("name=first steps=4 resume=true " + options));
		assertTrue(Files.exists(models.resolve("first/training/checkpoint-00000004.npz")));
		final String flipped = Macros.attempt(train("name=first steps=6 resume=true flips=all " + options)).failure();
		assertTrue(flipped.contains("was begun with flips=none and cannot be resumed with flips=all"), flipped);
		Macros.run(train("name=second steps=2 start=first frozen=1 " + options));
		assertTrue(model("second").card().contains("the first 1 layers of the discriminator stayed as they were"));
	}

	@Test
	void aStackIsEnough() {
		Macros.run("newImage('stack', 'RGB ramp', 20, 12, 9);"
				+ train("name=stack architecture=vanilla input=stack fit=pad steps=1"));
		assertEquals(3, model("stack").description().outputChannels());
	}

	@Test
	void aPreFlightWritesNothing() {
		final String printed = Macros.run(train("name=shapes architecture=conditional steps=0 " + source("shapes")));
		assertTrue(
				printed.contains("Images: 20 images (1 channel of 8 bits), 10 of 'disc', 10 of 'square' of 'shapes'"),
				printed);
		assertTrue(printed.contains("Network: conditional, 8 px, 1 channel, 2 categories, "), printed);
		assertFalse(printed.contains("receptive field"), printed);
		assertFalse(Files.exists(models));
	}

	@Test
	void whatIsMissingIsTold() {
		assertEquals("There are no training images: give a folder (source=[path]), or open a stack.",
				Macros.refusal(train("name=a steps=1")));
		assertEquals(
				"'one' has no folders of two categories or more, which architecture=conditional needs: put the"
						+ " images of each category into a folder of its own, or choose stylegan or dcgan.",
				Macros.refusal(train("name=a architecture=conditional steps=1 " + source("one"))));
		assertEquals("'few' has 5 images that are not blank, but 8 are needed: add images.",
				Macros.refusal(train("name=a architecture=dcgan steps=1 " + source("few"))));
		final String size = Macros
				.refusal(train("name=a architecture=dcgan steps=1 " + source("nuclei")).replace("size=8", "size=18"));
		assertTrue(size.startsWith("size=18 is not possible: give 4, 5, 6 or 7 pixels doubled several times"), size);
	}

	@Test
	void foldersThatAreNoGoodAreRefused() throws IOException {
		final Path folder = Files.createDirectories(work.resolve("cells"));
		Files.createDirectory(folder.resolve("empty"));
		copy("shapes/disc", folder.resolve("disc"));
		final String conditional = train(
				"name=a architecture=conditional steps=1 source=[" + Macros.quote(folder) + "]");
		assertEquals("The category 'empty' of 'cells' holds no image that ImageJ can open: put images into this folder,"
				+ " or remove it.", Macros.refusal(conditional));
		copy("nuclei", folder.resolve("empty"));
		assertEquals("The images of 'cells' are of different kinds: '0.png' has 1 channel of 8 bits, '0.tif' has 1"
				+ " channel of 16 bits. Convert one of them (Image > Type), or put them into different folders.",
				Macros.refusal(conditional));
		save(new ByteProcessor(9, 9), work.resolve("blank/a").toString());
		assertEquals(
				"There is nothing to see in 'blank': all pixels of an image have the same value; choose other"
						+ " images.",
				Macros.refusal(train(
						"name=a architecture=dcgan steps=1 source=[" + Macros.quote(work.resolve("blank")) + "]")));
	}

	private static void copy(final String from, final Path to) throws IOException {
		Files.createDirectories(to);
		try (Stream<Path> files = Files.list(images.resolve(from))) {
			for (final Path file : files.toList())
				Files.copy(file, to.resolve(file.getFileName()));
		}
	}

	@Test
	void whatIsSkippedIsNamed() throws IOException {
		final Path folder = work.resolve("cells");
		copy("shapes/disc", folder);
		Files.writeString(folder.resolve("broken.tif"), "no image");
		save(new ByteProcessor(9, 9), folder.resolve("blank").toString());
		final String printed = Macros
				.run(train("name=a architecture=dcgan steps=0 source=[" + Macros.quote(folder) + "]"));
		assertTrue(printed.contains("Skipped 1, no image that ImageJ can open: " + folder.resolve("broken.tif")),
				printed);
		assertTrue(printed.contains("Skipped 1, blank (all pixels alike, or no numbers): blank.png"), printed);
	}

	@Test
	void settingsThatAreNoGoodAreRefused() {
		final String shapes = "name=a steps=1 architecture=dcgan " + source("shapes");
		assertRefused("fit=squeeze is not possible: give crop, pad or scale.", shapes + "fit=squeeze");
		assertRefused("flips=some is not possible: give none, horizontal or all.", shapes + "flips=some");
		assertRefused("r1=much is not possible: give a number from 0 to 1000, or auto for what suits the architecture.",
				shapes + "r1=much");
		assertRefused("frozen=2 is not possible: give 0, or a model to start from (start=[model]): layers that have"
				+ " learnt nothing are no good frozen.", shapes + "frozen=2");
		assertRefused("categories=some is not possible: give auto or none.", shapes + "categories=some");
		assertRefused("architecture=gan is not possible: give stylegan, conditional, dcgan or vanilla.",
				"name=a steps=1 architecture=gan " + source("shapes"));
	}

	private static void assertRefused(final String expected, final String options) {
		assertEquals(expected, Macros.refusal(train(options)));
	}
}
