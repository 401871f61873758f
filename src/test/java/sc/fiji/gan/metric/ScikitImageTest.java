package sc.fiji.gan.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measure agrees with scikit-image; {@code scikit-image.txt} tells how its figures were made.
 */
class ScikitImageTest {

	static Stream<Arguments> pairs() throws IOException {
		final List<ComparedPairs.ComparedPair> pairs = ComparedPairs.all();
		try (BufferedReader csv = new BufferedReader(new InputStreamReader(
				ScikitImageTest.class.getResourceAsStream("scikit-image.csv"), StandardCharsets.UTF_8))) {
			final List<String[]> rows = csv.lines().skip(1).map(line -> line.split(",")).toList();
			assertEquals(24, rows.size());
			return Stream.iterate(0, i -> i + 1).limit(24).map(i -> {
				assertEquals(rows.get(i)[0], pairs.get(i).name());
				return Arguments.of(pairs.get(i).name(), pairs.get(i),
						Stream.of(rows.get(i)).skip(1).mapToDouble(Double::parseDouble).toArray());
			});
		}
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
