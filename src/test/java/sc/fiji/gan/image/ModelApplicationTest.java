package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;

class ModelApplicationTest {

	private static final MemoryBudget BUDGET = new MemoryBudget(1L << 28, 8, 16, 1L << 28);

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void identityKeepsEveryPixelOfEveryPlane(final int bitDepth) {
		final ImagePlus input = hyperstack(bitDepth, 37, 21, 2, 3, 2);
		final ImagePlus result = apply(Models.superResolution(1, 1, 2), FakeNetworks.identity(), input);
		assertArrayEquals(input.getDimensions(), result.getDimensions());
		assertEquals(bitDepth, result.getBitDepth());
		for (int i = 1; i <= input.getStackSize(); i++)
			assertArrayEquals(floats(input, i), floats(result, i), 1e-2f, "plane " + i);
	}

	@ParameterizedTest
	@CsvSource({"0, 1", "100, 3", "60000, 5535", "0, 65535"})
	void sixteenBitsKeepTheirMeanWithinAThousandth(final int from, final int range) {
		final ImagePlus input = noise16(64, 48, from, range);
		// Bicubic interpolation gives fractions that must be rounded without a bias.
		final Network bicubic = FakeNetworks.network(x -> FloatArray.image(
				Resampling.BICUBIC.resize(x.data(), x.width(), x.height(), 2 * x.width(), 2 * x.height()),
				2 * x.height(), 2 * x.width(), 1));
		for (final Processing p : new Processing[]{new Processing.ScaleLinear(1 / 65535.0, 0),
				new Processing.ScaleRange(0.1, 99.9, 1e-6, false), new Processing.ZeroMeanUnitVariance(1e-6, false)}) {
			final ImagePlus result = apply(Models.of(Task.SUPER_RESOLUTION, 2, 1, 1, 2, 1, true, p), bicubic, input);
			final double mean = input.getStatistics().mean;
			// Clipping at 0 and 65535 cuts overshoots; elsewhere nothing may be lost.
			assertEquals(mean, result.getStatistics().mean,
					from > 0 && range > 3 && range < 60000 ? mean * 1e-3 : mean * 5e-2, p.toString());
		}
	}

	@Test
	void lowLightKeepsItsMean() {
		final ImagePlus input = noise16(200, 100, 0, 3);
		final double mean = input.getStatistics().mean;
		final ImagePlus result = apply(Models.of(Task.SUPER_RESOLUTION, 2, 1, 1, 1, 1, true,
				new Processing.ScaleRange(0.1, 99.9, 1e-6, false)), FakeNetworks.nearest(2), input);
		assertEquals(mean, result.getStatistics().mean, mean * 1e-3);
	}

	@Test
	void integersAreRoundedHalfUpAndClipped() {
		final float[] outputs = {-3, 0.49999997f, 0.5f, 1.5f, 254.4f, 254.5f, 300, Float.NaN};
		final ImagePlus input = new ImagePlus("x", new ByteProcessor(8, 1));
		final ImagePlus result = apply(Models.of(Task.SUPER_RESOLUTION, 1, 1, 1, 0, 1, true),
				FakeNetworks.network(x -> new FloatArray(outputs, x.shape())), input);
		assertArrayEquals(new float[]{0, 0, 1, 2, 254, 255, 255, 0}, floats(result, 1));
	}

	@Test
	void sixteenBitsReachTheNetworkUncut() {
		final ImagePlus input = new ImagePlus("x",
				new ShortProcessor(3, 1, new short[]{1000, (short) 40001, (short) 65535}, null));
		final List<Float> seen = new ArrayList<>();
		apply(Models.of(Task.SUPER_RESOLUTION, 1, 1, 1, 0, 1, true), FakeNetworks.network(x -> {
			for (final float v : x.data())
				seen.add(v);
			return x;
		}), input);
		assertEquals(List.of(1000f, 40001f, 65535f), seen);
	}

	@Test
	void eachChannelHasStatisticsOfItsOwnOverAllItsPlanes() {
		final ImageStack stack = new ImageStack(2, 1);
		for (final float[] p : new float[][]{{0, 10}, {5, 105}, {20, 10}, {25, 25}})
			stack.addSlice(new FloatProcessor(2, 1, p));
		final ImagePlus input = new ImagePlus("x", stack);
		input.setDimensions(2, 1, 2);
		final List<Float> seen = new ArrayList<>();
		apply(Models.of(Task.SUPER_RESOLUTION, 1, 1, 1, 0, 1, true, new Processing.ScaleRange(0, 100, 0, false)),
				FakeNetworks.network(x -> {
					for (final float v : x.data())
						seen.add(v);
					return x;
				}), input);
		assertEquals(List.of(0f, 0.5f, 1f, 0.5f, 0f, 1f, 0.2f, 0.2f), seen);
	}

