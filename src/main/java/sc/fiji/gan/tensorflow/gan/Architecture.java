package sc.fiji.gan.tensorflow.gan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import sc.fiji.gan.engine.EngineException;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.TrainingPlan;
import sc.fiji.gan.tensorflow.network.Layers;

/**
 * A kind of network and how it is trained. Implementations are listed in {@code META-INF/services},
 * have a constructor without arguments, and keep no state.
 */
public interface Architecture {

	/**
	 * The name of a generator that is the only one of its architecture, and the scope of its weights.
	 */
	String GENERATOR = Generators.ONLY;

	/** What plans and macros call it. */
	String name();

	/**
	 * The networks that are averaged, validated and exported.
	 *
	 * @throws EngineException if the plan's parameters are no good; the message names them
	 */
	List<Generator> generators(TrainingPlan plan);

	/**
	 * What paints in the style of one picture, of an architecture whose {@link Generators#ONLY
	 * generator} is told the style by a picture beside its input. It has the same weights.
	 *
	 * @param picture {@code {1, height, width, 3}}, -1 to 1, of 32 pixels at least
	 */
	default Optional<Generator> painter(final TrainingPlan plan, final FloatArray picture) {
		return Optional.empty();
	}

	/** @throws EngineException if there is no generator of that name */
	default Generator generator(final TrainingPlan plan, final String name) {
		final List<Generator> all = generators(plan);
		return all.stream().filter(g -> g.name().equals(name)).findFirst()
				.orElseThrow(() -> new EngineException(
						"Architecture '" + name() + "' has no generator '" + name + "': choose one of "
								+ all.stream().map(Generator::name).collect(Collectors.joining(", ")) + "."));
	}

	/**
	 * What is minimised, in the order of the updates within a step.
	 *
	 * @param layers makes layers for each scope of weights
	 * @param batch the inputs of a step by name, see {@link sc.fiji.gan.engine.TrainingData#batch} and
	 *     {@link #randomInputs}
	 */
	List<Objective> objectives(TrainingPlan plan, Scopes layers, Map<String, Operand<TFloat32>> batch);

	/**
	 * Random numbers that a step needs beside its batch, such as the choices of an augmentation, by
	 * name; they come with the batch. They are a function of seed and step, so that a resumed training
	 * draws what an undisturbed one would have drawn.
	 *
	 * @param step counted from 0
	 * @param batch how many images are in a batch
	 * @param augmentation with which probability, 0 to 1, an augmentation is applied
	 */
	default Map<String, FloatArray> randomInputs(final TrainingPlan plan, final long step, final int batch,
			final double augmentation) {
		return Map.of();
	}

	/**
	 * Whether the probability of the augmentation follows from how sure the discriminator is; else it
	 * is 1.
	 *
	 * @see <a href="https://arxiv.org/abs/2006.06676">Karras et al., Training generative adversarial
	 * networks with limited data (2020)</a>
	 */
	default boolean adaptsAugmentation(final TrainingPlan plan) {
		return false;
	}

	/**
	 * Gives each network of a training its own scope of weights, its images a memory, and its losses
	 * what remedies have changed.
	 */
	@FunctionalInterface
	interface Scopes {

		Layers scope(String name);

		/**
		 * Images as a discriminator is to see them that shall not forget: a part of them is exchanged for
		 * some of earlier steps. Gradients do not pass. Outside a training they are the images themselves.
		 *
		 * @param name of the pool
		 * @param images what a generator makes, of a size that is known
		 * @see <a href="https://arxiv.org/abs/1612.07828">Shrivastava et al., Learning from simulated and
		 * unsupervised images through adversarial training (2017)</a>
		 */
		default Operand<TFloat32> pool(final String name, final Operand<TFloat32> images) {
			return images;
		}

		/**
		 * Numbers that follow from the batch, but from what is the same at each step alone: a training
		 * computes them at its first step only.
		 */
		default Operand<TFloat32> once(final Operand<TFloat32> numbers) {
			return numbers;
		}

		/**
		 * What is added to the weight of the loss that holds structure: a scalar, 0 unless the training has
		 * inverted contrasts and a remedy has raised it.
		 */
		default Operand<TFloat32> addedStructure() {
			return scope(GENERATOR).tf().constant(0f);
		}
	}
}
