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
	 * Inputs of generators that are never trained on, each {@code {1, height, width, channels}}, of
	 * heights and widths that are multiples of {@link NetworkFacts#multiple}; or, for a generator that
	 * makes images out of nothing, inputs of its {@link NetworkFacts#latents}. An image may be there
	 * several times, with different {@link #path paths}.
	 */
	List<FloatArray> heldOut();

	/**
	 * Through which generators a held-out input goes, one after the other; what comes out of the last
	 * is its output. With the path {@code source-to-target, target-to-source} an image comes back to
	 * where it came from.
	 *
	 * @param index of the input in {@link #heldOut()}
	 * @return names as {@link Engine#generators} gives them, at least one
	 */
	default List<String> path(final int index) {
		return List.of(Generators.ONLY);
	}

	/**
	 * How far the outputs for {@link #heldOut()} are from what they should be; less is better. The best
	 * checkpoint is chosen by this and not by the loss.
	 *
	 * @param outputs one for each input, in their order: what is at the end of its {@link #path}
	 */
	double distance(List<FloatArray> outputs);

	/**
	 * How much the outputs for {@link #heldOut()} differ from each other, as a part of what they
	 * should: 1 if they are as various as they should be, 0 if they are all the same, not a number if
	 * it is not known.
	 *
	 * @param outputs in the order of the inputs
	 */
	default double variety(final List<FloatArray> outputs) {
		return Double.NaN;
	}

	/**
	 * Whether a translation has light and dark where they should be: the mean correlation of luminance
	 * between inputs and outputs, times the sign that it should have. 1 if all is right, -1 if the
	 * contrast is inverted, not a number if it is not known which way is right.
	 *
	 * @param outputs in the order of the inputs
	 */
	default double contrast(final List<FloatArray> outputs) {
		return Double.NaN;
	}

	/**
	 * How far a translation goes: the mean distance from inputs to outputs, as a part of the distance
	 * of the two domains. 0 if the outputs are the inputs, not a number if it is not known.
	 *
	 * @param outputs in the order of the inputs
	 */
	default double change(final List<FloatArray> outputs) {
		return Double.NaN;
	}
}
