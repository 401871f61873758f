package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * TensorFlow, as the Fiji side sees it. There is one for each process: {@link Engines#engine()}.
 */
public interface Engine {

	/** The version of the TensorFlow library, such as {@code 2.18.0}. */
	String version();

	/** The devices that TensorFlow itself sees, the CPU first. */
	List<ComputeDevice> devices();

	/**
	 * Loads a trained network.
	 *
	 * @throws EngineException if it cannot be read, or is no network with that input and output
	 */
	Network load(NetworkFile file);

	/**
	 * Loads a network whose layers are looked at.
	 *
	 * @throws EngineException if it cannot be read, or is no network with that input and those outputs
	 */
	FeatureNetwork loadFeatures(NetworkFile file);

	/**
	 * Looks at a network that somebody else made, without running it.
	 *
	 * @param network a SavedModel's folder or {@code saved_model.pb}, or a frozen graph
	 * @param signature which of its signatures; empty for the usual one
	 * @throws EngineException if it is no network
	 */
	NetworkOutline outline(Path network, String signature);

	/**
	 * Makes a network that somebody else made into one like those of this project: frozen, NHWC, floats
	 * in and out. Nothing of it runs: it is rewritten in Java, and refused if it has operations that do
	 * more than to calculate.
	 *
	 * @param zip where to write; replaced if it exists
	 * @return how to load what was written
	 * @throws EngineException if it is no network, has no such tensors, is damaged, or is refused
	 */
	NetworkFile convert(Path network, NetworkConversion wanted, Path zip);

	/**
	 * Trains as the plan says, from the start or from the newest checkpoint in the plan's folder, until
	 * its last step or until the listener wants to stop.
	 *
	 * @param data the batches, and what progress is measured on
	 * @param listener told of each step, on the calling thread
	 * @throws EngineException if the plan cannot be carried out or contradicts the checkpoint
	 */
	TrainingSummary train(TrainingPlan plan, TrainingData data, TrainingListener listener);

	/**
	 * How many multiplications, each with an addition, a step of a training takes: those of
	 * convolutions and products of matrices, forwards and backwards, on average over many steps.
	 * Counted from the operations; nothing is trained or written.
	 */
	double multiplyAdds(TrainingPlan plan, TrainingData data);

	/**
	 * How large each checkpoint of a training becomes, in bytes, apart from what its names take.
	 * Nothing is trained or written.
	 */
	long checkpointBytes(TrainingPlan plan, TrainingData data);

	/**
	 * Writes a generator of a checkpoint as a zipped SavedModel without variables: its averaged weights
	 * become constants, so that the file needs nothing else and any TensorFlow can read it.
	 *
	 * @param plan what the checkpoint was trained with
	 * @param generator which one, see {@link #generators}
	 * @param checkpoint the file to export
	 * @param zip where to write; replaced if it exists
	 * @return how to load what was written
	 * @throws EngineException if there is no generator of that name, or not in the checkpoint
	 */
	NetworkFile export(TrainingPlan plan, String generator, Path checkpoint, Path zip);

	/** The same for an architecture whose generator is {@link Generators#ONLY}. */
	default NetworkFile export(final TrainingPlan plan, final Path checkpoint, final Path zip) {
		return export(plan, Generators.ONLY, checkpoint, zip);
	}

	/**
	 * The same for a checkpoint of which nothing else is known: it says itself which network it holds.
	 *
	 * @throws EngineException if it cannot be read
	 */
	NetworkFile export(Path checkpoint, Path zip);

	/**
	 * The same for a network that is told a style: what is written paints in that of a picture.
	 *
	 * @param picture {@code {1, height, width, 3}}, -1 to 1, of 32 pixels at least
	 * @throws EngineException if the network of the checkpoint is told no style, or it cannot be read
	 */
	NetworkFile export(Path checkpoint, FloatArray picture, Path zip);

	/**
	 * Writes SqueezeNet 1.1 without its classifier as a zipped SavedModel without variables, with an
	 * output for each layer that LPIPS looks at.
	 *
	 * @param weights by the names {@code <layer>__kernel} (height, width, in, out) and
	 *     {@code <layer>__bias}
	 * @param zip where to write; replaced if it exists
	 * @return how to load what was written
	 * @throws EngineException if weights are missing or of another shape
	 */
	NetworkFile exportSqueezeNet(Map<String, FloatArray> weights, Path zip);

	/**
	 * What there is to know about the generators of a plan before they are trained.
	 *
	 * @return by their names, see {@link Generators}, in an order that stays the same
	 * @throws EngineException if the architecture is not known or refuses the plan's parameters
	 */
	Map<String, NetworkFacts> generators(TrainingPlan plan);

	/** The same for an architecture whose generator is {@link Generators#ONLY}. */
	default NetworkFacts facts(final TrainingPlan plan) {
		return generators(plan).get(Generators.ONLY);
	}
}
