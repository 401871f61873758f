package sc.fiji.gan.tensorflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.Calculation;

/** Two pairs of scores: real 2 and -1, fake 0.5 and -3. */
@ExtendWith(InsideEngine.class)
class AdversarialLossTest {

	private static final float[] SCORES = {2, -1, 0.5f, -3};

	/** Worked out from the papers' formulas, by hand and with a calculator. */
	@ParameterizedTest
	@CsvSource({"NON_SATURATING, 1.231428, 1.761332", "LEAST_SQUARES, 3.5625, 4.0625", "HINGE, 1.75, 1.25",
			"WASSERSTEIN, -1.75, 1.25", "RELATIVISTIC, 0.164171, 1.914171"})
	void losesWhatThePaperSays(final String name, final double discriminator, final double generator) {
		assertEquals(discriminator, loss(name, true, SCORES), 1e-5);
		assertEquals(generator, loss(name, false, SCORES), 1e-5);
	}

	@ParameterizedTest
	@EnumSource(AdversarialLoss.class)
	void gradientsAgreeWithFiniteDifferences(final Enum<?> loss) {
		for (final boolean discriminator : new boolean[]{true, false}) {
			final FloatArray gradient = Calculation.gradient(array(SCORES), Map.of(),
					(layers, x) -> loss(loss.name(), discriminator, layers.tf(), x));
			for (int i = 0; i < SCORES.length; i++) {
				final double slope = (loss(loss.name(), discriminator, changed(i, 1e-2f))
						- loss(loss.name(), discriminator, changed(i, -1e-2f))) / 2e-2;
				assertEquals(slope, gradient.data()[i], 1e-3, "score " + i);
			}
		}
	}

	/** The generator gains by a higher fake score, the discriminator by a lower one. */
	@ParameterizedTest
	@EnumSource(AdversarialLoss.class)
	void networksPullInOppositeDirections(final Enum<?> loss) {
		final float[] higher = {2, -1, 0.9f, -3};
		assertEquals(1, Math.signum(loss(loss.name(), true, higher) - loss(loss.name(), true, SCORES)));
		assertEquals(-1, Math.signum(loss(loss.name(), false, higher) - loss(loss.name(), false, SCORES)));
	}

	/** Real 2 and -1, fake 0.5 and -3, and the same with real 0.4 in the place of 2. */
	@ParameterizedTest
	@CsvSource({"NON_SATURATING, 0.5, 0.5", "LEAST_SQUARES, 0.5, 0", "HINGE, 0.5, 0.5", "WASSERSTEIN, 1, 0.5",
			"RELATIVISTIC, 1, 0.5"})
	void accuracyIsTheShareOfRealImagesThatAreRecognised(final String name, final double share, final double other) {
		assertEquals(share, accuracy(name, 2, -1, 0.5f, -3));
		assertEquals(other, accuracy(name, 0.4f, -1, 0.5f, -3));
	}

	private static double accuracy(final String name, final float... scores) {
		return Calculation.value(array(scores), Map.of(), (layers, x) -> AdversarialLoss.valueOf(name)
				.accuracy(layers.tf(), row(layers.tf(), x, 0), row(layers.tf(), x, 1))).data()[0];
	}

	@Test
	void relativisticLossDependsOnDifferencesAlone() {
		final float[] raised = {7, 4, 5.5f, 2};
		assertEquals(loss("RELATIVISTIC", true, SCORES), loss("RELATIVISTIC", true, raised), 1e-6);
	}

	private static double loss(final String name, final boolean discriminator, final float[] scores) {
		return Calculation.value(array(scores), Map.of(), (layers, x) -> loss(name, discriminator, layers.tf(), x))
				.data()[0];
	}

	private static Operand<TFloat32> row(final Ops tf, final Operand<TFloat32> scores, final int index) {
		return tf.slice(scores, tf.constant(new int[]{index, 0}), tf.constant(new int[]{1, 2}));
	}

	private static Operand<TFloat32> loss(final String name, final boolean discriminator, final Ops tf,
			final Operand<TFloat32> scores) {
		final Operand<TFloat32> real = row(tf, scores, 0);
		final Operand<TFloat32> fake = row(tf, scores, 1);
		final AdversarialLoss loss = AdversarialLoss.valueOf(name);
		return discriminator ? loss.discriminator(tf, real, fake) : loss.generator(tf, real, fake);
	}

	private static FloatArray array(final float[] scores) {
		return new FloatArray(scores, 2, 2);
	}

	private static float[] changed(final int at, final float by) {
		final float[] scores = SCORES.clone();
		scores[at] += by;
		return scores;
	}
}
