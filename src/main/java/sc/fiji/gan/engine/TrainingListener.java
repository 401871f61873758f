package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Told how a training goes, and asked whether it shall go on. */
public interface TrainingListener {

	/** Ignores everything; never stops. */
	TrainingListener NONE = new TrainingListener() {};

	/**
	 * A step is done.
	 *
	 * @param step how many are done in all
	 * @param losses by the names of the objectives that were updated in it, in their order
	 * @param seconds what this step took
	 * @param waited the part of it, in seconds, that was spent waiting for data
	 */
	default void stepped(final long step, final Map<String, Double> losses, final double seconds,
			final double waited) {}

	/**
	 * The averaged generators were run on the held-out inputs.
	 *
	 * @param step how many steps were done
	 * @param distance see {@link TrainingData#distance}
	 * @param outputs what became of the held-out inputs, in their order, see {@link TrainingData#path}
	 */
	default void validated(final long step, final double distance, final List<FloatArray> outputs) {}

	/** A checkpoint was written. */
	default void saved(final long step, final Path checkpoint) {}

	/** A fault was noticed, and its remedy applied. */
	default void diagnosed(final Diagnosis diagnosis) {}

	/** Whether to end after this step, with a checkpoint. */
	default boolean shouldStop() {
		return false;
	}
}
