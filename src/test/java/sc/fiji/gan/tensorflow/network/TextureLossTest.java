package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;
import sc.fiji.gan.tensorflow.runtime.Tensors;

/** {@link TextureLoss} by hand, and {@link TextureFilters} on patterns. */
@ExtendWith(InsideEngine.class)
class TextureLossTest {

	private static final int EDGE = 128;

	/** Two pixels of two channels. */
	private static FloatArray features(final float... values) {
		return new FloatArray(values, 1, 1, 2, 2);
	}

	private static double loss(final FloatArray features, final FloatArray references) {
		return Calculation.value(features, Map.of(), (layers, x) -> TextureLoss.between(layers.tf(), List.of(x),
				List.of(Tensors.constant(layers.tf(), references)))).data()[0];
	}

	/** The pixels (1, 2) and (3, 4): (1 + 9) / 2, (2 + 12) / 2, (4 + 16) / 2. */
	@Test
	void gramMatrixIsTheMeanOfProducts() {
		final FloatArray gram = Calculation.value(features(1, 2, 3, 4), Map.of(),
				(layers, x) -> TextureLoss.gram(layers.tf(), x));
		assertArrayEquals(new float[]{5, 7, 7, 10}, gram.data(), 1e-6f);
	}

	/**
	 * The pixels (1, 0), (1, 0) have the matrix (1, 0, 0, 0), and (1, 0), (0, 1) have (0.5, 0, 0, 0.5):
	 * their difference has the square 0.5, the latter the square 0.5.
	 */
	@Test
	void lossIsTheSquaredDifferenceBesideTheSquareOfWhatIsWanted() {
		assertEquals(1, loss(features(1, 0, 1, 0), features(1, 0, 0, 1)), 1e-6);
		assertEquals(0.5, loss(features(1, 0, 0, 1), features(1, 0, 1, 0)), 1e-6);
		assertEquals(1, loss(features(0, 0, 0, 0), features(1, 2, 3, 4)), 1e-6);
	}

	@Test
	void placeAndNumberOfPixelsMakeNoDifference() {
		assertEquals(0, loss(features(3, 4, 1, 2), features(1, 2, 3, 4)), 1e-6);
		assertEquals(0, loss(new FloatArray(new float[]{1, 2, 3, 4, 3, 4, 1, 2}, 1, 2, 2, 2), features(1, 2, 3, 4)),
				1e-6);
	}

	private static double standardised(final FloatArray features, final FloatArray references) {
		return Calculation
				.value(features, Map.of(),
						(layers, x) -> TextureLoss.standardised(layers.tf(), List.of(x),
								List.of(Tensors.constant(layers.tf(), references)), UnaryOperator.identity()))
				.data()[0];
	}

	/**
	 * The references (0, 0), (2, 2) have the means 1 and the variances 1, to which 0.11 are added. So
	 * they count as -1 and 1 beside the root of 1.11, and all of their matrix is 1 / 1.11, its square
	 * with that of the feature that is always 1 is 4 / 1.11^2 + 1. (0, 2), (2, 0) have -1 / 1.11 in two
	 * places: 8 / 1.11^2. (1, 1), (3, 3) count as 0 and 2, their matrix is 2 / 1.11 and their means are
	 * 1, beside the root of 1.11, in two places each: 4 / 1.11^2 + 4 / 1.11. Their mean square is 2 /
	 * 1.11, that of the references 1 / 1.11.
	 */
	@Test
	void standardisedFeaturesAreMeasuredFromTheMeansOfTheReferences() {
		final FloatArray references = features(0, 0, 2, 2);
		final double length = 4 / (1.11 * 1.11) + 1;
		assertEquals(0, standardised(features(2, 2, 0, 0), references), 1e-6);
		assertEquals(Math.log1p(8 / (1.11 * 1.11) / length), standardised(features(0, 2, 2, 0), references), 1e-5);
		assertEquals(Math.log1p((4 / (1.11 * 1.11) + 4 / 1.11) / length) + Math.pow(Math.sqrt(2) - 1, 2) / 1.11,
				standardised(features(1, 1, 3, 3), references), 1e-4);
	}

	/** Colours of 1 and -1. */
	private static FloatArray pattern(final IntBinaryOperator parity, final int... colours) {
		final FloatArray image = FloatArray.zeros(1, EDGE, EDGE, 3);
		for (int i = 0; i < EDGE * EDGE; i++)
			for (int c = 0; c < 3; c++)
				image.data()[3 * i + c] = (parity.applyAsInt(i % EDGE, i / EDGE) % 2 == 0 ? 1 : -1) * colours[c];
		return image;
	}

	private static double difference(final FloatArray image, final FloatArray style) {
		return Calculation.value(image, Map.of(), (layers, x) -> {
			final TextureFilters filters = new TextureFilters(layers.tf());
			return TextureLoss.between(layers.tf(), filters.apply(x),
					filters.apply(Tensors.constant(layers.tf(), style)));
		}).data()[0];
	}

	/** Shifted by a period, so that not even the border looks different. */
	@Test
	void filtersFindTheSameTextureAlike() {
		final FloatArray stripes = pattern((x, y) -> x / 4, 1, 1, 1);
		assertEquals(0, difference(stripes, stripes), 1e-6);
		assertEquals(0, difference(pattern((x, y) -> (x + 8) / 4, 1, 1, 1), stripes), 1e-6);
	}

	/**
	 * All have as many light pixels as dark ones; half a period, light is dark, and texture the same.
	 */
	@Test
	void filtersTellDirectionSizeAndColourApart() {
		final FloatArray stripes = pattern((x, y) -> x / 4, 1, 1, 1);
		final double shifted = difference(pattern((x, y) -> (x + 4) / 4, 1, 1, 1), stripes);
		final double direction = difference(pattern((x, y) -> y / 4, 1, 1, 1), stripes);
		final double size = difference(pattern((x, y) -> x / 8, 1, 1, 1), stripes);
		final double colour = difference(pattern((x, y) -> x / 4, 1, 1, -1), stripes);
		final double chequers = difference(pattern((x, y) -> x / 4 + y / 4, 1, 1, 1), stripes);
		final String all = shifted + " direction " + direction + " size " + size + " colour " + colour + " chequers "
				+ chequers;
		for (final double other : new double[]{direction, size, colour, chequers})
			assertTrue(other > 2 * shifted && other > 0.2, all);
	}
}
