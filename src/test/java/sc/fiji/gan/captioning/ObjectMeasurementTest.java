package sc.fiji.gan.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

class ObjectMeasurementTest {

	private static final ObjectMeasurement OBJECTS = new ObjectMeasurement(10);

	private static ImageProcessor dark() {
		final ImageProcessor image = new ByteProcessor(64, 64);
		image.setColor(20);
		image.fill();
		return image;
	}

	private static void rectangle(final ImageProcessor image, final int grey, final int x, final int y, final int width,
			final int height) {
		image.setColor(grey);
		image.fillRect(x, y, width, height);
	}

	/**
	 * A square of 8 x 8 and a rectangle of 4 x 16: the ellipses that fit have axes of one to one and
	 * one to four. What has 9 pixels is passed over, and so is its grey value.
	 */
	@Test
	void countAreaBrightnessAndRoundnessAreThoseOfTheDrawing() {
		final ImageProcessor image = dark();
		rectangle(image, 200, 5, 5, 8, 8);
		rectangle(image, 100, 40, 30, 4, 16);
		rectangle(image, 250, 50, 5, 3, 3);
		final Measurement measured = OBJECTS.measure(image).orElseThrow();
		assertEquals(2, measured.count());
		assertEquals(64, measured.area());
		assertEquals(150, measured.brightness(), 1e-6);
		assertEquals((1 + 0.25) / 2, measured.roundness(), 1e-3);
	}

	@Test
	void discsThatTouchAreParted() {
		final ImageProcessor image = dark();
		image.setColor(200);
		image.fillOval(5, 20, 20, 20);
		image.fillOval(23, 20, 20, 20);
		assertEquals(2, OBJECTS.measure(image).orElseThrow().count());
	}

	@Test
	void depthAndColourMakeNoDifference() {
		final ImageProcessor image = dark();
		rectangle(image, 220, 10, 10, 12, 9);
		final Measurement expected = OBJECTS.measure(image).orElseThrow();
		final ImageProcessor deep = new ShortProcessor(64, 64);
		final ColorProcessor colour = new ColorProcessor(64, 64);
		for (int i = 0; i < 64 * 64; i++) {
			deep.set(i, image.get(i) * 200);
			colour.set(i, image.get(i) * 0x010101);
		}
		assertEquals(expected, OBJECTS.measure(colour).orElseThrow());
		assertEquals(new Measurement(1, 108, 44_000, expected.roundness()), OBJECTS.measure(deep).orElseThrow());
	}

	/**
	 * Two squares side by side that the labels tell apart; the column where they meet belongs to one.
	 */
	@Test
	void labelsThatTouchAreTwoObjects() {
		final ImageProcessor image = dark();
		rectangle(image, 120, 10, 10, 20, 10);
		final ImageProcessor labels = new ShortProcessor(64, 64);
		rectangle(labels, 7, 10, 10, 10, 10);
		rectangle(labels, 300, 20, 10, 10, 10);
		final Measurement measured = OBJECTS.measure(image, labels).orElseThrow();
		assertEquals(2, measured.count());
		assertEquals((90 + 100) / 2.0, measured.area());
		assertEquals(120, measured.brightness());
		assertEquals(1, OBJECTS.measure(image).orElseThrow().count());
	}

	@Test
	void whereThereIsNothingNothingIsMeasured() {
		assertEquals(Optional.empty(), OBJECTS.measure(dark()));
		assertEquals(Optional.empty(), OBJECTS.measure(dark(), new ByteProcessor(64, 64)));
		final ImageProcessor speck = dark();
		rectangle(speck, 200, 5, 5, 3, 3);
		assertTrue(OBJECTS.measure(speck).isEmpty());
	}
}
