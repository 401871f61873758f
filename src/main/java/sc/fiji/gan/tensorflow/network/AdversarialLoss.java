package sc.fiji.gan.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * What a discriminator D and a generator make smaller in their contest. Scores, D(real) and
 * D(fake), are unbounded, high for what is taken as real, and of any shape, such as {@code {batch,
 * 1}} or a map for each image; losses are scalars, means over all scores.
 */
public enum AdversarialLoss {

	/**
	 * {@code D: ln(1 + exp(-D(real))) + ln(1 + exp(D(fake)))}, {@code G: ln(1 + exp(-D(fake)))}: the
	 * cross entropy of the first paper, with the generator's loss that does not vanish where the
	 * discriminator is sure.
	 *
	 * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al., Generative adversarial nets
	 * (2014)</a>
	 */
	NON_SATURATING {

		@Override
		public Operand<TFloat32> discriminator(final Ops tf, final Operand<TFloat32> real,
				final Operand<TFloat32> fake) {
			return tf.math.add(mean(tf, tf.math.softplus(tf.math.neg(real))), mean(tf, tf.math.softplus(fake)));
		}

		@Override
		public Operand<TFloat32> generator(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return mean(tf, tf.math.softplus(tf.math.neg(fake)));
		}
	},

	/**
	 * {@code D: (D(real) - 1)^2 / 2 + D(fake)^2 / 2}, {@code G: (D(fake) - 1)^2 / 2}.
	 *
	 * @see <a href="https://arxiv.org/abs/1611.04076">Mao et al., Least squares generative adversarial
	 * networks (2017)</a>
	 */
	LEAST_SQUARES {

		@Override
		public Operand<TFloat32> discriminator(final Ops tf, final Operand<TFloat32> real,
				final Operand<TFloat32> fake) {
			return tf.math.add(half(tf, tf.math.sub(real, tf.constant(1f))), half(tf, fake));
		}

		@Override
		public Operand<TFloat32> generator(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return half(tf, tf.math.sub(fake, tf.constant(1f)));
		}

		@Override
		Operand<TFloat32> margin(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return tf.math.sub(real, tf.constant(0.5f));
		}

		private Operand<TFloat32> half(final Ops tf, final Operand<TFloat32> difference) {
			return tf.math.mul(tf.constant(0.5f), mean(tf, tf.math.square(difference)));
		}
	},

	/**
	 * {@code D: max(0, 1 - D(real)) + max(0, 1 + D(fake))}, {@code G: -D(fake)}.
	 *
	 * @see <a href="https://arxiv.org/abs/1705.02894">Lim and Ye, Geometric GAN (2017)</a>
	 */
	HINGE {

		@Override
		public Operand<TFloat32> discriminator(final Ops tf, final Operand<TFloat32> real,
				final Operand<TFloat32> fake) {
			final Operand<TFloat32> one = tf.constant(1f);
			return tf.math.add(mean(tf, tf.nn.relu(tf.math.sub(one, real))),
					mean(tf, tf.nn.relu(tf.math.add(one, fake))));
		}

		@Override
		public Operand<TFloat32> generator(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return tf.math.neg(mean(tf, fake));
		}
	},

	/**
	 * {@code D: D(fake) - D(real)}, {@code G: -D(fake)}; it goes with a gradient penalty, see
	 * {@link GradientPenalties#oneCentred}.
	 *
	 * @see <a href="https://arxiv.org/abs/1701.07875">Arjovsky et al., Wasserstein GAN (2017)</a>
	 */
	WASSERSTEIN {

		@Override
		public Operand<TFloat32> discriminator(final Ops tf, final Operand<TFloat32> real,
				final Operand<TFloat32> fake) {
			return tf.math.sub(mean(tf, fake), mean(tf, real));
		}

		@Override
		public Operand<TFloat32> generator(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return tf.math.neg(mean(tf, fake));
		}

		@Override
		Operand<TFloat32> margin(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return tf.math.sub(real, fake);
		}
	},

	/**
	 * {@code D: ln(1 + exp(D(fake) - D(real)))}, {@code G: ln(1 + exp(D(real) - D(fake)))}: each fake
	 * is judged beside a real one, so that no part of the data can be forgotten.
	 *
	 * @see <a href="https://arxiv.org/abs/1807.00734">Jolicoeur-Martineau, The relativistic
	 * discriminator (2018)</a>
	 * @see <a href="https://arxiv.org/abs/2501.05441">Huang et al., The GAN is dead; long live the GAN!
	 * A modern GAN baseline (2024): R3GAN</a>
	 */
	RELATIVISTIC {

		@Override
		public Operand<TFloat32> discriminator(final Ops tf, final Operand<TFloat32> real,
				final Operand<TFloat32> fake) {
			return mean(tf, tf.math.softplus(tf.math.sub(fake, real)));
		}

		@Override
		public Operand<TFloat32> generator(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return mean(tf, tf.math.softplus(tf.math.sub(real, fake)));
		}

		@Override
		Operand<TFloat32> margin(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
			return tf.math.sub(real, fake);
		}
	};

	/** What the discriminator makes smaller. */
	public abstract Operand<TFloat32> discriminator(Ops tf, Operand<TFloat32> real, Operand<TFloat32> fake);

	/** What the generator makes smaller. */
	public abstract Operand<TFloat32> generator(Ops tf, Operand<TFloat32> real, Operand<TFloat32> fake);

	/**
	 * How many of the real images a discriminator takes for real: a scalar from 0 to 1, and one half
	 * for one that knows nothing. Where only differences count, it is the share of pairs of which the
	 * real one has the higher score.
	 */
	public Operand<TFloat32> accuracy(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
		final Operand<TBool> right = tf.math.greater(margin(tf, real, fake), tf.constant(0f));
		return mean(tf, tf.dtypes.cast(right, TFloat32.class));
	}

	/** By how much a real image is taken for real rather than not. */
	Operand<TFloat32> margin(final Ops tf, final Operand<TFloat32> real, final Operand<TFloat32> fake) {
		return real;
	}

	private static Operand<TFloat32> mean(final Ops tf, final Operand<TFloat32> scores) {
		return tf.math.mean(tf.reshape(scores, tf.constant(new int[]{-1})), tf.constant(0));
	}
}
