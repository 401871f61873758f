package sc.fiji.gan.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine;
import sc.fiji.gan.dataset.TimeLapses;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.training.Audience;
import sc.fiji.gan.training.FramePredictionSettings;
import sc.fiji.gan.training.FramePredictionTraining;
import sc.fiji.gan.training.TrainingMonitor;

@Timeout(300)
class FramePredictionQualityTest {

	@TempDir
	Path work;

	@AfterEach
	void restore() {
		System.clearProperty(ModelLibrary.PROPERTY);
	}

	/** A wave that moves to the right by a pixel in each frame. */
	private static ImagePlus wave(final int from, final int frames) {
		final ImageStack stack = new ImageStack(32, 32);
		for (int t = from; t < from + frames; t++) {
			final FloatProcessor frame = new FloatProcessor(32, 32);
			for (int i = 0; i < 1024; i++)
				frame.setf(i, (float) Math.sin(0.5 * (i % 32 - t) + 0.2 * (i / 32)));
			stack.addSlice(frame);
		}
		final ImagePlus image = new ImagePlus("wave", stack);
		image.setDimensions(1, 1, frames);
		return image;
	}

	private Path save(final ImagePlus image, final String name) {
		final Path file = work.resolve(name);
		new FileSaver(image).saveAsTiffStack(file.toString());
		return file;
	}

	/** 5 and then 7 go on to 9 and 11, but not beyond 10. */
	@Test
	void straightLinesEndAtTheValuesThatThereWere() {
		assertArrayEquals(new float[]{9, 2},
				PredictedFrames.line(new float[]{5, 2}, new float[]{7, 2}, 1, new float[]{0, 10}));
		assertArrayEquals(new float[]{10, 0},
				PredictedFrames.line(new float[]{5, 2}, new float[]{7, 1}, 2, new float[]{0, 10}));
	}

	/** Rows 0 4 and 1 1: 4 and 0 to the right, 1 and 3 down. */
	@Test
	void stepsAreThoseToTheRightAndBelow() {
		assertEquals(8, PredictedFrames.steps(new float[]{0, 4, 1, 1}, 2));
	}

	@Test
	void whatComesBeforeIsSeenAndNotComparedWith() {
		final RealFrames lapse = RealFrames.of(wave(5, 3), wave(0, 5));
		assertEquals(8, lapse.frames().size());
		assertEquals(5, lapse.first());
		final ImageProcessor sixth = lapse.until(6).getStack().getProcessor(6);
		assertEquals((float) Math.sin(0.5 * (3 - 5)), sixth.getf(3), 1e-6);
		// Black and white of a sine.
		assertEquals(-1, lapse.black(), 0.01);
		assertEquals(1, lapse.white(), 0.01);
		assertEquals((sixth.getf(3) + 1) / 2, lapse.unit(sixth)[3], 0.01);
	}

	private List<String> printed(final String... arguments) {
		final StringWriter text = new StringWriter();
		final CommandLine line = Program.of(new FramePredictionQuality());
		line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(arguments);
		return text.toString().lines().toList();
	}

	/**
	 * Of three test frames, each is the first that is predicted, the second and the third, and none of
	 * the training's is. Repeating the last frame of a sine that moves by 0.5 has a mean squared error
	 * of 1 - cos 0.5, on a range of 2.
	 */
	@Test
	void tableAndSheetAreOfAllWindows() {
		System.setProperty(ModelLibrary.PROPERTY, work.resolve("models").toString());
		final FramePredictionSettings tiny = new FramePredictionSettings("predict-waves", 2, 1, 2, 16, 1, 1, 1, 16,
				0.001, 1, FramePredictionSettings.Losses.DEFAULT, true, "", "", "CC0-1.0");
		new FramePredictionTraining(tiny, TimeLapses.of(wave(0, 8)), ModelLibrary.standard()).run(Engines.engine(),
				false, new Audience(Progress.NONE, line -> {}, TrainingMonitor.NONE));
		final Path sheet = work.resolve("sheet.png");
		final List<String> table = printed("--model", "predict-waves", "--test",
				save(wave(8, 3), "test.tif").toString(), "--before", save(wave(0, 8), "before.tif").toString(),
				"--frames", "3", "--sheet", sheet.toString());
		for (int ahead = 1; ahead <= 3; ahead++)
			assertTrue(table.get(1 + ahead).startsWith("| +" + ahead + " | 3 | "), table.toString());
		final double decibels = Double.parseDouble(table.get(2).split("\\|")[4].trim().split(" ")[0]);
		assertEquals(-10 * Math.log10((1 - Math.cos(0.5)) / 4), decibels, 0.1);
		assertTrue(Files.exists(sheet));
		assertEquals("'x' is no image", printed("--model", "predict-waves", "--test", "x").get(0).substring(0, 15));
	}
}
