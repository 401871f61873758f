package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Told how a training goes, and asked whether it shall go on. */
public interface TrainingListener {

	/** Ignores everything; never stops. */
	TrainingListener NONE = new TrainingListener() {};

	/**
	 * A step is done. The time that this takes belongs to no step.
	 *
	 * @param step how many are done in all
	 * @param losses by the names of the objectives that were updated in it, in their order
	 * @param seconds what this step took
	 * @param waited the part of it, in seconds, that was spent waiting for data
	 */
	default void stepped(final long step, final Map<String, Double> losses, final double seconds,
			final double waited) {}

	/**
	 * Whether to be shown what becomes of the held-out inputs, although there is no checkpoint due. It
	 * changes nothing in the training. Asked before the first step, of a resumed training too, and
	 * after each.
	 *
	 * @param step how many are done in all
	 */
	default boolean wantsToSee(final long step) {
		return false;
	}

	/**
	 * The averaged generators were run on the held-out inputs, for a checkpoint or since it was
	 * {@linkplain #wantsToSee wanted}.
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

	/** Whether to end after this step, with a validation and a checkpoint. */
	default boolean shouldStop() {
		return false;
	}

	/**
	 * Whether to end after this step, with a checkpoint but without a validation, for that takes time.
	 */
	default boolean isCanceled() {
		return false;
	}
}
