package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
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

/** Styles, which take grain beside colours, with networks that are known. */
class StyleApplicationTest {

	private static final ModelDescription STYLE = new ModelDescription("style", "Style", "1.0.0", Task.STYLE_TRANSFER,
			"CC0-1.0",
			new TensorDescription("x", TensorDescription.GRAINED_COLOURS,
					List.of(new Processing.ScaleLinear(2 / 255.0, -1))),
			new TensorDescription("y", TensorDescription.COLOURS, List.of(new Processing.ScaleLinear(127.5, 127.5)),
					PixelRange.BYTES),
			1, 3, 4, false);

	/** The channels of the output are those of the input, in another order. */
	private static Network network(final int... channels) {
		return FakeNetworks.network(x -> {
			assertEquals(4, x.channels());
			final FloatArray y = FloatArray.zeros(1, x.height(), x.width(), 3);
			for (int i = 0; i < x.height() * x.width(); i++)
				for (int c = 0; c < 3; c++)
					y.data()[3 * i + c] = x.data()[4 * i + channels[c]];
			return y;
		});
	}

	private static ImagePlus apply(final Network network, final int edge, final StyleMixture mixture,
			final ImagePlus image) {
		return new ModelApplication(STYLE, network, new MemoryBudget(1L << 28, 8, edge, 1L << 28)).apply(image, mixture,
				Progress.NONE);
	}

	private static ImagePlus colour(final int width, final int height) {
		final Random random = new Random(4);
		return new ImagePlus("colour.png",
				new ColorProcessor(width, height, random.ints((long) width * height, 0, 1 << 24).toArray()));
	}

	private static int[] rgb(final ImagePlus image) {
		return Arrays.stream((int[]) image.getProcessor().getPixels()).map(p -> p & 0xffffff).toArray();
	}

	@Test
	void theNetworkSeesColoursAndGrain() {
		final ImagePlus image = colour(9, 7);
		assertArrayEquals(rgb(image), rgb(apply(network(0, 1, 2), 100, StyleMixture.FULL, image)));
		final int[] grain = rgb(apply(network(3, 3, 3), 100, StyleMixture.FULL, image));
		final float[] expected = new Grain(9, 7).read();
		for (int i = 0; i < grain.length; i++)
			assertEquals((int) expected[i] * 0x010101, grain[i]);
	}

	@Test
	void atStrengthZeroTheImageComesBackExactly() {
		final ImagePlus image = colour(33, 21);
		assertArrayEquals(rgb(image), rgb(apply(network(3, 0, 1), 16, new StyleMixture(0, false), image)));
		assertArrayEquals(rgb(image), rgb(apply(network(3, 0, 1), 16, new StyleMixture(0, true), image)));
	}

	@Test
	void tilesHaveNoSeams() {
		final ImagePlus image = colour(61, 43);
		final StyleMixture half = new StyleMixture(0.5, false);
		assertArrayEquals(rgb(apply(network(3, 0, 1), 1000, half, image)),
				rgb(apply(network(3, 0, 1), 16, half, image)));
	}

	/** A time-lapse that stands still: nothing flickers. */
	@Test
	void framesThatAreAlikeStayAlike() {
		final ImageStack stack = new ImageStack(20, 10);
		for (int t = 0; t < 3; t++)
			stack.addSlice(colour(20, 10).getProcessor());
		final ImagePlus image = new ImagePlus("still", stack);
		image.setDimensions(1, 1, 3);
		final ImagePlus result = apply(network(3, 0, 1), 100, StyleMixture.FULL, image);
		assertEquals(3, result.getNFrames());
		for (int t = 2; t <= 3; t++)
			assertArrayEquals((int[]) result.getStack().getPixels(1), (int[]) result.getStack().getPixels(t));
	}

	private static ImageProcessor grey(final int bits) {
		final FloatProcessor ramp = new FloatProcessor(30, 4);
		for (int i = 0; i < 120; i++)
			ramp.setf(i, 2 * i);
		return bits == 8 ? ramp.convertToByte(false) : bits == 16 ? ramp.convertToShort(false) : ramp;
	}

	/** As Image > Type > RGB Color makes them. */
	@ParameterizedTest
	@ValueSource(ints = {8, 16, 32})
	void greyImagesAreSeenAsTheyAreDisplayed(final int bits) {
		final ImagePlus image = new ImagePlus("grey", grey(bits));
		image.setDisplayRange(40, 150);
		final ImagePlus converted = image.duplicate();
		new ImageConverter(converted).convertToRGB();
		final ImagePlus result = apply(network(0, 1, 2), 16, StyleMixture.FULL, image);
		assertArrayEquals(rgb(converted), rgb(result));
		assertEquals(2 * 50, image.getProcessor().getf(50));
		assertEquals(40, image.getDisplayRangeMin());
	}

	@Test
	void aLookUpTableIsSeenToo() {
		final ImagePlus image = new ImagePlus("green", new ShortProcessor(2, 1, new short[]{0, 1000}, null));
		image.setLut(LUT.createLutFromColor(Color.GREEN));
		image.setDisplayRange(0, 1000);
		assertArrayEquals(new int[]{0, 0x00ff00}, rgb(apply(network(0, 1, 2), 16, StyleMixture.FULL, image)));
	}

	@Test
	void threeChannelsOfEightBitsAreColours() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ByteProcessor(2, 1, new byte[]{1, 2}));
		stack.addSlice(new ByteProcessor(2, 1, new byte[]{3, 4}));
		stack.addSlice(new ByteProcessor(2, 1, new byte[]{5, 6}));
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(3, 1, 1);
		assertArrayEquals(new int[]{0x010305, 0x020406},
				rgb(apply(network(0, 1, 2), 16, new StyleMixture(0.3, false), image)));
	}

	@Test
	void imagesOfOnePixelInHeightOrWidthArePainted() {
		for (final int[] size : new int[][]{{37, 1}, {1, 23}, {1, 1}}) {
			final ImagePlus image = colour(size[0], size[1]);
			assertArrayEquals(rgb(image), rgb(apply(network(0, 1, 2), 16, StyleMixture.FULL, image)));
		}
	}

	@Test
	void twoChannelsAreRefused() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ByteProcessor(2, 1));
		stack.addSlice(new ByteProcessor(2, 1));
		final ImagePlus image = new ImagePlus("two", stack);
		image.setDimensions(2, 1, 1);
		final String message = assertThrows(IllegalArgumentException.class,
				() -> apply(network(0, 1, 2), 16, StyleMixture.FULL, image)).getMessage();
		assertEquals("Model 'style' takes 3 channels, 'two' has 2: ", message.substring(0, message.indexOf(": ") + 2));
		assertFalse(message.contains("4"));
	}
}
