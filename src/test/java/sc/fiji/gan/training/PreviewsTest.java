package sc.fiji.gan.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.process.ByteProcessor;
import sc.fiji.gan.engine.FloatArray;

/**
 * Pictures of held-out images: cells of at least 72 pixels in width, with gaps of 4 pixels, below a
 * header of 18.
 */
class PreviewsTest {

	private static final int HEADER = 18;
	private static final int GAP = 4;
	private static final int CELL = 72;
	private static final int BACKGROUND = 40;

	private static FloatArray image(final int width, final int height, final float... values) {
		return FloatArray.image(values, height, width, 1);
	}

	private static FloatArray ramp(final int width, final int height, final double factor) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (factor * i);
		return image(width, height, values);
	}

	private static int[] row(final ByteProcessor picture, final int y, final int left, final int width) {
		final int[] values = new int[width];
		for (int x = 0; x < width; x++)
			values[x] = picture.get(left + x, HEADER + y);
		return values;
	}

	/** Where an image begins that stands in the middle of the cell of a column. */
	private static int middle(final int column, final int width) {
		return column * (CELL + GAP) + (CELL - width) / 2;
	}

	private static void assertRow(final String expected, final int[] actual) {
		assertEquals(expected, String.join(" ", Arrays.stream(actual).mapToObj(String::valueOf).toList()));
	}

	/** 0 to 15 becomes black to white, so that each unit is 17 grey values. */
	@Test
	void inputOutputAndReferenceAreShownInTheRangeOfTheReference() {
		final Previews previews = new Previews(List.of(image(2, 2, 0, 3, 9, 20)), List.of(ramp(4, 4, 1)));
		final ByteProcessor picture = previews
				.picture(List.of(image(4, 4, -5, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 99)));
		assertEquals(3 * CELL + 2 * GAP, picture.getWidth());
		assertEquals(HEADER + 4, picture.getHeight());
		assertRow("0 0 51 51", row(picture, 0, middle(0, 4), 4));
		assertRow("153 153 255 255", row(picture, 3, middle(0, 4), 4));
		assertRow("0 17 34 51", row(picture, 0, middle(1, 4), 4));
		assertRow("0 0 255 255", row(picture, 3, middle(1, 4), 4));
		assertRow("0 17 34 51", row(picture, 0, middle(2, 4), 4));
	}

	@Test
	void imagesOfAllDepthsLookAlike() {
		final FloatArray small = ramp(8, 8, 1 / 255.0);
		final FloatArray large = ramp(8, 8, 800);
		final ByteProcessor one = new Previews(List.of(ramp(4, 4, 1 / 255.0)), List.of(small)).picture(List.of(small));
		final ByteProcessor two = new Previews(List.of(ramp(4, 4, 800)), List.of(large)).picture(List.of(large));
		assertArrayEquals((byte[]) one.getPixels(), (byte[]) two.getPixels());
	}

	@Test
	void aBlankReferenceIsBlack() {
		final FloatArray blank = image(4, 4, new float[16]);
		final Previews previews = new Previews(List.of(image(2, 2, 0, 0, 0, 0)), List.of(blank));
		assertRow("0 0 0 0", row(previews.picture(List.of(blank)), 0, middle(0, 4), 4));
	}

	@Test
	void imagesOfDifferentSizesStandInTheMiddleOfTheirCells() {
		final List<FloatArray> references = List.of(ramp(8, 8, 1), ramp(4, 6, 1));
		final ByteProcessor picture = new Previews(List.of(ramp(4, 4, 1), ramp(2, 3, 1)), references)
				.picture(references);
		assertEquals(3 * CELL + 2 * GAP, picture.getWidth());
		assertEquals(HEADER + 8 + GAP + 8, picture.getHeight());
		final int second = 8 + GAP;
		assertEquals(BACKGROUND, row(picture, second, middle(0, 8), 8)[3]);
		// 0 to 23 becomes 0 to 255.
		assertRow("40 40 0 11 22 33 40 40", row(picture, second + 1, middle(1, 8), 8));
	}

	@Test
	void whatIsTheSameIsShownOnceAndThreeAtMost() {
		final FloatArray a = ramp(4, 4, 1);
		final FloatArray b = ramp(4, 4, 2);
		assertEquals(HEADER + 4,
				new Previews(List.of(a, a, a), List.of(a, a, a)).picture(List.of(a, a, a)).getHeight());
		assertEquals(HEADER + 2 * 4 + GAP,
				new Previews(List.of(a, b, a), List.of(a, b, a)).picture(List.of(a, b, a)).getHeight());
		final List<FloatArray> five = List.of(a, b, ramp(4, 4, 3), ramp(4, 4, 4), ramp(4, 4, 5));
		assertEquals(HEADER + 3 * 4 + 2 * GAP, new Previews(five, five).picture(five).getHeight());
	}

	/** Of 200 columns the middle 192 begin at 4: as low as the ramp of columns is there. */
	@Test
	void ofALargeImageTheMiddleIsShown() {
		final float[] columns = new float[200 * 200];
		for (int i = 0; i < columns.length; i++)
			columns[i] = i % 200;
		final FloatArray large = image(200, 200, columns);
		final FloatArray input = ramp(100, 100, 0);
		final ByteProcessor picture = new Previews(List.of(input), List.of(large)).picture(List.of(large));
		assertEquals(3 * 192 + 2 * GAP, picture.getWidth());
		final int[] reference = row(picture, 0, 2 * (192 + GAP), 192);
		assertEquals(0, reference[0]);
		assertEquals(255, reference[191]);
	}

	@Test
	void theLastPictureIsWritten(@TempDir final Path folder) throws IOException {
		final Previews previews = new Previews(List.of(ramp(2, 2, 1)), List.of(ramp(4, 4, 1)));
		previews.picture(List.of(ramp(4, 4, 0)));
		previews.picture(List.of(ramp(4, 4, 1)));
		previews.save(folder);
		final int pixel = ImageIO.read(folder.resolve("previews.png").toFile()).getRaster().getSample(middle(1, 4) + 3,
				HEADER + 3, 0);
		assertEquals(255, pixel);
	}
}
