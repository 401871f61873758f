package sc.fiji.gan.engine;

import java.util.List;
import java.util.Map;

/**
 * Where a training gets its batches from. A batch is a function of the step alone, so that a
 * training that is resumed sees what an undisturbed one would have seen, with no random state to
 * keep.
 */
public interface TrainingData {

	/** The setting that tells images apart: a checksum of their pixels. */
	String IMAGES = "images";

	/**
	 * The batch of a step, by the names that the architecture gives its inputs, each {@code {batch,
	 * height, width, channels}}. Called from a background thread, one step ahead.
	 */
	Map<String, FloatArray> batch(long step);

	/**
	 * What may not change in a training that is resumed, by the names that users know. Settings that
	 * have their default are left out, so that what comes to be later does not bar older checkpoints.
	 */
	default Map<String, String> settings() {
		return Map.of();
	}

	/**
	 * Inputs of the generator that are never trained on, each {@code {1, height, width, channels}}.
	 */
	List<FloatArray> heldOut();

	/**
	 * How far the generator's outputs for {@link #heldOut()} are from what they should be; less is
	 * better. The best checkpoint is chosen by this and not by the loss.
	 *
	 * @param outputs in the order of the inputs
	 */
	double distance(List<FloatArray> outputs);

	/**
	 * How much the generator's outputs for {@link #heldOut()} differ from each other, as a part of what
	 * they should: 1 if they are as various as they should be, 0 if they are all the same, not a number
	 * if it is not known.
	 *
	 * @param outputs in the order of the inputs
	 */
	default double variety(final List<FloatArray> outputs) {
		return Double.NaN;
	}
}
