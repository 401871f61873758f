package sc.fiji.gan.tensorflow.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.gan.engine.FloatArray;

/** What others may know of a checkpoint. */
public final class Checkpoints {

	private Checkpoints() {}

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
