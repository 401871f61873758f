package sc.fiji.gan.benchmark;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.TrainingData;

/** Two domains of noise of one channel, for the time that a translation takes to train. */
record NoiseDomains(int batch, int patch) implements TrainingData {

	@Override
	public Map<String, FloatArray> batch(final long step) {
		return Map.of("source", noise(step, batch), "target", noise(-1 - step, batch));
	}

	@Override
	public List<FloatArray> heldOut() {
		return List.of(noise(0, 1));
	}

	@Override
	public List<String> path(final int index) {
		return List.of(Generators.SOURCE_TO_TARGET);
	}

	@Override
	public double distance(final List<FloatArray> outputs) {
		return 1;
	}

	private FloatArray noise(final long seed, final int images) {
		final FloatArray array = FloatArray.zeros(images, patch, patch, 1);
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) (2 * random.nextDouble() - 1);
		return array;
	}
}
