package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.Gan;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.ModelLibrary;
import sc.fiji.gan.model.ModelPackage;
import sc.fiji.gan.model.ModelPackageWriter;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.TensorDescription;
import sc.fiji.gan.standalone.Macros;

/** The command by macro; expected numbers are worked by hand. */
@Timeout(120)
class CheckHallucinationsTest {

	private static final String MODEL = "super-resolution-x2-photo";

	@TempDir
	Path folder;

	@BeforeEach
	@AfterEach
	void closeImages() {
		System.clearProperty(ModelLibrary.PROPERTY);
		Macros.run("close('*');");
		Analyzer.setResultsTable(new ResultsTable());
	}

	private static ImagePlus show(final String title, final ImageProcessor... planes) {
		final ImageStack stack = new ImageStack(planes[0].getWidth(), planes[0].getHeight());
		Arrays.stream(planes).forEach(stack::addSlice);
		final ImagePlus image = new ImagePlus(title, stack);
		image.show();
		WindowManager.setTempCurrentImage(null);
		return image;
	}

	private static String check(final String options) {
		return Macros.run("run('Check Hallucinations...', '" + options + "');");
	}

	private static double value(final String column, final int row) {
		return ResultsTable.getResultsTable().getValue(column, row);
	}

	/** A slope of 20 x 10 pixels. */
	private static FloatProcessor slope() {
		final FloatProcessor slope = new FloatProcessor(20, 10);
		for (int i = 0; i < 200; i++)
			slope.setf(i, 10 * (i % 20) + i / 20);
		return slope;
	}

	/** Each pixel four times. */
	private static ImageProcessor doubled(final ImageProcessor image) {
		image.setInterpolationMethod(ImageProcessor.NONE);
		return image.resize(40, 20);
	}

	@Test
	void resultIsMadeSmallAgainAndHeldAgainstTheInput() {
		final ImagePlus input = show("cells.tif", slope());
		input.getCalibration().pixelWidth = 0.5;
		final ImageProcessor invented = doubled(slope());
		invented.setf(6, 8, invented.getf(6, 8) + 20);
		invented.setf(30, 14, invented.getf(30, 14) - 32);
		invented.setf(0, 0, invented.getf(0, 0) + 7);
		invented.setf(1, 0, invented.getf(1, 0) - 7);
		show("cells-x2", invented);
		check("input=cells.tif result=cells-x2 kernel=area noise=2");
		final ImagePlus map = WindowManager.getImage("cells-x2-consistency");
		assertEquals(20, map.getWidth());
		assertEquals(0.5, map.getCalibration().pixelWidth);
		assertEquals(5, map.getProcessor().getf(3, 4), 1e-5);
		assertEquals(-8, map.getProcessor().getf(15, 7), 1e-5);
		// What sums to nothing leaves no trace.
		assertEquals(0, map.getProcessor().getf(0, 0), 1e-5);
		assertEquals(-4, WindowManager.getImage("cells-x2-consistency-noise").getProcessor().getf(15, 7), 1e-5);
		for (int row = 0; row < 2; row++) {
			assertEquals(Math.sqrt(89 / 200.0), value("RMS difference", row), 1e-6);
			assertEquals(-3 / 200.0, value("Mean difference", row), 1e-6);
			assertEquals(8, value("Largest difference", row), 1e-5);
			assertEquals(Math.sqrt(89 / 200.0) / 2, value("RMS / noise", row), 1e-6);
			assertEquals(0.5, value("Beyond 3 noise (%)", row), 1e-9);
		}
	}

	@Test
	void blurIsPartOfTheWayBack() {
		final FloatProcessor sharp = new FloatProcessor(41, 41);
		sharp.setf(20, 20, 100);
		show("input", new FloatProcessor(41, 41));
		show("result", sharp);
		check("input=input result=result blur=2 noise=1");
		// The peak of a Gaussian of that sigma.
		assertEquals(100 / (2 * Math.PI * 4), WindowManager.getImage("result-consistency").getProcessor().getf(20, 20),
				0.01);
	}

