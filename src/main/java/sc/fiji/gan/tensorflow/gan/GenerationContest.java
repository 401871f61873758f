package sc.fiji.gan.tensorflow.gan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.tensorflow.network.AdversarialLoss;
import sc.fiji.gan.tensorflow.network.GradientPenalties;

/**
 * How a discriminator and a generator that makes images out of nothing are trained against each
 * other. The plan's parameters beside those of {@link GenerationNetworks}:
 * <ul>
 * <li>{@code r1} (0 unless said otherwise): the gamma of the penalty R1, which holds the
 * discriminator's gradient at real images, see {@link GradientPenalties#zeroCentred};
 * {@code r1interval} (16): at every so many steps;</li>
 * <li>{@code frozen} (0): how many of the discriminator's layers, from the images on, stay what
 * they are, for a training that starts from another one and has few images.</li>
 * </ul>
 *
 * @param networks what the plan says of them
 * @param rule by which both are updated
 * @param gamma that of R1 unless the plan says otherwise
 * @see <a href="https://arxiv.org/abs/2002.10964">Mo et al., Freeze the discriminator: a simple
 * baseline for fine-tuning GANs (2020)</a>
 */
record GenerationContest(GenerationNetworks networks, UpdateRule rule, double gamma) {

	static final String DISCRIMINATOR = "discriminator";

	/** Gradients of either network are usually about 1 long. */
	private static final double LARGEST_NORM = 5;
	private static final UpdateRule RULE = UpdateRule.STANDARD.withBetas(0.5, 0.999);

	/**
	 * Images as a discriminator sees them.
	 *
	 * @param seen the images, augmented
	 * @param scores {@code {batch, 1}}
	 */
	record Judged(Operand<TFloat32> seen, Operand<TFloat32> scores) {

		/** @param discriminator from images to scores */
		static Judged of(final Ops tf, final Map<String, Operand<TFloat32>> batch, final Operand<TFloat32> images,
				final UnaryOperator<Operand<TFloat32>> discriminator) {
			final Operand<TFloat32> seen = GenerationNetworks.augmented(tf, batch, images);
			return new Judged(seen, discriminator.apply(seen));
		}
	}

	/** What the two networks make smaller: scalars. */
	record Losses(Operand<TFloat32> discriminator, Operand<TFloat32> generator) {}

	/** By the rule of DCGAN, without a penalty. */
	GenerationContest(final GenerationNetworks networks) {
		this(networks, RULE, 0);
	}

	/** The same by another rule. */
	GenerationContest by(final UpdateRule other) {
		return new GenerationContest(networks, other, gamma);
	}

	/** The same with R1 unless the plan says otherwise. */
	GenerationContest withPenalty(final double ofR1) {
		return new GenerationContest(networks, rule, ofR1);
	}

	/**
	 * Discriminator and generator, which are updated in this order.
	 *
	 * @param parts of the discriminator, from the images on
	 */
	List<Objective> objectives(final Ops tf, final AdversarialLoss loss, final Judged real, final Judged fake,
			final List<String> parts) {
		final Losses losses = new Losses(loss.discriminator(tf, real.scores, fake.scores),
				loss.generator(tf, real.scores, fake.scores));
		return objectives(tf, losses, real, loss.accuracy(tf, real.scores, fake.scores), parts);
	}

	/**
	 * The same with losses that have further terms.
	 *
	 * @param accuracy see {@link AdversarialLoss#accuracy}
	 */
	List<Objective> objectives(final Ops tf, final Losses losses, final Judged real, final Operand<TFloat32> accuracy,
			final List<String> parts) {
		final Objective discriminator = new Objective(DISCRIMINATOR, losses.discriminator, updated(parts), LARGEST_NORM,
				rule).withAccuracy(accuracy);
		return List.of(penalised(tf, discriminator, real), new Objective(Architecture.GENERATOR, losses.generator,
				List.of(Architecture.GENERATOR), LARGEST_NORM, rule));
	}

	private Objective penalised(final Ops tf, final Objective discriminator, final Judged real) {
		final double r1 = networks.number("r1", gamma, 0, 1000);
		return r1 == 0
				? discriminator
				: discriminator.withPenalty(GradientPenalties.zeroCentred(tf, real.scores, real.seen, r1),
						networks.parameter("r1interval", 16, 1, 1000));
	}

	/** The scopes of the discriminator that are updated. */
	private List<String> updated(final List<String> parts) {
		final int frozen = networks.parameter("frozen", 0, 0, parts.size() - 1);
		if (frozen == 0) return List.of(DISCRIMINATOR);
		final List<String> scopes = new ArrayList<>();
		parts.subList(frozen, parts.size()).forEach(part -> scopes.add(DISCRIMINATOR + "/" + part));
		return scopes;
	}
}
