package sc.fiji.gan.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.standalone.Macros;

class ArbitraryStyleImagesTest {

	private static final int PATCH = 64;

	private static ColorProcessor plain(final int width, final int height, final int rgb) {
		final ColorProcessor pixels = new ColorProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			pixels.set(i, rgb);
		return pixels;
	}

	/** Grey, but for a pixel: what is blank is left out. */
	private static ImageDomain photos() {
		final ImageStack stack = new ImageStack(80, 80);
		for (int i = 0; i < 3; i++) {
			final ColorProcessor photo = plain(80, 80, 0x808080);
			photo.set(i, 0xffffff);
			stack.addSlice(photo);
		}
		return ImageDomain.of(new ImagePlus("photos", stack), Part.WHOLE, false);
	}

	/** Greys of 10, 20 and so on. */
	private static List<StylePicture> pictures(final int count) {
		final List<StylePicture> pictures = new ArrayList<>();
		for (int i = 1; i <= count; i++)
			pictures.add(new StylePicture(i + ".png", plain(100 + i, 90, 0x0a0a0a * i)));
		return pictures;
	}

	private static ArbitraryStyleImages images(final int count) {
		return new ArbitraryStyleImages("paintings", pictures(count), 512, photos(), 2, PATCH, 16, 1);
	}

	/** A grey or its negative, of 8 bits. */
	private static int grey(final float value) {
		final int grey = Math.round(127.5f * (value + 1));
		return Math.min(grey, 255 - grey);
	}

	@Test
	void batchesArePhotographsWithGrainAndASquareOfAPicture() {
		final ArbitraryStyleImages images = images(5);
		final Map<String, FloatArray> batch = images.batch(3);
		assertArrayEquals(new int[]{2, PATCH, PATCH, 4}, batch.get("source").shape());
		assertArrayEquals(new int[]{1, 90, 90, 3}, batch.get("picture").shape());
		assertArrayEquals(new int[]{1, PATCH, PATCH, 4}, batch.get("noisy").shape());
		assertEquals(batch, images.batch(3));
		assertNotEquals(batch.get("source"), images.batch(4).get("source"));
	}

	/** Of five pictures the last one is held out, and compared with. */
	@Test
	void onePictureInTenIsNeverTrainedOn() {
		final ArbitraryStyleImages images = images(5);
		final Set<Integer> seen = new HashSet<>();
		for (int step = 0; step < 60; step++)
			seen.add(grey(images.batch(step).get("picture").data()[0]));
		assertEquals(Set.of(10, 20, 30, 40), seen);
		for (int i = 0; i < images.heldOut().size(); i++) {
			final FloatArray both = images.heldOut().get(i);
			assertArrayEquals(new int[]{1, PATCH, PATCH, 7}, both.shape());
			assertEquals(50, grey(both.data()[6]));
			assertEquals(50, grey(images.pictureParts().get(i).data()[0]));
			assertArrayEquals(Arrays.copyOf(both.data(), 4),
					Arrays.copyOf(images.heldOutPhotographs().get(i).data(), 4));
		}
	}

	@Test
	void tooFewOrTooSmallPicturesAreRefused() {
		assertEquals(
				"'paintings' holds 3 pictures, but at least 4 are needed to learn what a style is: add some, or give"
						+ " one picture as a file to learn its style alone.",
				refusal(() -> images(3)));
		final List<StylePicture> small = new ArrayList<>(pictures(4));
		small.add(new StylePicture("small.png", plain(200, 40, 0)));
		assertEquals(
				"The picture 'small.png' measures 200 x 40 pixels, but patches of 64 are cut from it: choose a larger"
						+ " picture or stylesize, or a smaller patch.",
				refusal(() -> new ArbitraryStyleImages("paintings", small, 512, photos(), 2, PATCH, 16, 1)));
		assertEquals(
				"The picture 'line.png' measures 900 x 30 pixels, 512 x 17 with stylesize=512, of which no style"
						+ " can be seen: choose one of 32 pixels at least.",
				refusal(() -> new StylePicture("line.png", plain(900, 30, 0)).seen(512)));
	}

	private static String refusal(final Runnable action) {
		final String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
		Macros.assertSentence(message);
		return message;
	}

	/** The three values of a pixel change places, all pixels alike, and maybe their sign. */
	@Test
	void recolouringKeepsWhatIsDrawn() {
		final float[] second = {-0.4f, 0.5f, -0.6f};
		final Set<String> ways = new HashSet<>();
		for (int seed = 0; seed < 200; seed++) {
			final float[] colours = {0.1f, 0.2f, 0.3f, -0.4f, 0.5f, -0.6f};
			Recolouring.apply(colours, new SplittableRandom(seed));
			final StringBuilder way = new StringBuilder();
			for (int c = 0; c < 3; c++) {
				final int from = Math.round(10 * Math.abs(colours[c])) - 1;
				final float sign = Math.signum(colours[c]);
				assertEquals(sign * second[from], colours[3 + c]);
				way.append(sign < 0 ? "-" : "+").append(from);
			}
			ways.add(way.toString());
		}
		assertEquals(12, ways.size(), ways.toString());
	}
}