	@Test
	void anInputWithoutNoiseHasNoRelativeDifferenceAndSaysSo() {
		show("input", new FloatProcessor(20, 10));
		show("result", new FloatProcessor(20, 10));
		final String printed = check("input=input result=result");
		assertTrue(printed.contains("Noise: the input seems to have none: give one"), printed);
		assertTrue(Double.isNaN(value("RMS / noise", 1)));
		assertEquals(0, value("RMS difference", 1));
		assertNull(WindowManager.getImage("result-consistency-noise"));
	}

	@Test
	void pixelsThatAreNotFiniteLeaveNoFigures() {
		final FloatProcessor result = slope();
		result.setf(0, Float.NaN);
		show("input", slope(), slope());
		show("result", slope(), result);
		check("input=input result=result noise=1");
		assertEquals(0, value("RMS difference", 0), 1e-4);
		for (final int row : new int[]{1, 2})
			assertTrue(Double.isNaN(value("RMS difference", row)));
		assertTrue(ResultsTable.getResultsTable().getStringValue("Remark", 2).contains("NaN or infinite"));
	}

	/** The network of a model that is there, with 10.2 grey values added to its output. */
	private void writeBrighterModel() {
		final ModelPackage shipped = Gan.library().open(MODEL);
		final ModelDescription d = shipped.description();
		final TensorDescription output = new TensorDescription(d.output().id(), d.output().channels(),
				List.of(new Processing.ScaleLinear(255, 10.2)));
		new ModelPackageWriter(new ModelDescription("brighter", "Brighter", "1.0.0", d.task(), d.licence(), d.input(),
				output, d.scale(), d.halo(), 1, false), shipped.networkFile().path()).write(folder, false);
		System.setProperty(ModelLibrary.PROPERTY, folder.toString());
	}

	@Test
	void modelsThatDisagreeHaveASpread() {
		writeBrighterModel();
		final ImagePlus input = show("cells.tif", slope(), slope());
		input.getCalibration().pixelWidth = 0.5;
		check("input=cells.tif models=[" + MODEL + ", brighter]");
		final ImagePlus map = WindowManager.getImage("cells-spread");
		assertEquals(40, map.getWidth());
		assertEquals(0.25, map.getCalibration().pixelWidth);
		// Two values that are 10.2 apart.
		assertEquals(10.2 / Math.sqrt(2), map.getStack().getVoxel(11, 7, 1), 1e-3);
		assertEquals(3, ResultsTable.getResultsTable().size());
		assertEquals(10.2 / Math.sqrt(2), value("Mean spread", 2), 1e-3);
		assertFalse(ResultsTable.getResultsTable().columnExists("RMS difference"));
	}

	@Test
	void checkpointsOfOneModelAreTheModelsThatWereMadeOfThem() throws IOException {
		System.setProperty(ModelLibrary.PROPERTY, folder.resolve("models").toString());
		for (int seed = 1; seed <= 2; seed++)
			Macros.run("newImage('photos', '8-bit ramp', 64, 64, 4);"
					+ "run('Train Super-Resolution...', 'input=photos name=tiny-" + seed + " seed=" + seed
					+ " steps=20 features=4 blocks=1 batch=2 patch=12'); close('photos');");
		final Path one = folder.resolve("models/tiny-1/training");
		final Path other = folder.resolve("models/tiny-2/training");
		assertEquals(List.of("checkpoint-00000020.npz"), names(ModelPackage.read(one.getParent()).checkpoints()));
		Files.copy(other.resolve("checkpoint-00000020.npz"), one.resolve("checkpoint-00000040.npz"));
		show("chart", SampleImages.chart(32).getProcessor().convertToFloat());
		check("input=chart models=[tiny-1,tiny-2]");
		final float[] ofModels = (float[]) WindowManager.getImage("chart-spread").getProcessor().getPixels();
		Macros.run("close('chart-spread');");
		check("input=chart checkpoints=tiny-1");
		assertArrayEquals(ofModels, (float[]) WindowManager.getImage("chart-spread").getProcessor().getPixels(), 1e-3f);
		assertTrue(value("Mean spread", 1) > 0.1, "the two networks are the same");
	}

