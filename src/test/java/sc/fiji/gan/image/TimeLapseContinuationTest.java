package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/** Time-lapses that are continued by networks that are known. */
class TimeLapseContinuationTest {

	private static final ModelDescription MODEL = new ModelDescription("go-on", "Go on", "1.0.0", Task.FRAME_PREDICTION,
			"CC0-1.0",
			new TensorDescription("x", TensorDescription.framesAndGrain(2),
					List.of(new Processing.ScaleRange(0, 100, 0, false), new Processing.ScaleLinear(2, -1))),
			new TensorDescription("y", List.of("next"), List.of()), 1, 3, 4, true);

	/** Each pixel goes on in a straight line. */
	private static final Network LINE = pixelwise((before, last, noise) -> 2 * last - before);
	private static final Network NOISE = pixelwise((before, last, noise) -> noise);

	private interface Pixel {

		float next(float before, float last, float noise);
	}

	private static Network pixelwise(final Pixel pixel) {
		return FakeNetworks.network(x -> {
			assertEquals(3, x.channels());
			final FloatArray y = FloatArray.zeros(1, x.height(), x.width(), 1);
			for (int i = 0; i < y.data().length; i++)
				y.data()[i] = pixel.next(x.data()[3 * i], x.data()[3 * i + 1], x.data()[3 * i + 2]);
			return y;
		});
	}

	private final List<String> warnings = new ArrayList<>();

	private ImagePlus go(final Network network, final int tile, final ImagePlus image, final int frames) {
		return go(network, tile, image, new PredictionRequest(frames));
	}

	private ImagePlus go(final Network network, final int tile, final ImagePlus image, final PredictionRequest wanted) {
		return new TimeLapseContinuation(MODEL, network, new MemoryBudget(1L << 28, 8, tile, 1L << 28),
				Provenance.of(MODEL), warnings::add).apply(image, wanted, Progress.NONE);
	}

	/**
	 * Of {@code frames} frames: pixel i of channel c and slice z at time t has 100 + i + 1000 c + 100 z
	 * + 7 t.
	 */
	private static ImagePlus ramps(final int bits, final int channels, final int slices, final int frames) {
		final ImageStack stack = new ImageStack(9, 7);
		for (int t = 0; t < frames; t++)
			for (int z = 0; z < slices; z++)
				for (int c = 0; c < channels; c++)
					stack.addSlice("t" + t + "z" + z + "c" + c, plane(bits, 100 + 1000 * c + 100 * z + 7 * t));
		final ImagePlus image = new ImagePlus("ramps.tif", stack);
		image.setDimensions(channels, slices, frames);
		return image;
	}

	private static ImageProcessor plane(final int bits, final int first) {
		final ImageProcessor plane = switch (bits) {
			case 8 -> new ByteProcessor(9, 7);
			case 16 -> new ShortProcessor(9, 7);
			default -> new FloatProcessor(9, 7);
		};
		for (int i = 0; i < 63; i++)
			plane.setf(i, first + i);
		return plane;
	}

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void eachFrameIsMadeOfThoseBeforeItAndKeepsTheBitDepth(final int bits) {
		final ImagePlus result = go(LINE, 100, ramps(bits, 1, 1, 3), 3);
		assertEquals("ramps-go-on", result.getTitle());
		assertEquals(bits, result.getBitDepth());
		assertArrayEquals(new int[]{9, 7, 1, 1, 6}, result.getDimensions());
		for (int t = 0; t < 6; t++)
			for (int i = 0; i < 63; i++)
				assertEquals(100 + i + 7 * t, result.getStack().getProcessor(t + 1).getf(i), bits == 32 ? 1e-2 : 0);
	}

	@Test
	void predictedFramesAreLabelledAndTheImageSaysWhatItIs() {
		final ImagePlus result = go(LINE, 100, ramps(16, 1, 1, 3), 2);
		assertEquals("t2z0c0", result.getStack().getSliceLabel(3));
		assertEquals("predicted +1", result.getStack().getSliceLabel(4));
		assertEquals("predicted +2", result.getStack().getSliceLabel(5));
		assertEquals("true", result.getProp("gan.synthetic"));
		assertEquals("go-on", result.getProp("gan.model"));
		assertEquals("2", result.getProp("gan.frames"));
		assertEquals("1.0", result.getProp("gan.grain"));
		assertEquals("4", result.getProp("gan.firstpredicted"));
		assertTrue(warnings.isEmpty(), warnings.toString());
	}

