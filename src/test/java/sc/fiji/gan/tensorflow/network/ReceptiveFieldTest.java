package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.gan.engine.InsideEngine;

@ExtendWith(InsideEngine.class)
class ReceptiveFieldTest {

	/** Those of the paper's appendix, and one more. */
	@ParameterizedTest
	@CsvSource({"1, 16", "2, 34", "3, 70", "4, 142"})
	void patchGanSeesWhatItsPaperSays(final int stages, final int pixels) {
		assertEquals(pixels, new PatchGan(8, stages).receptiveField());
	}

	@Test
	void convolutionsOfStrideOneAddUp() {
		final ReceptiveField field = new ReceptiveField().convolution(3, 1).convolution(5, 1);
		assertEquals(7, field.size());
		assertEquals(3, field.radius());
		assertEquals(1, field.multiple());
	}

	/**
	 * Halved by a kernel of 4 and doubled: pixels 0 and 1 both come from -1 to 2, so the first reaches
	 * one to the left and two to the right, the second two to the left.
	 */
	@Test
	void radiusIsThatOfThePlaceFromWhichItIsLargest() {
		final ReceptiveField field = new ReceptiveField().convolution(4, 2).upsampling();
		assertEquals(2, field.radius());
		assertEquals(2, field.multiple());
	}

	/** Pixel 0 comes from -1 and 0 at half the size, that is from -3 to 2; pixel 1 from -1 to 4. */
	@Test
	void interpolationLooksAtANeighbourMore() {
		final ReceptiveField field = new ReceptiveField().convolution(4, 2).interpolation();
		assertEquals(3, field.radius());
		assertEquals(2, field.multiple());
	}

	@Test
	void multipleIsTheProductOfAllStrides() {
		final ReceptiveField field = new ReceptiveField().convolution(4, 2).convolution(4, 2).upsampling().upsampling();
		assertEquals(4, field.multiple());
		// Pixel 0 comes from -1 to 2 at half the size, that is from -3 to 6; pixel 3 too.
		assertEquals(6, field.radius());
	}
}
