package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OrderStatisticsTest {

	@Example
	void agreesWithNumpy() {
		final float[] values = {3, -1.5f, 7.25f, 0, 1e6f, 12, -300, 4.5f, 2, 2};
		final double[] percentiles = {0, 1, 25, 50, 99.8, 100};
		final double[] expected = {-300, -273.135, 0.5, 2.5, 982000.216, 1e6};
		final OrderStatistics statistics = statistics(values, false, percentiles);
		for (int i = 0; i < percentiles.length; i++)
			assertEquals(expected[i], statistics.percentile(percentiles[i]), 1e-6 * Math.abs(expected[i]));
	}

	@Property
	void isThatOfTheSortedValues(@ForAll @Size(min = 1, max = 50) final float[] values,
			@ForAll @DoubleRange(max = 100) final double percentile) {
		assertEquals(sorted(values, percentile), statistics(values, false, percentile).percentile(percentile));
	}

	@Property
	void needsOnePassForIntegers(@ForAll @Size(min = 1, max = 50) final List<@IntRange(max = 65535) Integer> integers,
			@ForAll @DoubleRange(max = 100) final double percentile) {
		final float[] values = toArray(integers);
		final OrderStatistics statistics = new OrderStatistics(true);
		statistics.count(values, values.length, 0, 1);
		assertFalse(statistics.select(percentile));
		assertEquals(sorted(values, percentile), statistics.percentile(percentile));
	}

	@Example
	void leavesOutWhatIsNotFinite() {
		final float[] values = {Float.NaN, 4, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY};
		assertEquals(3, statistics(values, false, 50).percentile(50));
		assertEquals(0, statistics(new float[]{Float.NaN}, false, 50).percentile(50));
	}

	@Example
	void seesOnlyItsChannel() {
		final float[] values = {1, 100, 2, 200, 3, 300};
		final OrderStatistics statistics = new OrderStatistics(true);
		statistics.count(values, values.length, 1, 2);
		assertEquals(200, statistics.percentile(50));
	}

	@Property
	void momentsAreThoseOfTheDefinition(
			@ForAll @Size(min = 1, max = 50) final List<@FloatRange(min = 9990, max = 10010) Float> list,
			@ForAll @IntRange(min = 1, max = 50) final int block) {
		final float[] values = toArray(list);
		final Moments moments = new Moments();
		for (int i = 0; i < values.length; i += block) {
			final float[] part = Arrays.copyOfRange(values, i, Math.min(values.length, i + block));
			moments.add(part, part.length, 0, 1);
		}
		double mean = 0;
		for (final float v : values)
			mean += v / (double) values.length;
		double variance = 0;
		for (final float v : values)
			variance += (v - mean) * (v - mean) / values.length;
		assertEquals(mean, moments.mean(), 1e-8);
		assertEquals(Math.sqrt(variance), moments.standardDeviation(), 1e-6);
	}

	private static float[] toArray(final List<? extends Number> numbers) {
		final float[] values = new float[numbers.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = numbers.get(i).floatValue();
		return values;
	}

	private static OrderStatistics statistics(final float[] values, final boolean integers,
			final double... percentiles) {
		final OrderStatistics statistics = new OrderStatistics(integers);
		statistics.count(values, values.length, 0, 1);
		if (statistics.select(percentiles)) statistics.refine(values, values.length, 0, 1);
		return statistics;
	}

	private static double sorted(final float[] values, final double percentile) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		final double rank = percentile / 100 * (sorted.length - 1);
		final double below = sorted[(int) Math.floor(rank)];
		final double above = sorted[(int) Math.ceil(rank)];
		return below + (above - below) * (rank - Math.floor(rank));
	}
}
