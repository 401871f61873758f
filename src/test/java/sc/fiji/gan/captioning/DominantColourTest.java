package sc.fiji.gan.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.process.ColorProcessor;

class DominantColourTest {

	@Test
	void namesAreThoseOfTheColours() {
		assertEquals(DominantColour.RED, DominantColour.of(200, 20, 20));
		assertEquals(DominantColour.ORANGE, DominantColour.of(255, 128, 0));
		assertEquals(DominantColour.YELLOW, DominantColour.of(255, 230, 30));
		assertEquals(DominantColour.GREEN, DominantColour.of(30, 160, 60));
		assertEquals(DominantColour.BLUE, DominantColour.of(30, 90, 220));
		assertEquals(DominantColour.PURPLE, DominantColour.of(120, 30, 200));
		assertEquals(DominantColour.PINK, DominantColour.of(255, 160, 170));
		assertEquals(DominantColour.GRAY, DominantColour.of(128, 130, 126));
		assertEquals(DominantColour.BLACK, DominantColour.of(20, 10, 30));
		assertEquals(DominantColour.WHITE, DominantColour.of(230, 232, 235));
	}

	/** Of 400 pixels, 60 are blue and 50 red; all others are ground. */
	@Test
	void theGroundDoesNotCount() {
		final ColorProcessor image = new ColorProcessor(20, 20);
		image.setColor(0xffffff);
		image.fill();
		assertEquals(DominantColour.WHITE, DominantColour.of(image));
		image.setColor(0x1040e0);
		image.fillRect(0, 0, 6, 10);
		image.setColor(0xe01010);
		image.fillRect(10, 10, 5, 10);
		assertEquals("blue", DominantColour.of(image).toString());
	}
}