	private static List<String> names(final List<Path> files) {
		return files.stream().map(f -> f.getFileName().toString()).toList();
	}

	@Test
	void anInverseModelTranslatesTheResultBack() {
		final ImagePlus result = show("result", SampleImages.chart(32).getProcessor());
		try (Gan gan = Gan.open(MODEL)) {
			final ImageProcessor back = gan.apply(result).getProcessor();
			back.set(5, 5, back.get(5, 5) - 2);
			show("input", back);
		}
		check("input=input result=result inverse=" + MODEL + " noise=1");
		assertEquals(2, WindowManager.getImage("result-consistency").getProcessor().getf(5, 5));
		assertEquals(2 / 64.0, value("RMS difference", 1), 1e-9);
	}

	@Test
	void reportIsAPageWithMapsAndItsFiguresBesideIt() throws IOException {
		show("input", slope(), slope());
		show("result", doubled(slope()), doubled(slope()));
		check("input=input result=result noise=2 models=[" + MODEL + "," + MODEL + "] report=["
				+ Macros.quote(folder.resolve("page.html")) + "]");
		final String page = Files.readString(folder.resolve("page.html"));
		assertEquals(5, page.split("<img ", -1).length - 1);
		assertTrue(page.contains("antialiased bicubic reduction"), "the way back");
		assertEquals(4, Files.readAllLines(folder.resolve("page.csv")).size());
	}

	@Test
	void whatDoesNotGoTogetherIsRefusedInASentence() throws IOException {
		final List<String> messages = new ArrayList<>();
		for (final String options : List.of("", "models=" + MODEL, "result=three", "result=two",
				"result=input factor=2", "result=input noise=-1", "result=input kernel=round", "result=input blur=-1",
				"models=[" + MODEL + ",nobody]", "models=[" + MODEL + ",super-resolution-x4-photo]",
				"result=input inverse=" + MODEL, "result=input report=[a.txt]", "checkpoints=bare")) {
			// Without a display ImageJ forgets its images when a macro aborts.
			show("input", slope());
			show("two", slope(), slope());
			show("three", new FloatProcessor(30, 20));
			if (options.contains("bare")) writeBareModel();
			messages.add(Macros.refusal("run('Check Hallucinations...', 'input=input " + options + "');"));
			assertEquals(0, ResultsTable.getResultsTable().size());
		}
		assertTrue(messages.get(0).startsWith("There is nothing to check"), messages.get(0));
		assertTrue(messages.get(1).startsWith("One model has no spread"), messages.get(1));
		assertTrue(messages.get(3).contains("has 1 slice, the result 'two' 2 slices"), messages.get(3));
		assertTrue(messages.get(4).contains("not 2 times as large"), messages.get(4));
		assertTrue(messages.get(9).contains("40 x 20 pixels, 32 bits"), messages.get(9));
		assertTrue(messages.get(12).startsWith("Model 'bare' keeps 0 checkpoints"), messages.get(12));
		assertEquals(messages.size(), messages.stream().distinct().count(), messages.toString());
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of("bare"), names(files.toList()));
		}
	}

	/** A model without a training. */
	private void writeBareModel() {
		final ModelPackage shipped = Gan.library().open(MODEL);
		final ModelDescription d = shipped.description();
		new ModelPackageWriter(new ModelDescription("bare", "Bare", "1.0.0", d.task(), d.licence(), d.input(),
				d.output(), d.scale(), d.halo(), 1, true), shipped.networkFile().path()).write(folder, false);
		System.setProperty(ModelLibrary.PROPERTY, folder.toString());
	}
}