	/**
	 * What is too bright for 8 bits is cut off in the result, but the network goes on from what it
	 * made.
	 */
	@Test
	void roundingIsForTheResultAlone() {
		final ImagePlus image = ramps(8, 1, 1, 3);
		final ImagePlus result = go(LINE, 100, image, 12);
		assertEquals(255, result.getStack().getProcessor(15).get(62));
		assertEquals(100 + 7 * 14, result.getStack().getProcessor(15).get(0));
		final Network back = pixelwise((before, last, noise) -> last > 1 ? last - 10 : last + 10);
		final ImagePlus swung = go(back, 100, image, 2);
		assertEquals(255, swung.getStack().getProcessor(4).get(5));
		assertEquals(image.getStack().getProcessor(3).get(5), swung.getStack().getProcessor(5).get(5));
	}

	@Test
	void channelsAndSlicesAreContinuedByThemselves() {
		final ImagePlus plain = ramps(16, 2, 3, 4);
		final CompositeImage image = new CompositeImage(plain, CompositeImage.COLOR);
		final ImagePlus result = go(LINE, 100, image, 2);
		assertArrayEquals(new int[]{9, 7, 2, 3, 6}, result.getDimensions());
		for (int t = 0; t < 6; t++)
			for (int z = 0; z < 3; z++)
				for (int c = 0; c < 2; c++) {
					final int index = result.getStackIndex(c + 1, z + 1, t + 1);
					assertEquals(100 + 1000 * c + 100 * z + 7 * t + 5, result.getStack().getProcessor(index).get(5));
					assertEquals(t < 4 ? "t" + t + "z" + z + "c" + c : "predicted +" + (t - 3),
							result.getStack().getSliceLabel(index));
				}
		assertEquals(CompositeImage.COLOR, ((CompositeImage) result).getMode());
	}

	@Test
	void calibrationFrameIntervalAndRangeAreKept() {
		final ImagePlus image = ramps(16, 1, 1, 3);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("micron");
		image.getCalibration().frameInterval = 600;
		image.getCalibration().setTimeUnit("sec");
		image.setDisplayRange(90, 190);
		final ImagePlus result = go(LINE, 100, image, 1);
		assertEquals(0.5, result.getCalibration().pixelWidth);
		assertEquals(600, result.getCalibration().frameInterval);
		assertEquals("sec", result.getCalibration().getTimeUnit());
		assertEquals(90, result.getDisplayRangeMin());
		assertEquals(190, result.getDisplayRangeMax());
	}

	@Test
	void aStackWithoutFramesIsTakenForTimeAndThatIsSaid() {
		final ImagePlus image = ramps(16, 1, 3, 1);
		final ImagePlus result = go(LINE, 100, image, 1);
		assertArrayEquals(new int[]{9, 7, 1, 1, 4}, result.getDimensions());
		assertEquals(100 + 300, result.getStack().getProcessor(4).get(0));
		assertEquals(List.of("The 3 slices of 'ramps.tif' were taken for frames, since it has no others (Image >"
				+ " Properties... tells ImageJ which they are)."), warnings);
		assertArrayEquals(new int[]{9, 7, 1, 3, 1}, image.getDimensions());
	}

	@Test
	void aSelectionIsCroppedTo() {
		final ImagePlus image = ramps(16, 1, 1, 3);
		image.setRoi(new Roi(2, 1, 4, 5));
		final ImagePlus result = go(LINE, 100, image, 1);
		assertArrayEquals(new int[]{4, 5, 1, 1, 4}, result.getDimensions());
		assertEquals(100 + 9 + 2, result.getStack().getProcessor(1).get(0));
		assertEquals(100 + 9 + 2 + 21, result.getStack().getProcessor(4).get(0));
	}

	@Test
	void tilesHaveNoSeamsAndNoiseIsOtherInEachFrame() {
		final Random random = new Random(3);
		final ImageStack stack = new ImageStack(50, 37);
		for (int t = 0; t < 2; t++)
			stack.addSlice(new ShortProcessor(50, 37));
		for (int t = 1; t <= 2; t++)
			for (int i = 0; i < 50 * 37; i++)
				stack.getProcessor(t).set(i, random.nextInt(60000));
		final ImagePlus image = new ImagePlus("noise", stack);
		image.setDimensions(1, 1, 2);
		final ImagePlus whole = go(NOISE, 1000, image, 2);
		final ImagePlus tiled = go(NOISE, 8, image, 2);
		for (int t = 3; t <= 4; t++)
			assertArrayEquals((short[]) whole.getStack().getPixels(t), (short[]) tiled.getStack().getPixels(t));
		final ImageProcessor first = whole.getStack().getProcessor(3);
		int alike = 0;
		for (int i = 0; i < 50 * 37; i++)
			if (Math.abs(first.get(i) - whole.getStack().getProcessor(4).get(i)) < 100) alike++;
		assertTrue(alike < 50, String.valueOf(alike));
		// Even numbers between black and white: the mean in the middle, a deviation of 1 / sqrt 12 of the range.
		assertEquals(30000, first.getStats().mean, 1500);
		assertEquals(60000 / Math.sqrt(12), first.getStats().stdDev, 1000);
	}

