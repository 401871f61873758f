package sc.fiji.gan.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides the course of a training, apart from the data.
 *
 * @param architecture the name of a GAN or network, such as {@code residual}
 * @param parameters its own settings, such as {@code scale} and {@code features}; what is missing
 *     takes the architecture's default
 * @param steps when to end, counted from the very first step
 * @param rate Adam's learning rate at the start
 * @param schedule how the rate changes towards the last step
 * @param averaging the decay of the moving average of the generators' weights, 0 to 1; the average
 *     is what is validated and exported
 * @param seed of the initial weights
 * @param folder where checkpoints lie
 * @param checkpointInterval steps from one checkpoint and validation to the next
 * @param start a checkpoint whose weights are taken over as far as names and shapes agree, or null
 * @param extractor a feature network whose layers are part of the loss, or null
 */
public record TrainingPlan(String architecture, Map<String, Double> parameters, long steps, double rate,
		Schedule schedule, double averaging, long seed, Path folder, int checkpointInterval, Path start,
		FeatureExtractor extractor) {

	private static final int WARM_UP_STEPS = 200;

	/** How a learning rate changes over a training. */
	public enum Schedule {

		/** It stays. */
		CONSTANT,
		/** It stays for the first half, then falls to zero in a straight line. */
		LINEAR,
		/** It falls along half a cosine to one hundredth. */
		COSINE

	}

	public TrainingPlan {
		parameters = new TreeMap<>(parameters);
		require(steps > 0, "steps", steps, "a whole number above 0");
		require(rate > 0, "rate", rate, "a number above 0, such as 0.001");
		require(averaging >= 0 && averaging < 1, "averaging", averaging, "a number from 0 up to, but not, 1");
		require(checkpointInterval > 0, "checkpoint interval", checkpointInterval, "a whole number above 0");
	}

	/** A training without a feature network. */
	public TrainingPlan(final String architecture, final Map<String, Double> parameters, final long steps,
			final double rate, final Schedule schedule, final double averaging, final long seed, final Path folder,
			final int checkpointInterval, final Path start) {
		this(architecture, parameters, steps, rate, schedule, averaging, seed, folder, checkpointInterval, start, null);
	}

	/** The same with a feature network. */
	public TrainingPlan withExtractor(final FeatureExtractor network) {
		return new TrainingPlan(architecture, parameters, steps, rate, schedule, averaging, seed, folder,
				checkpointInterval, start, network);
	}

	private static void require(final boolean holds, final String key, final Number value, final String expected) {
		if (!holds) throw new IllegalArgumentException(key + "=" + value + ": give " + expected + ".");
	}

	/** One of the architecture's settings, as a whole number. */
	public int parameter(final String key, final int otherwise) {
		return (int) Math.round(parameters.getOrDefault(key, (double) otherwise));
	}

	/** One of the architecture's settings. */
	public double number(final String key, final double otherwise) {
		return parameters.getOrDefault(key, otherwise);
	}

	/**
	 * The rate at a step, counted from 0. Over the first steps it rises from zero: Adam knows nothing
	 * of the gradients' sizes yet, and full steps then can throw a deep network off for good.
	 */
	public double rateAt(final long step) {
		final double done = Math.min(1, (double) step / steps);
		final double warmUp = Math.min(1, (step + 1.0) / WARM_UP_STEPS);
		return rate * warmUp * switch (schedule) {
			case CONSTANT -> 1;
			case LINEAR -> Math.min(1, 2 * (1 - done));
			case COSINE -> 0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * done));
		};
	}
}
