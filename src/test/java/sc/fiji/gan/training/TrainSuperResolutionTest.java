package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import sc.fiji.gan.command.TrainSuperResolution;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.standalone.Macros;

/** Trains tiny networks by macro, from drawn images to a package that enlarges an image. */
@Timeout(120)
class TrainSuperResolutionTest {

	private static final int INTERVAL = 20;

	@TempDir
	static Path photos;

	@TempDir
	Path work;

	private Path models;

	@BeforeAll
	static void drawImages() {
		for (int i = 0; i < 4; i++)
			IJ.saveAs(SampleImages.photo(64, i), "png", photos.resolve("photo" + i + ".png").toString());
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

	/** The command with a tiny network. */
	private static String train(final String name, final int steps, final String source, final String more) {
		return "run('Train Super-Resolution...', 'name=" + name + " " + source + " steps=" + steps
				+ " features=4 blocks=1 batch=2 seed=1 octaves=1 " + more + "');";
	}

	private static String train(final String name, final int steps, final String more) {
		return train(name, steps, "source=[" + Macros.quote(photos) + "]", "scale=2 patch=12 rate=0.001 " + more);
	}

	private List<String> curve(final String name) throws IOException {
		return Files.readAllLines(models.resolve(name).resolve("training").resolve("curve.csv")).stream().skip(1)
				.map(line -> line.substring(0, line.indexOf(','))).toList();
	}

	/** All files, as paths relative to the folder in which models and trainings lie. */
	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(work)) {
			return files.filter(f -> !f.equals(work)).map(f -> Macros.quote(work.relativize(f))).sorted().toList();
		}
	}

	@Test
	void makesAPackageThatEnlargesImages() throws IOException {
		final String printed = Macros.run(train("tiny-x2", 20, "credit=[Drawn by formula.]")
				+ "newImage('ramp.tif', '16-bit ramp', 40, 30, 1); setVoxelSize(0.5, 0.5, 1, 'micron');"
				+ "run('Super-Resolution...', 'input=[ramp.tif] model=tiny-x2'); selectImage('ramp-tiny-x2');"
				+ "getPixelSize(unit, w, h);"
				+ "print('got ' + getWidth() + 'x' + getHeight() + ' ' + bitDepth() + ' ' + w + ' ' + unit);");
		assertTrue(printed.contains("The model 'tiny-x2' is ready: " + models.resolve("tiny-x2")), printed);
		assertTrue(printed.endsWith("got 80x60 16 0.25 microns"), printed);
		final ModelPackage model = ModelPackage.read(models.resolve("tiny-x2"));
		assertEquals(2, model.description().scale());
		assertEquals(20, ((Number) model.provenance().get("steps")).intValue());
		assertTrue(model.card().contains("Drawn by formula."), model.card());
		assertTrue(model.card().contains(" seed=") && model.card().contains("Made by TensorFlow 2."), model.card());
		assertTrue(model.cover().isPresent());
		assertReproducesItsTest(model);
	}

	/** By the package's own words: input, divided by 255, through the network, gives output. */
	private static void assertReproducesItsTest(final ModelPackage model) {
		final float[] raw = model.testInput().orElseThrow().data().clone();
		for (int i = 0; i < raw.length; i++)
			raw[i] /= 255;
		try (Network network = Engines.engine().load(model.networkFile())) {
			final FloatArray output = network.run(new FloatArray(raw, model.testInput().orElseThrow().shape()));
			assertArrayEquals(model.testOutput().orElseThrow().data(), output.data(), 1e-5f);
		}
	}

	@Test
	void resumedTrainingGoesOnWhereItStopped() throws IOException {
		Macros.run(train("tiny", 20, ""));
		final String printed = Macros.run(train("tiny", 60, "resume=true"));
		assertFalse(printed.contains("Step 20 of"), printed);
		assertTrue(printed.contains("Step 40 of 60"), printed);
		assertEquals(List.of("0", "10", "20", "40", "50", "60"), curve("tiny"));
		final ModelPackage model = ModelPackage.read(models.resolve("tiny"));
		assertEquals(60, ((Number) model.provenance().get("steps")).intValue());
		assertReproducesItsTest(model);
	}

	@Test
	void aFinishedModelHoldsAllThatIsNeededToResume() throws IOException {
		Macros.run(train("tiny", 20, ""));
		assertFalse(Files.exists(work.resolve("training")));
		Macros.run(train("tiny", 40, "resume=true"));
		assertEquals(List.of("0", "10", "20", "40"), curve("tiny"));
	}

	@Test
	void anotherModelsWeightsCanBeTheStart() throws IOException {
		Macros.run(train("first", 20, "") + train("second", 20, "start=first"));
		assertTrue(Files.exists(models.resolve("second").resolve("rdf.yaml")));
		assertTrue(Macros.refusal(train("third", 20, "start=nobody")).startsWith("There is no model 'nobody': choose"));
	}

	/**
	 * Content first, adversarial training after: both networks learn, and the package enlarges an
	 * image.
	 */
	@Test
	void adversarialTrainingStartsFromAContentModel() throws IOException {
		final String printed = Macros
				.run(train("content", 20, "") + train("gan", 40, "architecture=srgan start=content")
						+ "newImage('ramp.tif', '16-bit ramp', 40, 30, 1);"
						+ "run('Super-Resolution...', 'input=[ramp.tif] model=gan'); selectImage('ramp-gan');"
						+ "print('got ' + getWidth() + 'x' + getHeight());");
		assertTrue(printed.contains("Step 20 of 40: discriminator loss 0.69"), printed);
		assertTrue(printed.contains(", generator loss 0."), printed);
		assertTrue(printed.endsWith("got 80x60"), printed);
		final ModelPackage model = ModelPackage.read(models.resolve("gan"));
		assertEquals("srgan", model.provenance().get("architecture"));
		assertTrue(((Number) model.provenance().get("best_step")).intValue() > 0);
		assertTrue(model.card().contains("Adversarial training invents texture"), model.card());
		assertTrue(model.card().contains(" loss=absolute ") && model.card().contains(" start=content\""), model.card());
		assertReproducesItsTest(model);
		// What it began with is in the checkpoints: the model itself need not be there any more.
		Files.move(models.resolve("content"), work.resolve("content"));
		final String resumed = Macros.run(train("gan", 60, "architecture=srgan start=content resume=true"));
		assertTrue(resumed.contains("Step 60 of 60"), resumed);
	}

	@Test
	void trainsOnAnOpenStack() throws IOException {
		final ImageStack stack = new ImageStack(64, 64);
		for (int i = 0; i < 3; i++)
			stack.addSlice(SampleImages.nuclei(64, i).getProcessor());
		new ImagePlus("cells.tif", stack).show();
		final String options = "scale=2 patch=12 rate=0.001 ";
		final String printed = Macros.run(train("named", 20, "input=[cells.tif]", options) + "selectImage('cells.tif');"
				+ train("active", 20, "", options));
		assertTrue(printed.contains("Training 'named' on 1 images (3 planes)"), printed);
		assertTrue(Files.exists(models.resolve("named").resolve("rdf.yaml")));
		assertTrue(Files.exists(models.resolve("active").resolve("rdf.yaml")));
		assertEquals(1, WindowManager.getImageCount());
	}

	@Test
	void anExistingNameIsRefusedUnlessItIsResumed() {
		Macros.run(train("tiny", 20, ""));
		assertEquals(
				"There is already a model 'tiny' in '" + models
						+ "': choose another name, or set resume=true to train it further.",
				Macros.refusal(train("tiny", 20, "")));
	}

	@Test
	void resumingWithAnotherSettingIsRefusedByItsName() throws IOException {
		Macros.run(train("tiny", 20, ""));
		final List<String> before = files();
		final String source = "source=[" + Macros.quote(photos) + "]";
		final String rate = Macros.attempt(train("tiny", 40, source, "scale=2 patch=12 rate=0.002 resume=true"))
				.failure();
		assertTrue(rate.startsWith("This training was begun with rate=0.001 and cannot be resumed with rate=0.002"),
				rate);
		final String scale = Macros.attempt(train("tiny", 40, source, "scale=4 patch=12 rate=0.001 resume=true"))
				.failure();
		Macros.assertSentence(rate);
		assertTrue(scale.startsWith("This training was begun with scale=2 and cannot be resumed with scale=4"), scale);
		assertEquals(before, files());
	}

	@Test
	void theDegradationIsToldAndDoesNotChangeOnResumption() throws IOException {
		final String degraded = "kernel=area blur=1.2 photons=400 noise=";
		Macros.run(train("noisy", 20, degraded + "1.5"));
		final String card = ModelPackage.read(models.resolve("noisy")).card();
		assertTrue(
				card.contains("made by a Gaussian blur of 1.2 large pixels (standard deviation), then the mean of the"
						+ " square that becomes a pixel, then Poisson noise of 400 photons in a white pixel, then Gaussian noise"
						+ " of 1.5 % of the range (standard deviation)."),
				card);
		for (final String option : List.of("kernel=area", "blur=1.2", "photons=400", "noise=1.5"))
			assertTrue(card.contains(" " + option + " ") || card.contains(" " + option + "\""), option + " in " + card);
		final String noise = Macros.attempt(train("noisy", 40, degraded + "2 resume=true")).failure();
		assertEquals("This training was begun with noise=1.5 and cannot be resumed with noise=2: set it back, or train"
				+ " under another name with the old model as start.", noise);
		final String printed = Macros.run(train("noisy", 40, degraded + "1.5 resume=true"));
		assertTrue(printed.contains("Step 40 of 40"), printed);
	}

	@Test
	void resumingWithOtherImagesIsRefused() throws IOException {
		Macros.run(train("tiny", 20, ""));
		final List<String> before = files();
		final Path others = Files.createDirectories(work.resolve("models").resolveSibling("others"));
		for (int i = 10; i < 14; i++)
			IJ.saveAs(SampleImages.photo(64, i), "png", others.resolve("photo" + i + ".png").toString());
		final String message = Macros.attempt(
				train("tiny", 40, "source=[" + Macros.quote(others) + "]", "scale=2 patch=12 rate=0.001 resume=true"))
				.failure();
		Macros.assertSentence(message);
		assertTrue(message.startsWith("This training was begun with other images (SHA-256 of all pixels "), message);
		delete(others);
		assertEquals(before, files());
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	@Test
	void resumingWhatWasNeverBegunIsRefused() throws IOException {
		assertEquals("There is no training of 'tiny' to resume: check the name, or set resume=false.",
				Macros.refusal(train("tiny", 20, "resume=true")));
		assertNothingIsLeft();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Tiny|scale=2 patch=12 rate=0.001|20|name=Tiny is not possible",
			"tiny|scale=5 patch=12 rate=0.001|20|scale=5 is not possible",
			"tiny|scale=two patch=12 rate=0.001|20|scale=two is not possible",
			"tiny|scale=2 patch=12 rate=0|20|rate=0.0 is not possible",
			"tiny|scale=2 patch=12 rate=0.001|-1|steps=-1 is not possible",
			"tiny|scale=2 patch=4 rate=0.001|20|patch=4 is not possible",
			"tiny|scale=8 patch=1024 rate=0.001|20|batch=2 patch=1024 is not possible",
			"tiny|scale=2 patch=48 rate=0.001|20|Of 4 training images 0 measure at least 96 pixels",
			"tiny|scale=2 patch=12 rate=0.001 architecture=bogus|20|architecture=bogus is not possible: give residual or srgan.",
			"tiny|scale=2 patch=12 rate=0.001 architecture=cyclegan|20|architecture=cyclegan is not possible: give residual or srgan."})
	void aValueThatIsNotPossibleIsRefusedByItsName(final String name, final String values, final int steps,
			final String begin) throws IOException {
		final String message = Macros.refusal(train(name, steps, "source=[" + Macros.quote(photos) + "]", values));
		assertTrue(message.startsWith(begin), message);
		assertNothingIsLeft();
	}

	@Test
	void aFolderWithoutImagesIsRefused() throws IOException {
		final Path empty = Files.createDirectory(work.resolve("empty"));
		final String options = "scale=2 patch=12 rate=0.001";
		assertTrue(Macros.refusal(train("tiny", 20, "source=[" + Macros.quote(empty) + "]", options))
				.startsWith("The folder '" + empty + "' holds no image that ImageJ can open"));
		final Path missing = work.resolve("missing");
		assertTrue(Macros.refusal(train("tiny", 20, "source=[" + Macros.quote(missing) + "]", options))
				.startsWith("There is no folder '" + missing + "'"));
		assertEquals("There are no training images: give a folder (source=[path]), or open a stack.",
				Macros.refusal(train("tiny", 20, "", options)));
		assertEquals(List.of("empty"), files());
	}

	@Test
	void aDestinationThatCannotBeWrittenIsRefusedBeforeTraining() throws IOException {
		final Path file = Files.writeString(work.resolve("file"), "no folder");
		System.setProperty(ModelLibrary.PROPERTY, file.resolve("models").toString());
		final String message = Macros.refusal(train("tiny", 20, ""));
		assertTrue(
				message.startsWith("The folder '" + file.resolve("training").resolve("tiny") + "' cannot be written"),
				message);
		assertEquals(List.of("file"), files());
	}

	private void assertNothingIsLeft() throws IOException {
		assertEquals(List.of(), files());
	}

	@Test
	void escapeKeepsACheckpointAndSaysHowToGoOn() throws Exception {
		final CompletableFuture<Macros.Outcome> outcome = CompletableFuture
				.supplyAsync(() -> Macros.attempt(train("tiny", 100_000, "")));
		awaitFirstInterval("tiny");
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final String printed = outcome.get(20, TimeUnit.SECONDS).printed();
		assertTrue(printed.matches(
				"(?s).*Training of 'tiny' was stopped after step \\d+" + " and can be resumed with resume=true\\."),
				printed);
		assertFalse(Files.exists(models));
		try (Stream<Path> files = Files.list(work.resolve("training").resolve("tiny"))) {
			assertTrue(files.anyMatch(f -> f.toString().endsWith(".npz")));
		}
		IJ.resetEscape();
		final String again = Macros.refusal(train("tiny", 100_000, ""));
		assertTrue(again.startsWith("A training of 'tiny' was begun before: set resume=true to go on"), again);
	}

	@Test
	void twoTrainingsOfOneNameDoNotMeet() throws Exception {
		final CompletableFuture<Void> first = CompletableFuture.runAsync(() -> Macros.runCommand(
				TrainSuperResolution.class,
				"name=tiny source=[" + Macros.quote(photos) + "] steps=100000 features=4 blocks=1 batch=2 patch=12"));
		awaitFirstInterval("tiny");
		final String message = Macros.attempt(train("tiny", 20, "")).failure();
		assertEquals(message, Macros.attempt(train("tiny", 0, "")).failure());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		first.get(20, TimeUnit.SECONDS);
		assertEquals("A training of 'tiny' is running already: wait for it, stop it, or choose another name.", message);
	}

	@Test
	void aCheckpointThatCannotBeReadIsNamed() throws IOException {
		Macros.run(train("tiny", 20, ""));
		final Path checkpoint = models.resolve("tiny").resolve("training").resolve("checkpoint-00000020.npz");
		Files.write(checkpoint, Arrays.copyOf(Files.readAllBytes(checkpoint), 500));
		final String message = Macros.attempt(train("tiny", 40, "resume=true")).failure();
		Macros.assertSentence(message);
		assertTrue(message.contains("checkpoint-00000020.npz"), message);
	}

	/** Until the training has done its first interval. */
	private void awaitFirstInterval(final String name) throws InterruptedException {
		final Path checkpoint = work.resolve("training").resolve(name)
				.resolve("checkpoint-%08d.npz".formatted(INTERVAL));
		final Path curve = work.resolve("training").resolve(name).resolve("curve.csv");
		for (int i = 0; i < 400 && !Files.exists(checkpoint) && !Files.exists(curve); i++)
			Thread.sleep(50);
	}
}
