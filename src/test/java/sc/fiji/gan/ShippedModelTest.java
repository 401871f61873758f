package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.Engines;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.image.MemoryBudget;
import sc.fiji.gan.image.ModelApplication;
import sc.fiji.gan.image.sample.SampleImages;
import sc.fiji.gan.model.ModelPackage;

/** What the real networks do to real grey values. */
class ShippedModelTest {

	private static final Map<String, ShippedModel> MODELS = new LinkedHashMap<>();

	private record ShippedModel(ModelPackage files, Network network) {

		ImagePlus enlarged(final ImagePlus image, final int tileEdge) {
			return new ModelApplication(files.description(), network,
					MemoryBudget.ofThisMachine().withTileEdge(tileEdge)).apply(image, Progress.NONE);
		}

		ImageProcessor enlarged(final ImageProcessor pixels) {
			return enlarged(new ImagePlus("image", pixels), MemoryBudget.DEFAULT_TILE_EDGE).getProcessor();
		}
	}

	@BeforeAll
	static void load() {
		for (final String id : ids()) {
			final ModelPackage files = Gan.library().open(id);
			MODELS.put(id, new ShippedModel(files, Engines.engine().load(files.networkFile())));
		}
	}

	@AfterAll
	static void close() {
		MODELS.values().forEach(m -> m.network.close());
		MODELS.clear();
	}

	static List<String> ids() {
		return List.of("super-resolution-x2-photo", "super-resolution-x4-photo", "super-resolution-x2-photo-gan",
				"super-resolution-x4-photo-gan", "super-resolution-x2-microscopy-gan");
	}

	/** Fluorescence: 16 bits, an offset of 100, a few hundred grey values at most. */
	private static ShortProcessor nuclei() {
		return (ShortProcessor) SampleImages.nuclei(128, 1).getProcessor();
	}

	/** The same without the offset and with a twentieth of the light: most pixels are 0 to 20. */
	private static ShortProcessor lowLight() {
		final ShortProcessor pixels = nuclei();
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, Math.max(0, pixels.get(i) - 95) / 20);
		return pixels;
	}

	private static double mean(final ImageProcessor pixels) {
		double sum = 0;
		for (int i = 0; i < pixels.getPixelCount(); i++)
			sum += pixels.getf(i);
		return sum / pixels.getPixelCount();
	}

	@ParameterizedTest
	@MethodSource("ids")
	void reproducesTheTestTensorsOfItsPackage(final String id) {
		final ShippedModel model = MODELS.get(id);
		final FloatArray raw = model.files.testInput().orElseThrow();
		final FloatArray input = FloatArray.zeros(raw.shape());
		for (int i = 0; i < raw.data().length; i++)
			input.data()[i] = raw.data()[i] / 255;
		// Other processors add up in another order.
		assertArrayEquals(model.files.testOutput().orElseThrow().data(), model.network.run(input).data(), 1e-4f);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void meanIntensityIsKeptWithinATenthOfAPercent(final String id) {
		assertMeanIsKept(MODELS.get(id), nuclei(), 1e-3);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void meanOfVeryDarkImagesIsKept(final String id) {
		// Without noise, a few grey values would all be rounded to the same side.
		final ImageProcessor dark = id.contains("microscopy") ? lowLight().convertToFloat() : lowLight();
		// The card of the one for fourfold photographs says that it keeps 0.2 % here.
		assertMeanIsKept(MODELS.get(id), dark, id.equals("super-resolution-x4-photo-gan") ? 2e-3 : 1e-3);
	}

	private static void assertMeanIsKept(final ShippedModel model, final ImageProcessor pixels,
			final double tolerance) {
		assertEquals(1, mean(model.enlarged(pixels)) / mean(pixels), tolerance);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void gainAndOffsetPassThrough(final String id) {
		final ShippedModel model = MODELS.get(id);
		assertGainAndOffsetPassThrough(model, 1, 20000);
		assertGainAndOffsetPassThrough(model, 3, 0);
		assertGainAndOffsetPassThrough(model, 20, 5000);
	}

	private static void assertGainAndOffsetPassThrough(final ShippedModel model, final int gain, final int offset) {
		final ShortProcessor pixels = nuclei();
		final ImageProcessor expected = model.enlarged(pixels);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, gain * pixels.get(i) + offset);
		final ImageProcessor result = model.enlarged(pixels);
		// Both results were rounded, the first one before it is multiplied here.
		final double tolerance = 0.5 * gain + 0.5 + 1e-5 * 65535;
		for (int i = 0; i < result.getPixelCount(); i++)
			assertEquals(gain * expected.get(i) + offset, result.get(i), tolerance);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void tiledEqualsUntiled(final String id) {
		final ShippedModel model = MODELS.get(id);
		final ImagePlus image = new ImagePlus("image", SampleImages.nuclei(96, 2).getProcessor().convertToFloat());
		final ImageProcessor pixels = image.getProcessor();
		final double range = pixels.getStats().max - pixels.getStats().min;
		final float[] whole = (float[]) model.enlarged(image, 1024).getProcessor().getPixels();
		for (final int edge : new int[]{17, 40})
			assertArrayEquals(whole, (float[]) model.enlarged(image, edge).getProcessor().getPixels(),
					(float) (1e-4 * range), "tiles of " + edge);
	}
}
