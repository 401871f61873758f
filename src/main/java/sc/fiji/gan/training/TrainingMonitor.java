package sc.fiji.gan.training;

import java.util.List;
import java.util.Map;

import ij.process.ImageProcessor;
import sc.fiji.gan.engine.Diagnosis;

/**
 * Somebody who watches a training and may interfere. Told everything on the thread that trains,
 * which waits meanwhile.
 */
public interface TrainingMonitor {

	/** Watches nothing, wants nothing. */
	TrainingMonitor NONE = new TrainingMonitor() {};

	/** What is to become of a training. */
	enum Wish {

		/** It goes on. */
		GO_ON,
		/** It waits, until something else is wished. */
		PAUSE,
		/** It ends after the step under way, and the best of what there is becomes the model. */
		KEEP,
		/** It ends after the step under way, with a checkpoint from which it can be resumed. */
		CANCEL
	}

	/**
	 * The training begins.
	 *
	 * @param name of the model
	 * @param steps how many it will have when it ends
	 * @param plots draws its curves
	 * @param curve what is known of its course; empty unless it is resumed
	 */
	default void began(final String name, final long steps, final CurvePlots plots, final List<CurveRow> curve) {}

	/**
	 * A step is done.
	 *
	 * @param step how many are done
	 * @param losses by the names of the objectives, of this step
	 * @param seconds a step takes at present
	 * @param left the time that is left, for people
	 */
	default void stepped(final long step, final Map<String, Double> losses, final double seconds, final String left) {}

	/**
	 * A validation is done.
	 *
	 * @param previews held-out images: what goes in, what comes out, and what should; 8 bits
	 */
	default void validated(final CurveRow row, final ImageProcessor previews) {}

	/** A fault was noticed. */
	default void diagnosed(final Diagnosis diagnosis) {}

	/**
	 * The training has ended, one way or another.
	 *
	 * @param message what has become of it, a sentence
	 */
	default void ended(final String message) {}

	/** What is wished; asked after each step, and ten times a second in a pause. */
	default Wish wish() {
		return Wish.GO_ON;
	}
}
