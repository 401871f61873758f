package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.PixelRange;
import sc.fiji.gan.model.Processing;
import sc.fiji.gan.model.Task;
import sc.fiji.gan.model.TensorDescription;

/** Models that make images of another kind than those that they take. */
class TranslationTest {

	private static final MemoryBudget BUDGET = new MemoryBudget(1L << 28, 8, 16, 1L << 28);
	private static final List<String> GREY = List.of("intensity");
	/** From -1..1 to 0..255. */
	private static final Processing TO_BYTES = new Processing.ScaleLinear(127.5, 127.5);

	private static ModelDescription model(final List<String> inputs, final List<Processing> before,
			final List<String> outputs, final PixelRange pixels) {
		final Processing after = new Processing.ScaleLinear((pixels.white() - pixels.black()) / 2,
				(pixels.white() + pixels.black()) / 2);
		return new ModelDescription("there", "There", "1.0.0", Task.IMAGE_TRANSLATION, "CC0-1.0",
				new TensorDescription("x", inputs, before), new TensorDescription("y", outputs, List.of(after), pixels),
				1, 0, 1, false);
	}

	/** Gives the mean of its channels as the first, minus that as the second, a half as the third. */
	private static Network network(final int outputs) {
		return FakeNetworks.network(x -> {
			final FloatArray y = FloatArray.zeros(1, x.height(), x.width(), outputs);
			for (int i = 0; i < x.height() * x.width(); i++) {
				float mean = 0;
				for (int c = 0; c < x.channels(); c++)
					mean += x.data()[i * x.channels() + c] / x.channels();
				final float[] pixel = {mean, -mean, 0.5f};
				System.arraycopy(pixel, 0, y.data(), i * outputs, outputs);
			}
			return y;
		});
	}

	private static ImagePlus apply(final ModelDescription model, final Network network, final ImagePlus input) {
		return new ModelApplication(model, network, BUDGET).apply(input, Progress.NONE);
	}

	/** 0 becomes -1, 200 becomes 1 and 100 becomes 0 between the percentiles 0 and 100. */
	private static final List<Processing> FROM_PERCENTILES = List.of(new Processing.ScaleRange(0, 100, 0, true),
			new Processing.ScaleLinear(2, -1));

	@Test
	void sixteenBitsBecomeColourAndKeepTheirPlace() {
		final ImagePlus input = new ImagePlus("dapi.tif",
				new ShortProcessor(3, 1, new short[]{1000, 2000, 3000}, null));
		input.getCalibration().pixelWidth = 0.3;
		input.getCalibration().setUnit("micron");
		input.setLut(LUT.createLutFromColor(Color.GREEN));
		final ImagePlus result = apply(model(GREY, FROM_PERCENTILES, TensorDescription.COLOURS, PixelRange.BYTES),
				network(3), input);
		assertEquals("dapi-there", result.getTitle());
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(0.3, result.getCalibration().pixelWidth);
		assertEquals(new Color(0, 255, 191), new Color(result.getProcessor().get(0)));
		assertEquals(new Color(128, 128, 191), new Color(result.getProcessor().get(1)));
		assertEquals(new Color(255, 0, 191), new Color(result.getProcessor().get(2)));
	}

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void colourBecomesGreyOfTheDepthThatTheModelStates(final int bitDepth) {
		final ImagePlus input = new ImagePlus("stained", new ColorProcessor(2, 1, new int[]{0xffffff, 0x003366}));
		final PixelRange pixels = new PixelRange(bitDepth, 10, 210);
		final ImagePlus result = apply(
				model(TensorDescription.COLOURS, List.of(new Processing.ScaleLinear(2 / 255.0, -1)), GREY, pixels),
				network(1), input);
		assertEquals(bitDepth, result.getBitDepth());
		assertEquals(210, result.getProcessor().getf(0));
		// The mean of 0, 51 and 102 is a fifth of 255.
		assertEquals(50, result.getProcessor().getf(1), 1e-4);
		assertEquals(10, result.getDisplayRangeMin());
		assertEquals(210, result.getDisplayRangeMax());
	}

