package sc.fiji.gan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.image.Resampling;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.metric.ComparedPairs;
import sc.fiji.gan.metric.ComparedPairs.ComparedPair;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.standalone.Macros;

/** The command by macro; expected figures are scikit-image's, or worked by hand. */
@Timeout(120)
class CompareImagesTest {

	private static final List<String> MEASURES = List.of("PSNR", "SSIM", "MS-SSIM", "NRMSE", "MAE", "Pearson");
	/** Of these, the columns of the golden figures. */
	private static final int[] GOLDEN = {0, 1, 2, 4, 5, 6};

	@BeforeEach
	@AfterEach
	void closeImages() {
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

	/** In the type that the values of the pair are meant for. */
	private static ImageProcessor pixels(final ComparedPair pair, final GreyImage image) {
		final ImageProcessor floats = new FloatProcessor(image.width(), image.height(), image.values());
		if (pair.name().endsWith(" 8 bits")) return floats.convertToByteProcessor(false);
		return pair.name().endsWith("16 bits") ? floats.convertToShortProcessor(false) : floats;
	}

	/** Runs the command; the new rows of Results. */
	private static ResultsTable compare(final String options) {
		Macros.run("run('Compare Images...', '" + options + "');");
		return ResultsTable.getResultsTable();
	}

	private static String refusal(final String options) {
		final String message = Macros.refusal("run('Compare Images...', '" + options + "');");
		assertEquals(0, ResultsTable.getResultsTable().size());
		return message;
	}

	private static double value(final String column, final int row) {
		return ResultsTable.getResultsTable().getValue(column, row);
	}

	private static String remark() {
		final ResultsTable table = ResultsTable.getResultsTable();
		return table.getStringValue("Remark", table.size() - 1);
	}

	static Stream<Arguments> pairs() {
		final List<ComparedPair> pairs = ComparedPairs.all();
		return IntStream.range(0, pairs.size())
				.mapToObj(i -> Arguments.of(pairs.get(i).name(), pairs.get(i), ComparedPairs.golden().get(i)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pairs")
	void agreesWithScikitImage(final String name, final ComparedPair pair, final double[] golden) {
		show("image", pixels(pair, pair.image()));
		show("truth", pixels(pair, pair.reference()));
		final ResultsTable table = compare("input=image reference=truth map=none range=" + pair.range());
		assertEquals(2, table.size());
		for (int row = 0; row < 2; row++)
			for (int m = 0; m < MEASURES.size(); m++)
				assertEquals(golden[GOLDEN[m]], value(MEASURES.get(m), row),
						1e-4 * Math.max(1e-3, Math.abs(golden[GOLDEN[m]])), MEASURES.get(m));
	}

	/** The pairs of one type; of all pixels together PSNR comes from the mean of the squared errors. */
	@Test
	void measuresSlicesOneByOneAndTheStackAsAWhole() {
		final List<Integer> sixteen = IntStream.range(0, 24).filter(i -> ComparedPairs.all().get(i).range() == 65535)
				.boxed().toList();
		final List<ComparedPair> pairs = sixteen.stream().map(ComparedPairs.all()::get).toList();
		show("image", pairs.stream().map(p -> pixels(p, p.image())).toArray(ImageProcessor[]::new));
		show("truth", pairs.stream().map(p -> pixels(p, p.reference())).toArray(ImageProcessor[]::new));
		final ResultsTable table = compare("input=image reference=truth range=65535");
		assertEquals(pairs.size() + 1, table.size());
		assertEquals("all", table.getStringValue("Slice", pairs.size()));
		double error = 0;
		double similarity = 0;
		for (int i = 0; i < pairs.size(); i++) {
			final double[] golden = ComparedPairs.golden().get(sixteen.get(i));
			assertEquals(golden[0], value("PSNR", i), 1e-4);
			assertEquals(golden[2], value("MS-SSIM", i), 1e-4);
			error += Math.pow(10, -golden[0] / 10) / pairs.size();
			similarity += golden[1] / pairs.size();
		}
		assertEquals(-10 * Math.log10(error), value("PSNR", pairs.size()), 1e-4);
		assertEquals(similarity, value("SSIM", pairs.size()), 1e-4);
	}

	@Test
	void rangeIsThatOfTheTypeOrOfTheReferenceAndStandsInTheTable() {
		final List<ComparedPair> pairs = ComparedPairs.all();
		for (final int i : new int[]{0, 2, 4}) {
			final ComparedPair pair = pairs.get(i);
			show("image", pixels(pair, pair.image()));
			show("truth", pixels(pair, pair.reference()));
			compare("input=image reference=truth map=none");
			double min = Double.MAX_VALUE;
			double max = -Double.MAX_VALUE;
			for (final float v : pair.reference().values()) {
				min = Math.min(min, v);
				max = Math.max(max, v);
			}
			final double range = i == 0 ? 255 : max - min;
			assertEquals(range, value("Range", 0), 1e-9);
			// A wider range shifts PSNR by 20 log10 of the ratio.
			assertEquals(ComparedPairs.golden().get(i)[0] + 20 * Math.log10(range / pair.range()), value("PSNR", 0),
					1e-4, pair.name());
			closeImages();
		}
	}

	@Test
	void borderIsLeftOut() {
		final ByteProcessor image = new ByteProcessor(30, 20);
		image.set(1, 10, 100);
		image.set(2, 10, 50);
		show("image", image);
		show("truth", new ByteProcessor(30, 20));
		compare("input=image reference=truth border=2");
		assertEquals(50.0 / (26 * 16), value("MAE", 0), 1e-12);
		assertTrue(ResultsTable.getResultsTable().getRowAsString(0).contains("\t0.120192\t"), "six digits");
		assertEquals(2, value("Border", 0));
	}

	@Test
	void coloursAreMeasuredByLumaOrByChannels() {
		final ColorProcessor image = new ColorProcessor(30, 20);
		for (int i = 0; i < image.getPixelCount(); i++)
			image.set(i, 0x640000);
		show("image", image);
		show("truth", new ColorProcessor(30, 20));
		compare("input=image reference=truth map=none");
		assertEquals(29.9, value("MAE", 0), 1e-5);
		compare("input=image reference=truth map=absolute colour=channels");
		assertEquals(100 / 3.0, value("MAE", 2), 1e-9);
		final ImagePlus map = WindowManager.getImage("image-error");
		assertEquals(3, map.getNChannels());
		assertEquals(100, map.getStack().getVoxel(4, 4, 0));
		assertEquals(0, map.getStack().getVoxel(4, 4, 1));
	}

	@Test
	void aSmallerBaselineIsEnlargedByBicubicInterpolation() {
		final ImageProcessor small = SampleImages.nuclei(40, 1).getProcessor();
		final float[] enlarged = Resampling.BICUBIC.resize((float[]) small.convertToFloat().getPixels(), 40, 40, 80,
				80);
		show("small", small);
		final ImagePlus truth = show("truth", new FloatProcessor(80, 80, enlarged).convertToShortProcessor(false));
		final ImageProcessor image = truth.getProcessor().duplicate();
		image.add(3);
		show("image", image);
		final ResultsTable table = compare("input=image reference=truth baseline=small");
		assertEquals("small (bicubic x2)", table.getStringValue("Baseline", 1));
		assertTrue(table.getRowAsString(1).contains("\t3\t"), table.getRowAsString(1));
		assertEquals(3, value("MAE", 1));
		assertEquals(0, value("Baseline MAE", 1));
		assertTrue(Double.isNaN(value("Baseline PSNR", 1)));
		assertTrue(remark().contains("Baseline PSNR: the images are identical"), remark());
	}

	@Test
	void mapShowsSignedErrorsWithTheCalibrationOfTheReference() {
		final ImagePlus truth = show("truth.tif", new FloatProcessor(20, 12), new FloatProcessor(20, 12));
		final Calibration calibration = truth.getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.setUnit("micron");
		truth.getStack().setSliceLabel("second", 2);
		final FloatProcessor image = new FloatProcessor(20, 12);
		image.setf(3, 4, -2);
		show("cells.tif", new FloatProcessor(20, 12), image);
		compare("input=cells.tif reference=truth.tif map=signed");
		final ImagePlus map = WindowManager.getImage("cells-error");
		assertEquals(32, map.getBitDepth());
		assertEquals(-2, map.getStack().getVoxel(3, 4, 1));
		assertEquals(0, map.getStack().getVoxel(3, 4, 0));
		assertEquals(0.25, map.getCalibration().pixelWidth);
		assertEquals("second", map.getStack().getSliceLabel(2));
		assertEquals(-map.getDisplayRangeMin(), map.getDisplayRangeMax());
	}

	@Test
	void rowsOfSeveralRunsStandOneBelowTheOther() {
		show("image", SampleImages.chart(40).getProcessor());
		show("truth", SampleImages.chart(40).getProcessor().resize(40, 40));
		compare("input=image reference=truth map=none");
		final ResultsTable table = compare("input=truth reference=image map=none");
		assertEquals(4, table.size());
		assertEquals("image", table.getStringValue("Image", 1));
		assertEquals("truth", table.getStringValue("Image", 3));
		Macros.run("if (getResult('MAE', nResults - 1) != " + value("MAE", 3) + ") exit('MAE');");
	}

	@Test
	void undefinedMeasuresAreNaNAndSayWhy() {
		show("flat", new FloatProcessor(20, 20));
		final FloatProcessor other = new FloatProcessor(20, 20);
		other.setf(2, 2, 0.5f);
		show("image", other);
		show("flat2", new FloatProcessor(20, 20));
		compare("input=flat reference=flat2 map=none");
		assertUndefined("PSNR", "SSIM", "MS-SSIM", "NRMSE", "Pearson");
		assertEquals(0, value("MAE", 1));
		assertTrue(remark().contains("PSNR: the reference is constant, so that it has no range: give one"), remark());
		compare("input=image reference=flat map=none range=1");
		assertTrue(remark().startsWith("MS-SSIM: needs 176 pixels, and 20 are there; NRMSE: the reference is constant;"
				+ " Pearson: the reference is constant"), remark());
		compare("input=flat reference=image map=none range=1");
		assertTrue(remark().endsWith("Pearson: the image is constant"), remark());
		other.setf(3, 3, Float.NaN);
		compare("input=image reference=flat map=none range=1");
		assertUndefined(MEASURES.toArray(String[]::new));
		assertTrue(remark().startsWith("PSNR: 1 pixel is NaN or infinite; SSIM: 1 pixel"), remark());
	}

	private static void assertUndefined(final String... measures) {
		final int last = ResultsTable.getResultsTable().size() - 1;
		for (final String measure : measures)
			assertTrue(Double.isNaN(value(measure, last)), measure + " " + value(measure, last));
	}

	@Test
	void identicalImagesHaveNoPsnr() {
		show("image", SampleImages.chart(200).getProcessor());
		show("truth", SampleImages.chart(200).getProcessor());
		compare("input=image reference=truth map=none");
		assertUndefined("PSNR");
		assertEquals("PSNR: the images are identical", remark());
		for (final String one : List.of("SSIM", "MS-SSIM", "Pearson"))
			assertEquals(1, value(one, 1), 1e-12, one);
		assertEquals(0, value("NRMSE", 1));
	}

	@Test
	void whatDoesNotGoTogetherIsRefusedInASentence() {
		show("image", new ByteProcessor(30, 20));
		show("wide", new ByteProcessor(40, 20));
		show("stack", new ByteProcessor(30, 20), new ByteProcessor(30, 20));
		show("short", new ByteProcessor(30, 20).convertToShort(false));
		assertEquals(
				"The image 'image' has 30 x 20 pixels, its reference 'wide' 40 x 20 pixels: crop or scale one of them"
						+ " (Image > Scale...), so that both have the same size.",
				refusal("input=image reference=wide"));
		final List<String> messages = new ArrayList<>();
		for (final String options : List.of("input=image reference=stack", "input=image reference=short",
				"input=image reference=image baseline=wide", "input=image reference=image baseline=short",
				"input=image reference=image border=10", "input=image reference=image border=-1",
				"input=image reference=image range=0", "input=image reference=image range=wide",
				"input=image reference=image colour=red", "input=image reference=image map=yes", "input=image",
				"input=image reference=nobody", "input=image reference=image report=[/no/such/folder/a.html]",
				"input=image reference=image report=[a.pdf]")) {
			// Without a display ImageJ forgets its images when a macro aborts.
			show("image", new ByteProcessor(30, 20));
			show("wide", new ByteProcessor(40, 20));
			show("stack", new ByteProcessor(30, 20), new ByteProcessor(30, 20));
			show("short", new ByteProcessor(30, 20).convertToShort(false));
			messages.add(refusal(options));
		}
		assertTrue(messages.get(0).contains("has 1 slice, the reference 'stack' 2 slices"), messages.get(0));
		assertTrue(messages.get(1).contains("is 8-bit, the reference 'short' 16-bit"), messages.get(1));
		assertTrue(messages.get(4).endsWith("give less than 10."), messages.get(4));
		assertTrue(messages.get(10).startsWith("There is no reference"), messages.get(10));
		assertEquals(messages.size(), messages.stream().distinct().count(), messages.toString());
	}

	@Test
	void reportIsAPageWithPicturesAndItsFiguresBesideIt(@TempDir final Path folder) throws IOException {
		show("my <cells>.tif", SampleImages.nuclei(64, 1).getProcessor(), SampleImages.nuclei(64, 2).getProcessor());
		show("truth, second", SampleImages.nuclei(64, 3).getProcessor(), SampleImages.nuclei(64, 4).getProcessor());
		show("small", SampleImages.nuclei(32, 1).getProcessor(), SampleImages.nuclei(32, 1).getProcessor());
		compare("input=[my <cells>.tif] reference=[truth, second] baseline=small report=[" + Macros.quote(folder)
				+ "]");
		final String page = Files.readString(folder.resolve("my _cells_-comparison.html"));
		assertFalse(page.contains("<cells>"), "not escaped");
		// Three plots, and five images twice.
		assertEquals(13, page.split("<img ", -1).length - 1);
		final List<String> csv = Files.readAllLines(folder.resolve("my _cells_-comparison.csv"));
		assertEquals(4, csv.size());
		assertTrue(csv.get(0).startsWith("Slice,PSNR,SSIM,MS-SSIM,NRMSE,MAE,Pearson,Baseline PSNR,"), csv.get(0));
		assertTrue(csv.get(3).startsWith("all,")
				&& csv.get(3).endsWith(",my <cells>.tif,\"truth, second\",small (bicubic x2)"), csv.get(3));
		assertEquals(value("PSNR", 2), Double.parseDouble(csv.get(3).split(",")[1]), 1e-8);
	}

	@Test
	void nothingIsLeftInAFolderOfARefusedReport(@TempDir final Path folder) throws IOException {
		show("image", new ByteProcessor(30, 20));
		show("wide", new ByteProcessor(40, 20));
		refusal("input=image reference=wide report=[" + Macros.quote(folder) + "]");
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}
}
