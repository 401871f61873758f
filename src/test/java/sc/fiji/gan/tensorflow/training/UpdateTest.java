package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.gan.UpdateRule;
import sc.fiji.gan.tensorflow.network.VariableWeights;
import sc.fiji.gan.tensorflow.runtime.Sessions;
import sc.fiji.gan.tensorflow.runtime.VariableStore;

/** Adam and the moving average on one weight w with the loss (w - 3)^2, beside the formulas. */
@ExtendWith(InsideEngine.class)
class UpdateTest {

	private static final double RATE = 0.1;
	private static final int STEPS = 50;

	@Test
	void adamFollowsItsPaper() {
		assertEquals(adam(RATE, 0.9, 0.999), train(1e9).get("weights/net/w").data()[0], 1e-4);
	}

	@Test
	void anObjectiveHasItsOwnRateAndDecays() {
		final UpdateRule rule = UpdateRule.STANDARD.withRateFactor(0.25).withBetas(0.5, 0.9);
		assertEquals(adam(0.25 * RATE, 0.5, 0.9), run(1e9, STEPS, 0.9, rule).get("weights/net/w").data()[0], 1e-4);
	}

	/** At the steps 0, 4, 8 and so on the gradient is that of the loss and of four times 5 w. */
	@Test
	void penaltyIsAddedAtEveryNthStepAndSharesTheMoments() {
		final Map<String, FloatArray> trained = run(1e9, STEPS, 0.9, UpdateRule.STANDARD, 4);
		assertEquals(adam(RATE, 0.9, 0.999, 4), trained.get("weights/net/w").data()[0], 1e-4);
		assertEquals(4, trained.size());
	}

	private static double adam(final double rate, final double beta1, final double beta2) {
		return adam(rate, beta1, beta2, Integer.MAX_VALUE);
	}

	/** @param every at every so many steps there is a penalty, from the first on if there are any */
	private static double adam(final double rate, final double beta1, final double beta2, final int every) {
		double w = 1;
		double m = 0;
		double v = 0;
		for (int t = 1; t <= STEPS; t++) {
			final boolean penalised = every < STEPS && (t - 1) % every == 0;
			final double gradient = 2 * (w - 3) + (penalised ? every * 5 : 0);
			m = beta1 * m + (1 - beta1) * gradient;
			v = beta2 * v + (1 - beta2) * gradient * gradient;
			w -= rate * (m / (1 - Math.pow(beta1, t))) / (Math.sqrt(v / (1 - Math.pow(beta2, t))) + 1e-8);
		}
		return w;
	}

	@Test
	void settingsThatMakeNoSenseAreRefused() {
		assertEquals("beta1=1.0: give a number from 0 up to, but not, 1.",
				assertThrows(IllegalArgumentException.class, () -> UpdateRule.STANDARD.withBetas(1, 0.9)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> UpdateRule.STANDARD.everyNthStep(0));
	}

	/** With the gradient cut to the length 1, every step of it is -1 as long as w is below 2.5. */
	@Test
	void steepGradientsAreShortened() {
		final double first = train(1).get("adam/square/first/weights/net/w").data()[0];
		final double free = train(1e9).get("adam/square/first/weights/net/w").data()[0];
		assertEquals(true, Math.abs(first) <= 1 && Math.abs(first) < Math.abs(free) + 1);
		assertEquals(-0.1, afterOneStep(1).get("adam/square/first/weights/net/w").data()[0], 1e-6);
		assertEquals(-0.4, afterOneStep(1e9).get("adam/square/first/weights/net/w").data()[0], 1e-6);
	}

	@Test
	void averageFollowsTheWeights() {
		final Map<String, FloatArray> start = run(1e9, 0, 0.5);
		assertEquals(1, start.get("average/net/w").data()[0]);
		final Map<String, FloatArray> one = run(1e9, 1, 0.5);
		// The decay of the first step is 1/10 by the ramp: 0.1 * 1 + 0.9 * w.
		assertEquals(0.1 + 0.9 * one.get("weights/net/w").data()[0], one.get("average/net/w").data()[0], 1e-6);
	}

	private static Map<String, FloatArray> train(final double largestNorm) {
		return run(largestNorm, STEPS, 0.9);
	}

	private static Map<String, FloatArray> afterOneStep(final double largestNorm) {
		return run(largestNorm, 1, 0.9);
	}

	private static Map<String, FloatArray> run(final double largestNorm, final int steps, final double decay) {
		return run(largestNorm, steps, decay, UpdateRule.STANDARD);
	}

	private static Map<String, FloatArray> run(final double largestNorm, final int steps, final double decay,
			final UpdateRule rule) {
		return run(largestNorm, steps, decay, rule, Integer.MAX_VALUE);
	}

	/** @param every at every so many steps 5 w is added; never if there are not so many */
	private static Map<String, FloatArray> run(final double largestNorm, final int steps, final double decay,
			final UpdateRule rule, final int every) {
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final VariableStore store = new VariableStore(tf);
			final Operand<TFloat32> w = new VariableWeights(store, 0).get("net/w", new int[]{1},
					(shape, random) -> new FloatArray(new float[]{1}, 1));
			final Operand<TFloat32> loss = tf.math.mean(tf.math.square(tf.math.sub(w, tf.constant(3f))),
					tf.constant(0));
			final Objective square = new Objective("square", loss, "net", largestNorm, rule);
			final Operand<TFloat32> five = tf.math.mul(tf.constant(5f), tf.math.mean(w, tf.constant(0)));
			final Adam adam = new Adam(tf, store, every < STEPS ? square.withPenalty(five, every) : square);
			final MovingAverage average = new MovingAverage(tf, store, List.of("net"), decay);
			try (Session session = new Sessions(EngineOptions.DEFAULT).open(graph)) {
				store.initialise(session);
				for (int step = 0; step < steps; step++) {
					final Session.Runner runner = session.runner();
					try (Feeds feeds = new Feeds(runner)) {
						adam.addTo(runner, feeds, step, RATE, step);
						try (Result done = runner.run()) {
							assertEquals(0, done.size());
						}
					}
					average.update(session, step);
				}
				return store.save(session);
			}
		}
	}
}
