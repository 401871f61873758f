package sc.fiji.gan.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.metric.features.ImageFeatures;
import sc.fiji.gan.metric.features.Radiomics;
import sc.fiji.gan.metric.features.RandomNetwork;

class GeneratorEvaluationTest {

	private static final int SIDE = 24;

	/** Spots of random place, width and brightness, 8 bits. */
	private static ImageProcessor spots(final long seed) {
		final Random random = new Random(31 * seed);
		random.nextDouble();
		final ByteProcessor image = new ByteProcessor(SIDE, SIDE);
		for (int spot = 0; spot < 3; spot++) {
			final double x = SIDE * random.nextDouble();
			final double y = SIDE * random.nextDouble();
			final double width = 1.5 + 3 * random.nextDouble();
			final double height = 60 + 60 * random.nextDouble();
			for (int i = 0; i < SIDE * SIDE; i++) {
				final double distance = Math.hypot(i % SIDE - x, i / SIDE - y) / width;
				image.set(i, Math.min(255, image.get(i) + (int) (height * Math.exp(-distance * distance / 2))));
			}
		}
		return image;
	}

	private static ImageProcessor[] draw(final int from, final int count) {
		return IntStream.range(from, from + count).mapToObj(GeneratorEvaluationTest::spots)
				.toArray(ImageProcessor[]::new);
	}

	private static ImageSet set(final ImageProcessor... images) {
		return ImageSet.ofStack(Plants.stack("stack", images), "images");
	}

	private static GeneratorResult evaluate(final ImageFeatures features, final int size, final ImageSet generated,
			final ImageSet real) {
		return new GeneratorEvaluation(new GeneratorSettings(features.name(), 1, size), features).evaluate(generated,
				real, null, null, Progress.NONE);
	}

	private static GeneratorResult evaluate(final ImageSet generated, final ImageSet real) {
		return evaluate(RandomNetwork.STANDARD, 0, generated, real);
	}

	private static double value(final GeneratorResult result, final String measure, final String column) {
		return result.figures().getValue(column, row(result, measure));
	}

	private static int row(final GeneratorResult result, final String measure) {
		return Arrays.asList(result.figures().getColumnAsStrings("Measure")).indexOf(measure);
	}

	@Test
	void identicalSetsAreAtNoDistance() {
		final ImageProcessor[] images = draw(0, 60);
		final GeneratorResult result = evaluate(set(images), set(images));
		assertEquals(0, value(result, "Frechet distance", "Generated"), 1e-3);
		assertEquals(0, value(result, "Sliced Wasserstein x1000", "Generated"));
		assertTrue(value(result, "KID", "Generated") <= 0);
		for (final String measure : List.of("Precision", "Recall", "Coverage"))
			assertEquals(1, value(result, measure, "Generated"), measure);
		assertEquals(value(result, "MS-SSIM within the set", "Real"),
				value(result, "MS-SSIM within the set", "Generated"));
	}

