package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import sc.fiji.gan.FullDisk;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.standalone.Macros;
import sc.fiji.gan.standalone.Main;

/** Trainings that cannot write all that they want to: what was there stays, and they can go on. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(240)
class FullDiskTest {

	@TempDir
	Path work;

	private Path photos;
	private Path models;
	private Path training;

	@BeforeEach
	void drawImages() throws IOException {
		photos = Files.createDirectory(work.resolve("photos"));
		for (int i = 0; i < 4; i++)
			IJ.saveAs(SampleImages.photo(64, i), "png", photos.resolve("photo" + i + ".png").toString());
		models = work.resolve("models");
		training = work.resolve("training").resolve("tiny");
		System.setProperty(ModelLibrary.PROPERTY, models.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	private String train(final int steps, final int features, final String more) {
		return "run('Train Super-Resolution...', 'name=tiny source=[" + Macros.quote(photos) + "] steps=" + steps
				+ " features=" + features + " blocks=1 batch=2 patch=12 octaves=1 seed=1 " + more + "');";
	}

	/** The last line of what a macro says that fails in a process of its own. */
	private String refusal(final int kilobytes, final String macro) throws IOException, InterruptedException {
		final Path file = Files.writeString(work.resolve("macro.ijm"), macro);
		final FullDisk.Ended ended = FullDisk.run(work, kilobytes, Main.class, file.toString());
		assertEquals(1, ended.status(), ended.said());
		final String sentence = ended.said().lines().reduce((first, last) -> last).orElse("");
		Macros.assertSentence(sentence);
		return sentence;
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	/** A checkpoint of 64 features takes 1.2 MB. */
	@Test
	void theCheckpointBeforeStaysValidWhenOneDoesNotFit() throws Exception {
		Macros.run(train(20, 64, ""));
		// As if the training had been stopped, and no model been made.
		Files.createDirectories(training.getParent());
		Files.move(models.resolve("tiny").resolve("training"), training);
		delete(models);
		final Path checkpoint = training.resolve("checkpoint-00000020.npz");
		final byte[] before = Files.readAllBytes(checkpoint);
		final String sentence = refusal(1000, train(40, 64, "resume=true"));
		assertTrue(
				sentence.startsWith(
						"The checkpoint '" + training.resolve("checkpoint-00000040.npz") + "' could not be written ("),
				sentence);
		assertTrue(sentence.endsWith("): 'checkpoint-00000020.npz' is still valid; make room, then resume."), sentence);
		assertArrayEquals(before, Files.readAllBytes(checkpoint));
		assertEquals(List.of("checkpoint-00000020.npz"),
				names(training).stream().filter(name -> name.contains(".npz")).toList());
		final String printed = Macros.run(train(40, 64, "resume=true"));
		assertTrue(printed.contains("Step 40 of 40") && printed.contains("The model 'tiny' is ready"), printed);
	}

	/** A cover takes 330 kB, all else less than 200. */
	@Test
	void theTrainingIsKeptWhenItsModelDoesNotFit() throws Exception {
		final String sentence = refusal(200, train(20, 4, ""));
		assertTrue(sentence.contains("cover.png' cannot be written ("), sentence);
		assertTrue(!Files.exists(models) || names(models).isEmpty());
		assertTrue(names(training).contains("checkpoint-00000020.npz"));
		assertTrue(names(training).stream().noneMatch(name -> name.endsWith(".part")), names(training).toString());
		Macros.run(train(20, 4, "resume=true"));
		assertEquals(20, ((Number) ModelPackage.read(models.resolve("tiny")).provenance().get("steps")).intValue());
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(file);
		}
	}
}