	@Test
	void rgbGoesAsLumaWithBicubicColour() {
		final ColorProcessor pixels = new ColorProcessor(19, 23);
		final Random random = new Random(7);
		for (int i = 0; i < 19 * 23; i++)
			pixels.set(i, random.nextInt(1 << 24));
		final ImagePlus result = apply(Models.superResolution(2, 1, 3), FakeNetworks.nearest(2),
				new ImagePlus("x", pixels));
		final float[][] rgb = new float[3][19 * 23];
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < 19 * 23; i++)
				rgb[c][i] = pixels.get(i) >> 16 - 8 * c & 255;
		final float[][] nearest = new float[3][];
		final float[][] cubic = new float[3][];
		for (int c = 0; c < 3; c++) {
			nearest[c] = Resampling.NEAREST.resize(rgb[c], 19, 23, 38, 46);
			cubic[c] = Resampling.BICUBIC.resize(rgb[c], 19, 23, 38, 46);
		}
		for (int i = 0; i < 38 * 46; i++) {
			// Bicubic interpolation is linear: exchange the luma of the enlarged colour.
			final double luma = 0.299 * (nearest[0][i] - cubic[0][i]) + 0.587 * (nearest[1][i] - cubic[1][i])
					+ 0.114 * (nearest[2][i] - cubic[2][i]);
			for (int c = 0; c < 3; c++)
				assertEquals(Math.min(255, Math.max(0, cubic[c][i] + luma)),
						result.getProcessor().get(i) >> 16 - 8 * c & 255, 0.501);
		}
	}

	@Test
	void rgbIsUnchangedByTheIdentity() {
		final ColorProcessor pixels = new ColorProcessor(16, 17);
		for (int i = 0; i < 16 * 17; i++)
			pixels.set(i, 0xff000000 | i * 61681);
		final ImagePlus one = apply(Models.superResolution(1, 1, 3), FakeNetworks.identity(),
				new ImagePlus("x", pixels));
		assertArrayEquals((int[]) pixels.getPixels(), (int[]) one.getProcessor().getPixels());
		final ImagePlus three = apply(Models.superResolution(1, 3, 3), FakeNetworks.identity(),
				new ImagePlus("x", pixels));
		assertArrayEquals((int[]) pixels.getPixels(), (int[]) three.getProcessor().getPixels());
	}

	@Test
	void aModelOfThreeChannelsTakesAnImageOfThreeChannels() {
		final ImagePlus input = hyperstack(16, 9, 8, 3, 2, 2);
		final ImagePlus result = apply(Models.superResolution(2, 3, 1), FakeNetworks.nearest(2), input);
		assertArrayEquals(new int[]{18, 16, 3, 2, 2}, result.getDimensions());
		for (int i = 1; i <= input.getStackSize(); i++)
			assertEquals(input.getStack().getProcessor(i).getf(4, 7), result.getStack().getProcessor(i).getf(9, 15));
	}

	@Test
	void eightBitColourBecomesRgb() {
		final ImagePlus input = new ImagePlus("x", new ColorProcessor(4, 4, new int[]{0xff0000, 0xff00, 0xff, 0,
				0xff0000, 0xff00, 0xff, 0, 0xff0000, 0xff00, 0xff, 0, 0xff0000, 0xff00, 0xff, 0}));
		new ImageConverter(input).convertRGBtoIndexedColor(8);
		assertEquals(ImagePlus.COLOR_256, input.getType());
		final ImagePlus result = apply(Models.superResolution(1, 1, 0), FakeNetworks.identity(), input);
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(input.getProcessor().convertToRGB().get(1, 1), result.getProcessor().get(1, 1));
	}

	@Test
	void outputsInTheirOwnUnitsBecomeFloats() {
		final ImagePlus input = new ImagePlus("x", new ByteProcessor(2, 1, new byte[]{0, 100}, null));
		final ImagePlus result = apply(
				Models.of(Task.IMAGE_TRANSLATION, 1, 1, 1, 0, 1, false, new Processing.ScaleLinear(0.01, 0)),
				FakeNetworks.identity(), input);
		assertEquals(32, result.getBitDepth());
		assertArrayEquals(new float[]{0, 1}, floats(result, 1));
	}

	@Test
	void aWrongNumberOfChannelsIsOneSentence() {
		final ModelDescription model = Models.superResolution(2, 3, 1);
		assertEquals(
				"Model 'test-model' takes 3 channels, 'blobs.tif' has 1: convert it to RGB "
						+ "(Image > Type > RGB Color) or choose a model of 1 channel.",
				refusal(model, new ImagePlus("blobs.tif", new ByteProcessor(4, 4))));
		assertEquals(
				"Model 'test-model' takes 3 channels, 'cells.tif' has 2: split its channels "
						+ "(Image > Color > Split Channels) or choose a model of 1 or 2 channels.",
				refusal(model, hyperstack(8, "cells.tif", 4, 4, 2, 1, 1)));
	}

	@Test
	void anImageLargerThanMemoryIsRefusedBeforeTheNetworkRuns() {
		final ImagePlus input = new ImagePlus("big.tif", new ShortProcessor(1024, 1024));
		final Network never = FakeNetworks.network(x -> {
			throw new AssertionError("must not run");
		});
		final String message = assertThrows(IllegalArgumentException.class,
				() -> new ModelApplication(Models.superResolution(4, 1, 1), never, BUDGET.withHeapBytes(1 << 24))
						.apply(input, Progress.NONE))
				.getMessage();
		assertTrue(message.startsWith(
				"'big.tif' becomes 4096 x 4096 pixels and takes 32.0 MB of memory, of which " + "16.0 MB are free: "),
				message);
	}

	@Test
	void planesBeyondWhatImageJHoldsAreRefused() {
		final ImagePlus input = new ImagePlus("wide.tif", new ByteProcessor(20000, 8000));
		assertTrue(refusal(Models.superResolution(4, 1, 1), input).contains("2147 megapixels"));
	}

	@Test
	void aNetworkThatIsNotAsDescribedIsReported() {
		final String message = assertThrows(EngineException.class, () -> apply(Models.superResolution(4, 1, 1),
				FakeNetworks.nearest(2), new ImagePlus("x", new ByteProcessor(4, 4)))).getMessage();
		assertTrue(message.contains("[1, 12, 12, 1]") && message.contains("[1, 24, 24, 1]"), message);
	}

	@ParameterizedTest
	@CsvSource({"blobs.tif, blobs-test-model", "cells.ome.tif, cells-test-model", "Sample 1.5, Sample 1.5-test-model",
			"Untitled, Untitled-test-model", "a.b.PNG, a.b-test-model"})
	void resultsAreTitledAfterInputAndModel(final String title, final String expected) {
		final ImagePlus input = new ImagePlus(title, new ByteProcessor(3, 2));
		assertEquals(expected, apply(Models.superResolution(2, 1, 1), FakeNetworks.nearest(2), input).getTitle());
	}

	static ImagePlus apply(final ModelDescription model, final Network network, final ImagePlus input) {
		return new ModelApplication(model, network, BUDGET).apply(input, Progress.NONE);
	}

	private static String refusal(final ModelDescription model, final ImagePlus input) {
		return assertThrows(IllegalArgumentException.class, () -> apply(model, FakeNetworks.identity(), input))
				.getMessage();
	}

	private static float[] floats(final ImagePlus image, final int plane) {
		return (float[]) image.getStack().getProcessor(plane).convertToFloatProcessor().getPixels();
	}

	static ImagePlus hyperstack(final int bitDepth, final int width, final int height, final int channels,
			final int slices, final int frames) {
		return hyperstack(bitDepth, "x", width, height, channels, slices, frames);
	}

	private static ImagePlus hyperstack(final int bitDepth, final String title, final int width, final int height,
			final int channels, final int slices, final int frames) {
		final ImagePlus image = IJ.createHyperStack(title, width, height, channels, slices, frames, bitDepth);
		final Random random = new Random(5);
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor ip = image.getStack().getProcessor(i);
			for (int p = 0; p < width * height; p++)
				ip.setf(p, random.nextInt(bitDepth == 8 ? 256 : 65536));
		}
		return channels == 1 ? image : new CompositeImage(image, CompositeImage.COMPOSITE);
	}

	private static ImagePlus noise16(final int width, final int height, final int from, final int range) {
		final ShortProcessor ip = new ShortProcessor(width, height);
		final Random random = new Random(9);
		for (int i = 0; i < width * height; i++)
			ip.set(i, from + random.nextInt(range + 1));
		return new ImagePlus("noise", ip);
	}
}
