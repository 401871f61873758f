package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measure agrees with scikit-image; {@code scikit-image.txt} tells how its figures were made.
 */
class ScikitImageTest {

	static Stream<Arguments> pairs() {
		final List<ComparedPairs.ComparedPair> pairs = ComparedPairs.all();
		assertEquals(24, pairs.size());
		return IntStream.range(0, pairs.size())
				.mapToObj(i -> Arguments.of(pairs.get(i).name(), pairs.get(i), ComparedPairs.golden().get(i)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pairs")
	void agrees(final String name, final ComparedPairs.ComparedPair pair, final double[] expected) {
		final List<ImageMetric> metrics = List.of(new PeakSignalToNoiseRatio(pair.range()),
				new StructuralSimilarity(pair.range()), new MultiScaleSimilarity(pair.range()), NormalisedError.BY_NORM,
				NormalisedError.BY_RANGE, new MeanAbsoluteError(), new PearsonCorrelation());
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], metrics.get(i).compare(pair.image(), pair.reference()),
					1e-6 * Math.max(1e-3, Math.abs(expected[i])), metrics.get(i) + " of " + name);
	}
}
