package sc.fiji.gan.tensorflow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineOptions;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.InsideEngine;
import sc.fiji.gan.engine.TrainingData;
import sc.fiji.gan.engine.TrainingListener;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.gan.Architecture;
import sc.fiji.gan.tensorflow.gan.Generator;
import sc.fiji.gan.tensorflow.gan.Objective;
import sc.fiji.gan.tensorflow.network.FreeImage;
import sc.fiji.gan.tensorflow.runtime.Sessions;

/** Numbers that are said to be the same at each step, by data in which they are not. */
@ExtendWith(InsideEngine.class)
class ComputedOnceTest {

	/** The loss is (y - 3 x)^2, where y is trained, begins at 0, and x is one number of the batch. */
	private static final class Follower implements Architecture {

		@Override
		public String name() {
			return "follower";
		}

		@Override
		public List<Generator> generators(final TrainingPlan plan) {
			return List.of(new Generator(1, 0, new FreeImage(1, 1, 1)::apply));
		}

		@Override
		public List<Objective> objectives(final TrainingPlan plan, final Scopes layers,
				final Map<String, Operand<TFloat32>> batch) {
			final Ops tf = layers.scope(GENERATOR).tf();
			final Operand<TFloat32> wanted = layers.once(tf.math.mul(tf.constant(3f), batch.get("x")));
			final Operand<TFloat32> y = generator(plan, GENERATOR).apply(layers.scope(GENERATOR), batch.get("origin"));
			final Operand<TFloat32> loss = tf.math.mean(tf.math.square(tf.math.sub(y, wanted)),
					tf.constant(new int[]{0, 1, 2, 3}));
			return List.of(new Objective(GENERATOR, loss, GENERATOR, 100));
		}
	}

	/** x is 0.1 in the first step, and 0.3 later. */
	private static final class Changing implements TrainingData {

		@Override
		public Map<String, FloatArray> batch(final long step) {
			return Map.of("x", number(step == 0 ? 0.1f : 0.3f), "origin", number(0));
		}

		private static FloatArray number(final float value) {
			return new FloatArray(new float[]{value}, 1, 1, 1, 1);
		}

		@Override
		public List<FloatArray> heldOut() {
			return List.of(number(0));
		}

		@Override
		public double distance(final List<FloatArray> outputs) {
			return outputs.get(0).data()[0];
		}
	}

	@Test
	void areThoseOfTheFirstStep(@TempDir final Path folder) {
		final TrainingPlan plan = new TrainingPlan("follower", Map.of(), 400, 0.02, TrainingPlan.Schedule.LINEAR, 0, 1,
				folder, 400, null);
		final double[] last = new double[1];
		new Trainer(plan, new Follower(), new Changing(), new TrainingListener() {

			@Override
			public void validated(final long step, final double distance, final List<FloatArray> outputs) {
				last[0] = distance;
			}
		}).run(new Sessions(EngineOptions.DEFAULT));
		assertEquals(0.3, last[0], 0.01);
	}
}
