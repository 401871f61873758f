package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.image.Grain;
import sc.fiji.gan.standalone.Macros;

class StyleImagesTest {

	private static final int PATCH = 32;

	/** Red and green tell the place; blue is that of pictures. */
	private static ImageProcessor gradient(final int width, final int height, final int blue) {
		final ColorProcessor pixels = new ColorProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			pixels.set(i, 255 * (i % width) / width << 16 | 255 * (i / width) / height << 8 | blue);
		return pixels;
	}

	private static StylePicture picture(final int width, final int height) {
		return new StylePicture("painting.png", (ColorProcessor) gradient(width, height, 200));
	}

	private static ImageDomain photos(final ImageProcessor... planes) {
		final ImageStack stack = new ImageStack(planes[0].getWidth(), planes[0].getHeight());
		for (final ImageProcessor plane : planes)
			stack.addSlice(plane);
		return ImageDomain.of(new ImagePlus("photos", stack), Part.WHOLE, false);
	}

	private static ImageDomain colours() {
		return photos(gradient(48, 40, 0), gradient(48, 40, 1), gradient(48, 40, 2));
	}

	private static StyleImages images(final StylePicture picture, final int size, final ImageDomain photos) {
		return new StyleImages(picture, size, photos, 2, PATCH, 4, 1);
	}

	@Test
	void batchesArePhotographsWithGrainAndPartsOfThePictureAndAllOfIt() {
		final StyleImages images = images(picture(64, 48), 64, colours());
		final Map<String, FloatArray> batch = images.batch(5);
		assertArrayEquals(new int[]{2, PATCH, PATCH, 4}, batch.get("source").shape());
		assertArrayEquals(new int[]{2, PATCH, PATCH, 3}, batch.get("target").shape());
		assertArrayEquals(new int[]{1, 48, 64, 3}, batch.get("picture").shape());
		assertEquals(batch, images.batch(5));
		assertNotEquals(batch.get("target"), images.batch(6).get("target"));
		for (int i = 2; i < batch.get("source").data().length; i += 4)
			assertEquals(-1, batch.get("source").data()[i], 0.02);
		for (int i = 2; i < batch.get("target").data().length; i += 3)
			assertEquals(200 / 127.5 - 1, batch.get("target").data()[i], 0.02);
	}

	/** Held-out squares have the grain of the upper left corner of an image. */
	@Test
	void squaresHaveTheirOwnGrain() {
		final StyleImages images = images(picture(64, 48), 64, colours());
		final FloatArray heldOut = images.heldOut().get(0);
		final float[] grain = new Grain(heldOut.width(), heldOut.height()).read();
		for (int i = 0; i < grain.length; i++)
			assertEquals(grain[i] / 127.5 - 1, heldOut.data()[4 * i + 3], 1e-6);
		final float[] source = images.batch(0).get("source").data();
		double difference = 0;
		for (int i = 3; i < source.length / 2; i += 4)
			difference += Math.abs(source[i] - source[source.length / 2 + i]);
		assertTrue(difference > 0.2 * PATCH * PATCH, "the two squares differ by " + difference);
	}

	/** Of 1 to 5 grey values, another one at each step; grain stays. */
	@Test
	void firstSquareComesAgainWithTheNoiseOfACamera() {
		final StyleImages images = images(picture(64, 48), 64, colours());
		final double[] deviations = new double[20];
		for (int step = 0; step < deviations.length; step++) {
			final FloatArray noisy = images.batch(step).get("noisy");
			assertArrayEquals(new int[]{1, PATCH, PATCH, 4}, noisy.shape());
			final float[] source = images.batch(step).get("source").data();
			double squares = 0;
			for (int i = 0; i < noisy.data().length; i++) {
				final double noise = 127.5 * (noisy.data()[i] - source[i]);
				if (i % 4 == 3) assertEquals(0, noise);
				squares += noise * noise;
			}
			deviations[step] = Math.sqrt(squares / (3 * PATCH * PATCH));
		}
		final DoubleSummaryStatistics range = DoubleStream.of(deviations).summaryStatistics();
		assertTrue(range.getMin() > 0.9 && range.getMax() < 5.3 && range.getMax() - range.getMin() > 2, "" + range);
	}

