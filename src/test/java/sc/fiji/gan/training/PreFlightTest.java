package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.standalone.Macros;

/** What is found out about images and settings before hours are spent, by macro. */
@Timeout(240)
class PreFlightTest {

	@TempDir
	Path work;

	private Path images;
	private Path models;

	@BeforeEach
	void drawImages() throws IOException {
		Macros.run("close('*');");
		images = Files.createDirectory(work.resolve("images"));
		for (int i = 0; i < 3; i++)
			save(SampleImages.photo(64, i), "photo" + i + ".tif");
		models = work.resolve("library").resolve("models");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*');");
	}

	private void save(final ImagePlus image, final String name) {
		IJ.saveAs(image, "tiff", images.resolve(name).toString());
	}

	private String train(final int steps, final String more) {
		return "run('Train Super-Resolution...', 'name=tiny source=[" + Macros.quote(images) + "] steps=" + steps
				+ " features=4 blocks=1 batch=2 patch=12 " + more + "');";
	}

	/** All files in a folder. */
	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.sorted().toList();
		}
	}

	private static List<Path> trials() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter(f -> f.getFileName().toString().startsWith("fiji-gan-trial")).sorted().toList();
		}
	}

	@Test
	void tellsWhatATrainingWouldTakeAndWritesNothing() throws IOException {
		Files.writeString(images.resolve("notes.txt"), "no image");
		save(new ImagePlus("small", new ByteProcessor(30, 20)), "small.tif");
		save(new ImagePlus("black", new ByteProcessor(50, 40)), "black.tif");
		final List<Path> before = files(work);
		final List<Path> trials = trials();
		final String printed = Macros.run(train(0, "") + "print('went on');");
		assertEquals(before, files(work));
		assertEquals(trials, trials());
		// 9 * 4 weights at the head; 9 * 4 * 4 in each of two layers of the block, and at the tail for 2 x 2 pixels.
		for (final String line : List.of("Skipped 1, no image that ImageJ can open: " + images.resolve("notes.txt"),
				"Skipped 1, smaller than 24 x 24 pixels (patch x scale): small.tif (30 x 20)",
				"Skipped 1, blank (all pixels alike, or no numbers): black.tif (50 x 40)",
				"Network: residual x2, 1 channel, 468 parameters, receptive field 9 x 9 px",
				"Checkpoints would go to " + work.resolve("library").resolve("training").resolve("tiny"),
				"The model would go to " + models.resolve("tiny"), "went on"))
			assertTrue(printed.contains(line), line + " is not in:\n" + printed);
		assertTrue(Pattern.compile("Time: \\d+ ms a step \\(mean of two\\), \\d+[.,]\\d s a validation, on ")
				.matcher(printed).find(), printed);
		assertTrue(printed.contains("40,000 steps would take about "), printed);
		// Weights, two moments and an average of 468 floats each.
		final Matcher disk = Pattern.compile("Disk: ([\\d.]+) MB for a checkpoint").matcher(printed);
		assertTrue(disk.find() && Double.parseDouble(disk.group(1)) <= 0.1, printed);
	}

	@Test
	void refusesWhatATrainingWouldRefuse() throws IOException {
		Macros.run(train(20, ""));
		final List<Path> before = files(work);
		assertTrue(Macros.refusal(train(0, "")).startsWith("There is already a model 'tiny' in "));
		final String rate = Macros.attempt(train(0, "rate=0.01 resume=true")).failure();
		assertTrue(rate.startsWith("This training was begun with rate=5.0E-4 and cannot be resumed with rate=0.01"),
				rate);
		final String printed = Macros.run(train(0, "resume=true"));
		assertTrue(printed.contains("Pre-flight of 'tiny': nothing was written"), printed);
		assertEquals(before, files(work));
	}

	/** With nothing but a title, as a user does who wants to see something happen. */
	@ParameterizedTest
	@ValueSource(strings = {"photo", "nuclei", "chart"})
	void aSampleImageIsEnoughForTheDefaults(final String sample) throws IOException {
		final String printed = Macros.run("run('Sample Images...', 'sample=" + sample + "');"
				+ "run('Train Super-Resolution...', 'name=tiny input=" + sample + " steps=0 features=4 blocks=1');");
		// 144 columns to train on and 96 that are held out, of 256.
		assertTrue(printed.contains("Images: '" + sample + "', 1 images, 2 planes, 61,440 pixels"), printed);
		assertFalse(Files.exists(models.getParent()));
	}

	@Test
	void theNumberOfPixelsCountsAndNotTheirKind() {
		save(SampleImages.nuclei(80, 1), "nuclei.tif");
		save(SampleImages.chart(48), "chart.tif");
		final String printed = Macros.run(train(20, "blur=1 photons=300"));
		assertTrue(printed.contains("Training 'tiny' on 5 images (5 planes)"), printed);
		assertTrue(Files.exists(models.resolve("tiny").resolve("rdf.yaml")));
	}

	@ParameterizedTest
	@CsvSource({"0.2,1 s", "59,59 s", "61,1 min", "100,2 min", "3599,60 min", "3600,1 h 00 min", "9000,2 h 30 min",
			"36000,10 h", "100000,28 h"})
	void timesHaveTheDigitsThatAreKnown(final double seconds, final String words) {
		assertEquals(words, PreFlight.duration(seconds));
	}

	@Test
	void validationsCount() {
		final TrialRun.Cost cost = new TrialRun.Cost(null, 0.1, 2, 0, 0);
		assertEquals(1000 * 0.1 + 40 * 2, cost.seconds(1000, 25), 1e-9);
		assertEquals(10 * 0.1 + 1 * 2, cost.seconds(10, 20), 1e-9);
	}
}