	@Test
	void colourGoesAsLumaIntoAModelOfOneChannel() {
		final ImagePlus input = new ImagePlus("stained", new ColorProcessor(1, 1, new int[]{0xff0000}));
		final ImagePlus result = apply(
				model(GREY, List.of(new Processing.ScaleLinear(2 / 255.0, -1)), GREY, new PixelRange(32, -1, 1)),
				network(1), input);
		assertEquals(2 * 0.299 - 1, result.getProcessor().getf(0), 1e-5);
	}

	@Test
	void greyOfAnotherKindIsNotShownInTheInputsColours() {
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 5, 4, 2, 3, 2);
		((CompositeImage) input).setChannelLut(LUT.createLutFromColor(Color.ORANGE), 1);
		final ImagePlus result = apply(model(List.of("a", "b"), FROM_PERCENTILES, GREY, PixelRange.BYTES), network(1),
				input);
		assertArrayEquals(new int[]{5, 4, 1, 3, 2}, result.getDimensions());
		assertFalse(result.isComposite());
		assertEquals(Color.WHITE.getRGB(), result.getLuts()[0].getRGB(255));
		assertEquals(255, result.getDisplayRangeMax());
	}

	@Test
	void severalOutputsAreAComposite() {
		final ImagePlus input = ModelApplicationTest.hyperstack(8, 5, 4, 1, 3, 1);
		final ImagePlus result = apply(
				model(GREY, FROM_PERCENTILES, List.of("dna", "actin"), new PixelRange(16, 100, 900)), network(2),
				input);
		assertArrayEquals(new int[]{5, 4, 2, 3, 1}, result.getDimensions());
		assertEquals(16, result.getBitDepth());
		final CompositeImage composite = (CompositeImage) result;
		assertEquals(CompositeImage.COMPOSITE, composite.getMode());
		for (int c = 1; c <= 2; c++) {
			assertEquals(100, composite.getChannelLut(c).min);
			assertEquals(900, composite.getChannelLut(c).max);
		}
		assertEquals(1, result.getC());
		for (int z = 1; z <= 3; z++)
			assertEquals(1000, result.getStack().getProcessor(2 * z).getf(2, 3)
					+ result.getStack().getProcessor(2 * z - 1).getf(2, 3), 1);
	}

	/** Percentiles are those of the whole image, so a tile does not know that it is one. */
	@Test
	void tilesOfSeveralChannelsAgree() {
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 45, 38, 3, 1, 1);
		final ModelDescription model = new ModelDescription("there", "There", "1.0.0", Task.IMAGE_TRANSLATION,
				"CC0-1.0",
				new TensorDescription("x", Collections.nCopies(3, "c"),
						List.of(new Processing.ScaleRange(5, 95, 1e-6, true), new Processing.ScaleLinear(2, -1),
								new Processing.Clip(-1, 1))),
				new TensorDescription("y", Collections.nCopies(3, "c"), List.of(TO_BYTES), new PixelRange(32, 0, 255)),
				1, 2, 4, false);
		final Network network = FakeNetworks.zeroPadded(2, 1);
		final ImagePlus whole = new ModelApplication(model, network, new MemoryBudget(1L << 28, 8, 100, 1L << 28))
				.apply(input, Progress.NONE);
		final ImagePlus tiled = new ModelApplication(model, network, new MemoryBudget(1L << 28, 8, 12, 1L << 28))
				.apply(input, Progress.NONE);
		for (int c = 1; c <= 3; c++)
			assertArrayEquals((float[]) whole.getStack().getPixels(c), (float[]) tiled.getStack().getPixels(c), 1e-3f);
	}

	/** Two objects that touch, and one at the border of the image. */
	private static final byte[] LABELS = { //
			0, 0, 0, 0, 0, 0, //
			0, 1, 1, 1, 9, 9, //
			0, 1, 1, 1, 9, 9, //
			0, 1, 1, 1, 9, 9, //
			3, 0, 0, 0, 0, 0};

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void labelsBecomeObjectsAndTheirBoundaries(final int bitDepth) {
		final ByteProcessor bytes = new ByteProcessor(6, 5, LABELS, null);
		final ImagePlus input = new ImagePlus("labels",
				bitDepth == 8
						? bytes
						: bitDepth == 16 ? bytes.convertToShortProcessor(false) : bytes.convertToFloatProcessor());
		if (bitDepth == 8) input.setLut(LUT.createLutFromColor(Color.RED));
		final List<float[]> seen = new ArrayList<>();
		apply(model(TensorDescription.LABELS, List.of(), GREY, PixelRange.BYTES), FakeNetworks.network(x -> {
			seen.add(x.data());
			return FloatArray.zeros(1, x.height(), x.width(), 1);
		}), input);
		final int[] boundary = { //
				0, 0, 0, 0, 0, 0, //
				0, 1, 1, 1, 1, 1, //
				0, 1, 0, 1, 1, 0, //
				0, 1, 1, 1, 1, 1, //
				1, 0, 0, 0, 0, 0};
		for (int i = 0; i < 30; i++) {
			assertEquals(LABELS[i] == 0 ? 0 : 1, seen.get(0)[2 * i], "object at " + i);
			assertEquals(boundary[i], seen.get(0)[2 * i + 1], "boundary at " + i);
		}
	}

	@Test
	void everyChannelOfLabelsIsTakenByItself() {
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 5, 4, 2, 1, 2);
		input.setRoi(new Roi(1, 1, 3, 2));
		final ImagePlus result = apply(model(TensorDescription.LABELS, List.of(), GREY, PixelRange.BYTES), network(1),
				input);
		assertArrayEquals(new int[]{3, 2, 2, 1, 2}, result.getDimensions());
	}

	@Test
	void coloursAreNoLabels() {
		assertEquals(
				"Model 'there' takes label images, whose grey values tell which object a pixel belongs to, but"
						+ " 'drawn.png' is RGB: give the label image that its colours were made of.",
				assertThrows(IllegalArgumentException.class,
						() -> apply(model(TensorDescription.LABELS, List.of(), GREY, PixelRange.BYTES), network(1),
								new ImagePlus("drawn.png", new ColorProcessor(4, 4))))
						.getMessage());
	}

	@Test
	void sixteenBitsAreNoColoursFromZeroTo255() {
		final ModelDescription colours = model(TensorDescription.COLOURS,
				List.of(new Processing.ScaleLinear(2 / 255.0, -1)), GREY, PixelRange.BYTES);
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 5, 4, 3, 1, 1);
		assertEquals(
				"Model 'there' takes colours from 0 to 255, 'x' has 3 channels of 16 bits: convert it to RGB"
						+ " (Image > Type > RGB Color), which takes its display ranges.",
				assertThrows(IllegalArgumentException.class, () -> apply(colours, network(1), input)).getMessage());
		apply(colours, network(1), ModelApplicationTest.hyperstack(8, 5, 4, 3, 1, 1));
		apply(model(TensorDescription.COLOURS, FROM_PERCENTILES, GREY, PixelRange.BYTES), network(1), input);
	}

	@Test
	void nothingButTheResultChanges() {
		final ImagePlus input = ModelApplicationTest.hyperstack(16, 5, 4, 1, 1, 1);
		final short[] before = ((short[]) input.getProcessor().getPixels()).clone();
		final ImagePlus result = apply(model(GREY, FROM_PERCENTILES, TensorDescription.COLOURS, PixelRange.BYTES),
				network(3), input);
		assertArrayEquals(before, (short[]) input.getProcessor().getPixels());
		assertTrue(result.getInfoProperty().contains("there"), result.getInfoProperty());
	}
}
