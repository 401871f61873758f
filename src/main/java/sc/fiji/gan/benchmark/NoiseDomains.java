package sc.fiji.gan.benchmark;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Generators;
import sc.fiji.gan.engine.TrainingData;

/**
 * Two domains of noise, for the time that a translation or a style takes.
 *
 * @param generator through which held-out images go
 */
record NoiseDomains(int batch, int patch, int sourceChannels, int targetChannels,
		String generator) implements TrainingData {

	/** Of one channel, for a translation. */
	NoiseDomains(final int batch, final int patch) {
		this(batch, patch, 1, 1, Generators.SOURCE_TO_TARGET);
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		return Map.of("source", noise(step, batch, sourceChannels), "target", noise(-1 - step, batch, targetChannels));
	}

	@Override
	public List<FloatArray> heldOut() {
		return List.of(noise(0, 1, sourceChannels));
	}

	@Override
	public List<String> path(final int index) {
		return List.of(generator);
	}

	@Override
	public double distance(final List<FloatArray> outputs) {
		return 1;
	}

	private FloatArray noise(final long seed, final int images, final int channels) {
		final FloatArray array = FloatArray.zeros(images, patch, patch, channels);
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < array.data().length; i++)
			array.data()[i] = (float) (2 * random.nextDouble() - 1);
		return array;
	}
}