	/** Other images of the same kind do as well as real ones do; of another kind they do worse. */
	@Test
	void figuresMeanSomethingBesideThoseOfRealImages() {
		final ImageSet real = set(draw(0, 200));
		final GeneratorResult alike = evaluate(set(draw(1000, 200)), real);
		final double error = value(alike, "KID", "Error");
		assertEquals(0, value(alike, "KID", "Generated"), 4 * error);
		assertEquals(value(alike, "Recall", "Real"), value(alike, "Recall", "Generated, n of real"), 0.15);
		final ImageProcessor[] darker = draw(1000, 200);
		Arrays.stream(darker).forEach(image -> image.multiply(0.5));
		final GeneratorResult worse = evaluate(set(darker), real);
		assertTrue(value(worse, "KID", "Generated") > 4 * value(worse, "KID", "Error"));
		assertTrue(value(worse, "Frechet distance", "Generated, n of real") > 1.5
				* value(worse, "Frechet distance", "Real"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"random", "radiomic"})
	void orderOfTheImagesChangesNothing(final String extractor) {
		final ImageFeatures features = extractor.equals("random") ? RandomNetwork.STANDARD : new Radiomics();
		final ImageProcessor[] generated = draw(500, 40);
		final ImageProcessor[] real = draw(0, 50);
		final ResultsTable sorted = evaluate(features, 32, set(generated), set(real)).figures();
		final ResultsTable shuffled = evaluate(features, 32, set(shuffled(generated)), set(shuffled(real))).figures();
		assertEquals(text(sorted), text(shuffled));
	}

	private static ImageProcessor[] shuffled(final ImageProcessor[] images) {
		final List<ImageProcessor> list = new ArrayList<>(List.of(images));
		Collections.shuffle(list, new Random(5));
		return list.toArray(ImageProcessor[]::new);
	}

	private static String text(final ResultsTable table) {
		return IntStream.range(0, table.size()).mapToObj(table::getRowAsString).toList().toString();
	}

	@Test
	void collapsedGeneratorRecallsNothingAndHasNoVariety() {
		final ImageProcessor[] one = new ImageProcessor[80];
		Arrays.fill(one, spots(3));
		final GeneratorResult result = evaluate(set(one), set(draw(0, 80)));
		assertTrue(value(result, "Recall", "Generated") < 0.05);
		assertEquals(1, value(result, "Precision", "Generated"));
		assertEquals(1, value(result, "MS-SSIM within the set", "Generated"), 1e-6);
	}

	@Test
	void everyRowTellsExtractorSeedAndNumbers() {
		final ResultsTable table = evaluate(set(draw(500, 11)), set(draw(0, 15))).figures();
		for (int row = 0; row < table.size(); row++) {
			assertEquals("random network (seed 1)", table.getStringValue("Extractor", row));
			assertEquals("1", table.getStringValue("Seed", row));
			assertEquals("11", table.getStringValue("n generated", row));
			assertEquals("15", table.getStringValue("n reference", row));
		}
		assertEquals("7", table.getStringValue("n of real", 0));
		assertTrue(table.getStringValue("Remark", 1).contains("fewer images than features (128)"));
	}

	@Test
	void loneImageHasNoMeasureButReasons() {
		final GeneratorResult result = evaluate(set(spots(1)), set(draw(0, 20)));
		for (final String measure : List.of("KID", "Frechet distance", "Precision", "Coverage",
				"MS-SSIM within the set"))
			assertTrue(Double.isNaN(value(result, measure, "Generated")), measure);
		assertEquals("needs at least 2 images, has 1",
				result.figures().getStringValue("Remark", row(result, "MS-SSIM within the set")));
		assertTrue(
				result.remarks().stream().anyMatch(
						r -> r.startsWith("KID: not defined, needs at least 3 images in each set, has 1 and 20")),
				result.remarks().toString());
	}

	@Test
	void blankImagesAreCountedAndMeasuresAreStillNumbers() {
		final ImageProcessor[] images = draw(100, 20);
		images[4] = new ByteProcessor(SIDE, SIDE);
		final GeneratorResult result = evaluate(set(images), set(draw(0, 20)));
		assertTrue(Double.isFinite(value(result, "KID", "Generated")));
		assertTrue(result.remarks().contains("1 image of 'stack' is blank, all pixels alike: stack [5]."),
				result.remarks().toString());
		final ImageProcessor[] blank = new ImageProcessor[20];
		Arrays.fill(blank, new ByteProcessor(SIDE, SIDE));
		assertEquals(1, value(evaluate(set(blank), set(blank)), "Precision", "Generated"));
	}

	@Test
	void imagesWithPixelsThatAreNoNumbersAreLeftOutAndNamed() {
		final ImageProcessor[] images = Arrays.stream(draw(0, 12)).map(ImageProcessor::convertToFloatProcessor)
				.toArray(ImageProcessor[]::new);
		images[2].setf(7, Float.NaN);
		final GeneratorResult result = evaluate(set(images), set(images));
		assertEquals("11", result.figures().getStringValue("n generated", 0));
		assertTrue(
				result.remarks()
						.contains("Left out 1 image of 'stack' with pixels that are NaN or infinite: stack [3]."),
				result.remarks().toString());
		final ImageSet only = set(images[2]);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> evaluate(only, set(images[0]))).getMessage()
				.startsWith("All 1 images of 'stack' have pixels that are NaN or infinite: replace"));
	}

	@Test
	void differentSizesAndTypesAreRefusedWithARemedy() {
		final ImageSet real = set(draw(0, 3));
		final ImageSet large = set(spots(1).resize(30, 28));
		assertEquals(
				"'stack' has 30 x 28 pixels, 'stack [1]' 24 x 24: give a size to which all are brought, such as"
						+ " size=64.",
				assertThrows(IllegalArgumentException.class, () -> evaluate(large, real)).getMessage());
		assertEquals("1", evaluate(RandomNetwork.STANDARD, 28, large, real).figures().getStringValue("n generated", 0));
		final ImageSet floats = set(new FloatProcessor(SIDE, SIDE));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> evaluate(floats, real)).getMessage()
				.startsWith("'stack' has 32 bits, the real image 'stack [1]' 8 bits or colours: convert"));
	}

	/** Grey images and colours that are grey are the same. */
	@Test
	void greyAndColoursGoTogether() {
		final ImageProcessor[] colours = Arrays.stream(draw(0, 20)).map(ImageProcessor::convertToRGB)
				.toArray(ImageProcessor[]::new);
		final GeneratorResult result = evaluate(set(colours), set(draw(0, 20)));
		assertEquals(0, value(result, "Frechet distance", "Generated"), 1e-3);
		assertTrue(colours[0] instanceof ColorProcessor);
		assertTrue(result.figures().getStringValue("Remark", row(result, "Sliced Wasserstein x1000")).isEmpty());
	}

	@Test
	void pairsShowEachImageBesideItsModel() {
		final ImageProcessor[] training = draw(0, 30);
		final ImageProcessor[] generated = draw(500, 10);
		generated[6] = Plants.flipped(training[4]);
		final GeneratorResult result = new GeneratorEvaluation(GeneratorSettings.DEFAULT, RandomNetwork.STANDARD)
				.evaluate(set(generated), set(training), set(training), set(draw(800, 30)), Progress.NONE);
		final ImagePlus pairs = result.pairs().orElseThrow();
		assertTrue(pairs.getStack().getSliceLabel(1).startsWith("copy: stack [7] | stack [5], distance "),
				pairs.getStack().getSliceLabel(1));
		final ImageProcessor first = pairs.getStack().getProcessor(1);
		assertEquals(64 + 2 + 64, first.getWidth());
		// The training image lies as the generated one does.
		for (int i = 0; i < 64 * 64; i += 37)
			assertEquals(first.get(i % 64, i / 64) & 0xff, first.get(66 + i % 64, i / 64) & 0xff, 2);
		assertEquals("mirror x", result.nearest().orElseThrow().getStringValue("Turned", 0));
		assertTrue(result.copies().orElseThrow() >= 1);
		assertTrue(result.distances().isPresent());
	}

	@Test
	void cancelIsObeyedWhereverItComes() {
		final ImageSet real = set(draw(0, 30));
		for (final double part : new double[]{0, 0.2, 0.5, 0.7, 0.92}) {
			final boolean[] canceled = {false};
			final Progress progress = new Progress() {

				@Override
				public void update(final double fraction, final String message) {
					canceled[0] |= fraction >= part;
				}

				@Override
				public boolean isCanceled() {
					return canceled[0];
				}
			};
			assertThrows(CancellationException.class,
					() -> new GeneratorEvaluation(GeneratorSettings.DEFAULT, RandomNetwork.STANDARD).evaluate(real,
							real, real, real, progress));
		}
	}
}