	/** Mirrored, but not turned: brightness of red changes along x only. */
	@Test
	void partsOfThePictureAreNotTurned() {
		final float[] target = images(picture(64, 64), 64, colours()).batch(3).get("target").data();
		for (int y = 1; y < PATCH; y++)
			for (int x = 0; x < PATCH; x++)
				assertEquals(target[3 * x], target[3 * (y * PATCH + x)], 0.03);
	}

	@Test
	void greyPhotographsBecomeColours() {
		final ByteProcessor grey = new ByteProcessor(48, 40);
		for (int i = 0; i < 48 * 40; i++)
			grey.set(i, i % 200);
		final float[] source = images(picture(64, 48), 64, photos(grey, grey.duplicate(), grey.duplicate())).batch(0)
				.get("source").data();
		for (int i = 0; i < source.length; i += 4)
			assertTrue(source[i] == source[i + 1] && source[i] == source[i + 2]);
	}

	/**
	 * With red and green inverted the colours are the same as a set, and the luminance is the negative:
	 * 1 - (-1) is 2 more than 1 - 1.
	 */
	@Test
	void distanceSeesWhetherLightStaysLight() {
		final StyleImages images = images(picture(64, 48), 64, colours());
		final List<FloatArray> unchanged = images.heldOut().stream().map(image -> {
			final FloatArray colour = FloatArray.zeros(1, image.height(), image.width(), 3);
			for (int i = 0; i < colour.data().length; i++)
				colour.data()[i] = image.data()[i / 3 * 4 + i % 3];
			return colour;
		}).toList();
		assertEquals(1, images.contrast(unchanged), 1e-3);
		final List<FloatArray> negative = unchanged.stream().map(image -> {
			final FloatArray inverse = FloatArray.zeros(image.shape());
			for (int i = 0; i < inverse.data().length; i++)
				inverse.data()[i] = i % 3 == 2 ? image.data()[i] : -image.data()[i];
			return inverse;
		}).toList();
		assertEquals(-1, images.contrast(negative), 1e-3);
		assertTrue(images.distance(negative) > images.distance(unchanged) + 1);
	}

	private static String refusal(final StylePicture picture, final int size, final ImageDomain photos) {
		final String message = assertThrows(IllegalArgumentException.class, () -> images(picture, size, photos))
				.getMessage();
		Macros.assertSentence(message);
		return message;
	}

	@Test
	void aPictureSmallerThanThePatchIsRefused() {
		assertEquals(
				"The picture 'painting.png' measures 100 x 20 pixels, but patches of 32 are cut from it: choose a larger"
						+ " picture or stylesize, or a smaller patch.",
				refusal(picture(100, 20), 512, colours()));
		assertEquals(
				"The picture 'painting.png' measures 200 x 100 pixels, 50 x 25 with stylesize=50, but patches of 32 are"
						+ " cut from it: choose a larger picture or stylesize, or a smaller patch.",
				refusal(picture(200, 100), 50, colours()));
	}

	@Test
	void compositesAreNoPhotographs() {
		final ImageStack stack = new ImageStack(48, 40);
		for (int i = 0; i < 4; i++)
			stack.addSlice(new ByteProcessor(48, 40));
		final ImagePlus image = new ImagePlus("cells", stack);
		image.setDimensions(2, 2, 1);
		assertEquals("The images of 'cells' are 2 channels of 8 bits, but a style is learnt on photographs: give RGB or"
				+ " grey images.", refusal(picture(64, 48), 64, ImageDomain.of(image, Part.WHOLE, false)));
	}
}
