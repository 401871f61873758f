package sc.fiji.gan.tensorflow.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.TrainingPlan;

/** What others may know of a checkpoint. */
public final class Checkpoints {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");

	private Checkpoints() {}

	/**
	 * As much of the plan that a checkpoint was trained by as decides which network is in it:
	 * architecture and parameters.
	 */
	public static TrainingPlan plan(final Path checkpoint) {
		final Map<String, String> settings = TrainingState.parse(CheckpointFolder.read(checkpoint).state()).settings();
		final Map<String, Double> parameters = new HashMap<>();
		settings.forEach((key, value) -> {
			if (NUMBER.matcher(value).matches()) parameters.put(key, Double.valueOf(value));
		});
		return new TrainingPlan(settings.get("architecture"), parameters, 1, 1, TrainingPlan.Schedule.CONSTANT, 0, 0,
				checkpoint.getParent(), 1, null);
	}

	/**
	 * The averaged weights of the generators, by the names that its layers ask for.
	 */
	public static Map<String, FloatArray> averagedWeights(final Path checkpoint) {
		final Map<String, FloatArray> weights = new HashMap<>();
		CheckpointFolder.read(checkpoint).arrays().forEach((name, array) -> {
			if (name.startsWith(MovingAverage.PREFIX))
				weights.put(name.substring(MovingAverage.PREFIX.length()), array);
		});
		return weights;
	}
}
