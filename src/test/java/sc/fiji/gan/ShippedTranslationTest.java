package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelPackage;

/** What the translations that come with the project do to images that are drawn. */
class ShippedTranslationTest {

	private static final String TO_HISTOLOGY = "translate-fluorescence-to-histology";
	private static final String TO_FLUORESCENCE = "translate-histology-to-fluorescence";
	private static final String FROM_LABELS = "translate-nuclei-labels-to-fluorescence";
	private static final int EDGE = 192;

	private static final Map<String, Translation> MODELS = new LinkedHashMap<>();

	private record Translation(ModelPackage files, Network network) {

		ImagePlus of(final ImagePlus image, final int tileEdge) {
			return new ModelApplication(files.description(), network,
					MemoryBudget.ofThisMachine().withTileEdge(tileEdge)).apply(image, Progress.NONE);
		}
	}

	@BeforeAll
	static void load() {
		for (final String id : ids()) {
			final ModelPackage files = Gan.library().open(id);
			MODELS.put(id, new Translation(files, Engines.engine().load(files.networkFile())));
		}
	}

	@AfterAll
	static void close() {
		MODELS.values().forEach(m -> m.network.close());
		MODELS.clear();
	}

	static List<String> ids() {
		return List.of(TO_HISTOLOGY, TO_FLUORESCENCE, FROM_LABELS);
	}

	private static ImagePlus nuclei() {
		return new ImagePlus("nuclei", SampleImages.nuclei(EDGE, 3).getProcessor().convertToByte(true));
	}

	private static ImagePlus labels() {
		final ImageProcessor labels = nuclei().getProcessor();
		labels.threshold((int) (2 * labels.getStats().mean));
		return new ImagePlus("labels", labels);
	}

	/** As the model takes it; a stained section is one that the other model made. */
	private static ImagePlus input(final String id) {
		return switch (id) {
			case TO_HISTOLOGY -> nuclei();
			case FROM_LABELS -> labels();
			default -> MODELS.get(TO_HISTOLOGY).of(nuclei(), 1024);
		};
	}

	private static ImagePlus whole(final String id) {
		return MODELS.get(id).of(input(id), 1024);
	}

	/** The mean of the channels, or the grey values. */
	private static FloatProcessor luminance(final ImagePlus image) {
		final ImageProcessor pixels = image.getProcessor();
		final FloatProcessor luminance = new FloatProcessor(image.getWidth(), image.getHeight());
		for (int i = 0; i < pixels.getPixelCount(); i++) {
			final int value = pixels.get(i);
			luminance.setf(i,
					image.getBitDepth() == 24
							? ((value >> 16 & 255) + (value >> 8 & 255) + (value & 255)) / 3f
							: pixels.getf(i));
		}
		return luminance;
	}

	private static double correlation(final FloatProcessor a, final FloatProcessor b) {
		final double meanA = a.getStats().mean;
		final double meanB = b.getStats().mean;
		double product = 0;
		double squareA = 0;
		double squareB = 0;
		for (int i = 0; i < a.getPixelCount(); i++) {
			final double x = a.getf(i) - meanA;
			final double y = b.getf(i) - meanB;
			product += x * y;
			squareA += x * x;
			squareB += y * y;
		}
		return product / Math.sqrt(squareA * squareB);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void tiledEqualsUntiledWithinAGreyValue(final String id) {
		final float[] untiled = (float[]) luminance(whole(id)).getPixels();
		// Eight bits: what is rounded the other way differs by 1.
		for (final int tile : new int[]{64, 96})
			assertArrayEquals(untiled, (float[]) luminance(MODELS.get(id).of(input(id), tile)).getPixels(), 1.001f,
					"tiles of " + tile);
	}

	/** Power of the differences of rows, or of columns, at a frequency in cycles per pixel. */
	private static double power(final FloatProcessor image, final double frequency, final boolean along) {
		double sum = 0;
		for (int line = 0; line < EDGE; line++) {
			double real = 0;
			double imaginary = 0;
			for (int i = 0; i < EDGE; i++) {
				// Hann's window: the two ends of a row do not fit together.
				final double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / EDGE);
				final double value = window * (along ? image.getf(i, line) : image.getf(line, i));
				real += value * Math.cos(2 * Math.PI * frequency * i);
				imaginary += value * Math.sin(2 * Math.PI * frequency * i);
			}
			sum += real * real + imaginary * imaginary;
		}
		return sum;
	}

	/** How much more there is of a period of two pixels than of those a little longer. */
	private static double peak(final FloatProcessor image, final boolean along) {
		double neighbours = 0;
		for (int i = 1; i <= 8; i++)
			neighbours += power(image, 0.5 - (4 + i) / (double) EDGE, along) / 8;
		return power(image, 0.5, along) / neighbours;
	}

	@Test
	void aCheckerboardWouldBeSeen() {
		final FloatProcessor image = luminance(nuclei());
		final double without = peak(image, true);
		for (int i = 0; i < image.getPixelCount(); i++)
			image.setf(i, image.getf(i) + ((i % EDGE + i / EDGE) % 2 == 0 ? 2 : -2));
		assertTrue(peak(image, true) > 4 * Math.max(1, without), without + " before, " + peak(image, true));
	}

	/** Networks that enlarge by transposed convolutions leave a pattern of two pixels. */
	@ParameterizedTest
	@MethodSource("ids")
	void noCheckerboard(final String id) {
		final FloatProcessor result = luminance(whole(id));
		for (final boolean along : new boolean[]{true, false})
			assertTrue(peak(result, along) < 2, "peak " + peak(result, along));
	}

	@Test
	void brightNucleiBecomeDarkAndBrightAgain() {
		final ImagePlus stained = whole(TO_HISTOLOGY);
		assertEquals(24, stained.getBitDepth());
		assertTrue(correlation(luminance(nuclei()), luminance(stained)) < -0.5);
		assertTrue(correlation(luminance(nuclei()), luminance(whole(TO_FLUORESCENCE))) > 0.7);
	}

	@Test
	void objectsOfLabelImagesBecomeBright() {
		assertTrue(correlation(luminance(labels()), luminance(whole(FROM_LABELS))) > 0.6);
	}
}
