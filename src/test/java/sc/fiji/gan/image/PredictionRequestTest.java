package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionRequestTest {

	private static String refusal(final Executable request) {
		return assertThrows(IllegalArgumentException.class, request).getMessage();
	}

	@ParameterizedTest
	@ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, 2_000_000_000})
	void framesThatCannotBePredictedAreRefused(final int frames) {
		assertEquals("frames=" + frames + " is not possible: give a whole number from 1 to 100.",
				refusal(() -> new PredictionRequest(frames)));
	}

	@ParameterizedTest
	@ValueSource(doubles = {-0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
	void grainThatIsNoneIsRefused(final double grain) {
		assertEquals(
				"grain=" + grain
						+ " is not possible: give a number from 0 (the expected frame) to 1 (as grainy as real ones).",
				refusal(() -> new PredictionRequest(1, grain)));
	}

	@Test
	void framesLookLikeRealOnesUnlessItIsSaidOtherwise() {
		assertEquals(new PredictionRequest(100, 1), new PredictionRequest(100));
		assertEquals(0, new PredictionRequest(1, 0).grain());
	}
}
