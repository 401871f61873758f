package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class PixelStatisticsTest {

	private static final List<PixelMetric> METRICS = List.of(new PeakSignalToNoiseRatio(255), NormalisedError.BY_NORM,
			NormalisedError.BY_RANGE, new MeanAbsoluteError(), new PearsonCorrelation());

	@Test
	void partsAddUpToTheWhole() {
		final GreyImage reference = Drawing.waves();
		final GreyImage image = Drawing.degraded(reference);
		final PixelStatistics sum = new PixelStatistics();
		for (int y = 0; y < Drawing.HEIGHT; y += 10)
			sum.add(PixelStatistics.of(rows(image, y), rows(reference, y)));
		for (final PixelMetric metric : METRICS)
			assertEquals(metric.compare(image, reference), metric.of(sum), 1e-9, metric.toString());
	}

	private static GreyImage rows(final GreyImage image, final int y) {
		final float[] part = new float[10 * image.width()];
		System.arraycopy(image.values(), y * image.width(), part, 0, part.length);
		return new GreyImage(part, image.width(), 10);
	}

	@Test
	void pearsonOfALineIsOneOrMinusOne() {
		assertEquals(1, new PearsonCorrelation().compare(plane(2, 4, 6), plane(1, 2, 3)), 1e-12);
		assertEquals(-1, new PearsonCorrelation().compare(plane(3, 2, 1), plane(1, 2, 3)), 1e-12);
		assertEquals(0, new PearsonCorrelation().compare(plane(1, -2, 1), plane(1, 2, 3)), 1e-12);
	}

	@Test
	void meanAbsoluteErrorIsInTheUnitOfThePixels() {
		assertEquals(2, new MeanAbsoluteError().compare(plane(1, 2, 3), plane(2, 2, 8)), 1e-12);
	}

	@Test
	void nothingIsDefinedWithPixelsThatAreNotFinite() {
		for (final PixelMetric metric : METRICS)
			for (final float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY}) {
				assertEquals(Double.NaN, metric.compare(plane(1, bad), plane(1, 2)), metric.toString());
				assertEquals(Double.NaN, metric.compare(plane(1, bad), plane(1, bad)), metric.toString());
			}
		assertEquals(1, PixelStatistics.of(plane(1, Float.NaN), plane(1, 2)).notFinite());
	}

	@Test
	void correlationIsNotDefinedForAConstant() {
		final PixelStatistics constant = PixelStatistics.of(plane(5, 5), plane(1, 2));
		assertEquals(Double.NaN, new PearsonCorrelation().of(constant));
		assertTrue(constant.imageIsConstant());
		assertFalse(constant.referenceIsConstant());
		assertEquals(Double.NaN, new PearsonCorrelation().compare(plane(0.1f, 0.1f, 0.1f), plane(1, 2, 4)));
	}

	private static GreyImage plane(final float... values) {
		return new GreyImage(values, values.length, 1);
	}
}
