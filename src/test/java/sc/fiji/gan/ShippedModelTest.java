package sc.fiji.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

/** What the real network does to real grey values. */
class ShippedModelTest {

	private static ModelPackage model;
	private static Network network;

	@BeforeAll
	static void load() {
		model = Gan.library().open("super-resolution-x2-photo");
		network = Engines.engine().load(model.networkFile());
	}

	@AfterAll
	static void close() {
		network.close();
	}

	private static ImagePlus enlarged(final ImagePlus image, final int tileEdge) {
		return new ModelApplication(model.description(), network, MemoryBudget.ofThisMachine().withTileEdge(tileEdge))
				.apply(image, Progress.NONE);
	}

	private static ImageProcessor enlarged(final ImageProcessor pixels) {
		return enlarged(new ImagePlus("image", pixels), MemoryBudget.DEFAULT_TILE_EDGE).getProcessor();
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

	@Test
	void reproducesTheTestTensorsOfItsPackage() {
		final FloatArray raw = model.testInput().orElseThrow();
		final FloatArray input = FloatArray.zeros(raw.shape());
		for (int i = 0; i < raw.data().length; i++)
			input.data()[i] = raw.data()[i] / 255;
		// Other processors add up in another order.
		assertArrayEquals(model.testOutput().orElseThrow().data(), network.run(input).data(), 1e-4f);
	}

	@Test
	void meanIntensityIsKeptWithinATenthOfAPercent() {
		for (final ShortProcessor pixels : new ShortProcessor[]{nuclei(), lowLight()}) {
			final double before = mean(pixels);
			assertEquals(1, mean(enlarged(pixels)) / before, 1e-3, "mean " + before);
		}
	}

	@ParameterizedTest
	@CsvSource({"1, 20000", "3, 0", "20, 5000"})
	void gainAndOffsetPassThrough(final int gain, final int offset) {
		final ShortProcessor pixels = nuclei();
		final ImageProcessor expected = enlarged(pixels);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, gain * pixels.get(i) + offset);
		final ImageProcessor result = enlarged(pixels);
		// Both results were rounded, the first one before it is multiplied here.
		final double tolerance = 0.5 * gain + 0.5 + 1e-5 * 65535;
		for (int i = 0; i < result.getPixelCount(); i++)
			assertEquals(gain * expected.get(i) + offset, result.get(i), tolerance);
	}

	@Test
	void tiledEqualsUntiled() {
		final ImagePlus image = new ImagePlus("image", SampleImages.nuclei(96, 2).getProcessor().convertToFloat());
		final ImageProcessor pixels = image.getProcessor();
		final double range = pixels.getStats().max - pixels.getStats().min;
		final float[] whole = (float[]) enlarged(image, 1024).getProcessor().getPixels();
		for (final int edge : new int[]{17, 40})
			assertArrayEquals(whole, (float[]) enlarged(image, edge).getProcessor().getPixels(), (float) (1e-4 * range),
					"tiles of " + edge);
	}
}
