package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
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

/** Trains a tiny prediction by macro, from a drawn time-lapse to a package that continues it. */
@Timeout(300)
class TrainFramePredictionTest {

	private static final String NAME = "predict-drift";

	@TempDir
	static Path images;

	@TempDir
	Path work;

	private Path models;

	/** Nuclei that drift by three pixels from frame to frame, in 16 bits. */
	@BeforeAll
	static void drawImages() {
		final ImageProcessor nuclei = SampleImages.nuclei(96, 1).getProcessor().convertToShort(false);
		final ImageStack stack = new ImageStack(48, 40);
		for (int t = 0; t < 10; t++) {
			final ShortProcessor frame = new ShortProcessor(48, 40);
			frame.insert(nuclei, -3 * t, 0);
			stack.addSlice(frame);
		}
		final ImagePlus lapse = new ImagePlus("drift", stack);
		lapse.setDimensions(1, 1, 10);
		lapse.getCalibration().frameInterval = 30;
		new FileSaver(lapse).saveAsTiffStack(images.resolve("drift.tif").toString());
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

	/** The command with tiny networks. */
	private static String train(final String options) {
		return "run('Train Frame Prediction...', 'name=" + NAME + " " + options
				+ " past=3 width=2 batch=1 patch=32 receptivefield=16');";
	}

	private static String drift(final String more) {
		return train("source=[" + Macros.quote(images.resolve("drift.tif")) + "] " + more);
	}

	private static String open() {
		return "open('" + Macros.quote(images.resolve("drift.tif")) + "');";
	}

	/** From a file to a model, to a longer time-lapse, and on with the training. */
	@Test
	void aTimeLapseBecomesAModelThatContinuesIt() throws IOException {
		final String printed = Macros.run(drift("steps=2 credit=[Drawn by formula.]") + open()
				+ "run('Predict Frames...', 'input=drift.tif model=" + NAME + " frames=3 grain=0.5');"
				+ "selectImage('drift-" + NAME
				+ "'); getDimensions(w, h, c, z, t); print('got ' + w + 'x' + h + ' ' + c + ' ' + z + ' ' + t + ' '"
				+ " + bitDepth() + ' ' + Stack.getFrameInterval());"
				+ "setSlice(13); print(getInfo('slice.label') + ', ' + Property.get('gan.model') + ', '"
				+ " + Property.get('gan.firstpredicted') + ' ' + Property.get('gan.grain'));");
		assertTrue(printed.contains("The model '" + NAME + "' is ready: " + models.resolve(NAME)), printed);
		assertTrue(printed.contains("got 48x40 1 1 13 16 30"), printed);
		assertTrue(printed.endsWith("predicted +3, " + NAME + ", 11 0.5"), printed);
		final ModelPackage model = ModelPackage.read(models.resolve(NAME));
		assertEquals(Task.FRAME_PREDICTION, model.description().task());
		assertEquals(TensorDescription.framesAndGrain(3), model.description().input().channels());
		assertTrue(Files.exists(models.resolve(NAME).resolve("training").resolve("previews.png")));
		final String card = Files.readString(models.resolve(NAME).resolve("README.md"));
		assertTrue(
				card.contains("run(\"Train Frame Prediction...\", \"name=" + NAME
						+ " source=[drift.tif] past=3 recursion=2 width=2 receptivefield=16 discriminators=1 steps=2"),
				card);
		assertTrue(card.contains("Drawn by formula.") && card.contains("repeating the last frame"), card);
		assertTestTensorsAreWhatItMakes(model);
		assertTellsWhatCannotBeContinued();
		Macros.run(drift("steps=4 resume=true"));
		try (Stream<Path> files = Files.list(models.resolve(NAME).resolve("training"))) {
			assertTrue(files.anyMatch(f -> f.endsWith("checkpoint-00000004.npz")));
		}
	}

	private static void assertTestTensorsAreWhatItMakes(final ModelPackage model) {
		try (Network network = Engines.engine().load(model.networkFile())) {
			final FloatArray made = network
					.run(TensorValues.seen(model.testInput().orElseThrow(), model.description().input()));
			assertArrayEquals(model.testOutput().orElseThrow().data(), made.data(), 1e-5f);
		}
	}

	private static void assertTellsWhatCannotBeContinued() {
		final String predict = "run('Predict Frames...', 'model=" + NAME + " ";
		assertEquals(
				"Model '" + NAME + "' needs 3 frames to predict the next one, 'one' has 1: open a longer time-lapse,"
						+ " or tell ImageJ which dimension is time (Image > Properties...).",
				Macros.refusal("newImage('one', '16-bit ramp', 64, 64, 1);" + predict + "input=one frames=1');"));
		assertEquals(
				"grain=2.0 is not possible: give a number from 0 (the expected frame) to 1 (as grainy as real ones).",
				Macros.refusal("newImage('x', '16-bit ramp', 64, 64, 5);" + predict + "input=x grain=2');"));
		assertEquals("frames=0 is not possible: give a whole number from 1 to 100.",
				Macros.refusal("newImage('x', '16-bit ramp', 64, 64, 5);" + predict + "input=x frames=0');"));
		assertTrue(Macros.refusal("newImage('rgb', 'RGB ramp', 64, 64, 5);" + predict + "input=rgb frames=1');")
				.startsWith("'rgb' is RGB"));
		assertEquals(
				"Model 'super-resolution-x2-photo' is for super-resolution, not for frame-prediction: choose another"
						+ " model.",
				Macros.refusal("newImage('y', '16-bit ramp', 64, 64, 5);"
						+ "run('Predict Frames...', 'model=super-resolution-x2-photo input=y frames=1');"));
	}

	@Test
	void anOpenTimeLapseIsLearntFromToo() {
		assertTrue(Macros.run(open() + train("input=drift.tif steps=1")).contains("is ready"));
	}

	@Test
	void aPreFlightWritesNothing() {
		final String printed = Macros.run(drift("steps=0"));
		assertTrue(printed.contains("Images: 'drift.tif', 1 series of 10 frames in all"), printed);
		assertTrue(printed.contains("Network: frames, the next one of 3, "), printed);
		assertFalse(Files.exists(models));
	}

	@Test
	void whatIsMissingOrNoGoodIsTold() {
		assertEquals("There is no time-lapse to learn from: give a folder (source=[path]), or open one.",
				Macros.refusal(train("steps=1")));
		assertEquals("past=1 is not possible: give a whole number from 2 to 16.",
				Macros.refusal(drift("steps=1").replace("past=3", "past=1")));
		assertEquals("recursion=9 is not possible: give a whole number from 1 to 8.",
				Macros.refusal(drift("recursion=9")));
		assertEquals("patch=30 is not possible: give a multiple of 8 from 16 to 1024.",
				Macros.refusal(drift("steps=1").replace("patch=32", "patch=30")));
		assertEquals("grain=-1.0 is not possible: give a weight from 0 to 1000.", Macros.refusal(drift("grain=-1")));
		assertEquals(
				"'drift.tif' has 10 frames, but past=3 and recursion=7 need 11: give a longer time-lapse, or smaller"
						+ " numbers.",
				Macros.refusal(drift("steps=1 recursion=7")));
		assertTrue(Macros.refusal("newImage('one', '16-bit ramp', 64, 64, 1);" + train("input=one steps=1"))
				.startsWith("'one' has 1 frame, but past=3 and recursion=2 need 6"));
		assertTrue(Macros.refusal("newImage('colours', 'RGB ramp', 64, 64, 9);" + train("input=colours steps=1"))
				.startsWith("'colours' is RGB, but frames are predicted of grey values"));
	}
}
