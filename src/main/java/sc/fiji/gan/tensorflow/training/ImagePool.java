package sc.fiji.gan.tensorflow.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.RandomStream;

/**
 * Generated images of earlier steps, so that a discriminator does not forget what it once learnt to
 * see.
 *
 * @see <a href="https://arxiv.org/abs/1612.07828">Shrivastava et al., Learning from simulated and
 * unsupervised images through adversarial training (2017)</a>
 */
final class ImagePool {

	/** As in CycleGAN. */
	static final int CAPACITY = 50;

	private final String name;
	private final long seed;
	/** Each {@code {1, height, width, channels}}. */
	private final List<FloatArray> images = new ArrayList<>();

	/** @param name in checkpoints */
	ImagePool(final String name, final long seed) {
		this.name = name;
		this.seed = seed;
	}

	/**
	 * Takes in new images and gives as many back. While the pool is being filled they are the new ones;
	 * then every other one, by chance, is an old one that has made room for the new.
	 *
	 * @param batch {@code {n, height, width, channels}}
	 * @param step by which the choices are drawn, so that there is no random state to keep
	 */
	FloatArray exchange(final FloatArray batch, final long step) {
		final SplittableRandom random = RandomStream.of(seed, name.hashCode(), step);
		final FloatArray given = FloatArray.zeros(batch.shape());
		final int length = batch.data().length / batch.shape()[0];
		for (int i = 0; i < batch.shape()[0]; i++) {
			final FloatArray chosen = exchangeOne(slice(batch, i, length), random);
			System.arraycopy(chosen.data(), 0, given.data(), i * length, length);
		}
		return given;
	}

	private FloatArray exchangeOne(final FloatArray image, final SplittableRandom random) {
		if (images.size() < CAPACITY) {
			images.add(image);
			return image;
		}
		return random.nextBoolean() ? image : images.set(random.nextInt(CAPACITY), image);
	}

	private static FloatArray slice(final FloatArray batch, final int index, final int length) {
		final int[] shape = batch.shape().clone();
		shape[0] = 1;
		return new FloatArray(Arrays.copyOfRange(batch.data(), index * length, (index + 1) * length), shape);
	}

	/** What it holds, for a checkpoint. */
	Map<String, FloatArray> save() {
		final Map<String, FloatArray> arrays = new LinkedHashMap<>();
		for (int i = 0; i < images.size(); i++)
			arrays.put(key(i), images.get(i));
		return arrays;
	}

	/** Holds what a checkpoint does. */
	void restore(final Map<String, FloatArray> arrays) {
		images.clear();
		for (int i = 0; arrays.containsKey(key(i)); i++)
			images.add(arrays.get(key(i)));
	}

	private String key(final int index) {
		return "pool/" + name + "/" + index;
	}
}