	/** The same numbers, nearer to the middle between black and white. */
	@Test
	void grainIsAsStrongAsIsWanted() {
		final ImagePlus image = ramps(32, 1, 1, 2);
		final float[] whole = firstPredicted(image, 1);
		final float[] quarter = firstPredicted(image, 0.25);
		final float[] none = firstPredicted(image, 0);
		final float middle = (100 + 100 + 62 + 7) / 2f;
		for (int i = 0; i < 63; i++) {
			assertEquals(middle, none[i], 1e-3);
			assertEquals(middle + 0.25 * (whole[i] - middle), quarter[i], 1e-3);
		}
		assertEquals("0.25", go(NOISE, 100, image, new PredictionRequest(1, 0.25)).getProp("gan.grain"));
	}

	private float[] firstPredicted(final ImagePlus image, final double grain) {
		return (float[]) go(NOISE, 100, image, new PredictionRequest(1, grain)).getStack().getPixels(3);
	}

	@Test
	void pixelsThatAreNoNumbersAreToldOnce() {
		final ImagePlus image = ramps(32, 1, 1, 3);
		image.getStack().getProcessor(3).setf(10, Float.NaN);
		final ImagePlus result = go(LINE, 100, image, 2);
		assertTrue(Float.isNaN(result.getStack().getProcessor(3).getf(10)));
		for (int t = 4; t <= 5; t++)
			for (int i = 0; i < 63; i++)
				assertTrue(Float.isFinite(result.getStack().getProcessor(t).getf(i)));
		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).startsWith("'ramps.tif' has 1 NaN"), warnings.toString());
	}

	@Test
	void theInputIsNotChanged() {
		final ImagePlus image = ramps(16, 1, 1, 3);
		final ImagePlus result = go(LINE, 100, image, 1);
		result.getStack().getProcessor(1).set(0, 9);
		assertEquals(100, image.getStack().getProcessor(1).get(0));
		assertEquals(3, image.getStackSize());
		assertNotEquals("true", image.getProp("gan.synthetic"));
	}

	private String refusal(final ImagePlus image, final int frames) {
		return assertThrows(IllegalArgumentException.class, () -> go(LINE, 100, image, frames)).getMessage();
	}

	@Test
	void whatCannotBeContinuedIsTold() {
		final ImagePlus image = ramps(16, 1, 1, 3);
		assertEquals(
				"Model 'go-on' needs 2 frames to predict the next one, 'ramps.tif' has 1: open a longer time-lapse,"
						+ " or tell ImageJ which dimension is time (Image > Properties...).",
				refusal(ramps(16, 1, 1, 1), 1));
		final ImagePlus channels = ramps(16, 3, 1, 1);
		assertTrue(refusal(channels, 1).contains("'ramps.tif' has 1: open a longer"), refusal(channels, 1));
		assertTrue(refusal(IJ.createImage("colours", "RGB", 5, 5, 4), 1)
				.startsWith("'colours' is RGB, but frames are predicted of grey values: split its channels"));
		final ImagePlus palette = IJ.createImage("palette", "RGB noise", 5, 5, 1);
		new ImageConverter(palette).convertRGBtoIndexedColor(16);
		assertTrue(refusal(palette, 1).startsWith("'palette' has a table of colours"), refusal(palette, 1));
	}

	@Test
	void aModelOfOtherChannelsIsRefused() {
		final ModelDescription other = Models.of(Task.FRAME_PREDICTION, 1, 4, 1, 3, 4, true);
		final String message = assertThrows(IllegalArgumentException.class,
				() -> new TimeLapseContinuation(other, LINE, MemoryBudget.ofThisMachine(), Provenance.of(other),
						w -> {}).apply(ramps(16, 1, 1, 5), new PredictionRequest(1), Progress.NONE))
				.getMessage();
		assertTrue(
				message.startsWith("Model 'test-model' takes [channel, channel, channel, channel] and makes 1 channel"),
				message);
	}

	@Test
	void aCancelLeavesNothingBehind() {
		final Progress canceled = new Progress() {

			@Override
			public void update(final double done, final String message) {
				// Nobody looks.
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CancellationException.class,
				() -> new TimeLapseContinuation(MODEL, LINE, MemoryBudget.ofThisMachine(), Provenance.of(MODEL),
						w -> {}).apply(ramps(16, 1, 1, 3), new PredictionRequest(1), canceled));
	}
}
