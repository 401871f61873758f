package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class VarietyTest {

	private static GreyImage image(final float... values) {
		return new GreyImage(values, 2, values.length / 2);
	}

	/** Pairs: sqrt((9 + 16) / 2), 0 and the same again. */
	@Test
	void isTheMeanDifferenceOfPairs() {
		final GreyImage a = image(0, 0);
		final GreyImage b = image(3, 4);
		assertEquals(Math.sqrt(12.5) * 2 / 3, Variety.of(List.of(a, b, a)), 1e-12);
	}

	@Test
	void ofTheSameImagesIsNone() {
		assertEquals(0, Variety.of(List.of(image(1, 2), image(1, 2), image(1, 2))));
	}

	/** Only the first rows are compared: differences of 1 and 1. */
	@Test
	void comparesWhereImagesOverlap() {
		assertEquals(1, Variety.of(List.of(image(1, 2), image(2, 3, 100, 100))), 1e-12);
	}

	@Test
	void ofOneImageIsNotKnown() {
		assertTrue(Double.isNaN(Variety.of(List.of(image(1, 2)))));
	}
}
