package sc.fiji.gan.tensorflow.gan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.RandomStream;
import sc.fiji.gan.engine.TrainingData;

/**
 * Images of two kinds, for a network that makes images out of nothing: light on the left and dark
 * on the right, class 0, or the other way round, class 1; light is 0.4 to 0.8, dark the negative.
 * Their captions have the word of the class in each row.
 */
final class Halves implements TrainingData {

	static final int HELD_OUT = 40;

	private final int size;
	private final int batch;
	private final LatentSpace space;

	/** @param size of an image's edge */
	Halves(final int size, final int batch, final LatentSpace space) {
		this.size = size;
		this.batch = batch;
		this.space = space;
	}

	@Override
	public Map<String, FloatArray> batch(final long step) {
		final SplittableRandom random = RandomStream.of(3, step);
		final FloatArray images = FloatArray.zeros(batch, size, size, 1);
		final FloatArray labels = FloatArray.zeros(batch, 1, 1, Math.max(1, space.classes()));
		final FloatArray words = FloatArray.zeros(batch, space.styles(), 1, Math.max(1, space.classes()));
		final FloatArray wrong = FloatArray.zeros(words.shape());
		for (int image = 0; image < batch; image++) {
			final int kind = random.nextInt(2);
			final double light = 0.4 + 0.4 * random.nextDouble();
			for (int i = 0; i < size * size; i++)
				images.data()[image * size * size + i] = (float) (i % size < size / 2 == (kind == 0) ? light : -light);
			labels.data()[image * labels.channels() + kind % labels.channels()] = 1;
			for (int row = image * space.styles(); row < (image + 1) * space.styles(); row++) {
				words.data()[row * words.channels() + kind % words.channels()] = 1;
				wrong.data()[row * words.channels() + (kind + 1) % words.channels()] = 1;
			}
		}
		final Map<String, FloatArray> batch = new LinkedHashMap<>(Map.of("images", images));
		if (space.classes() > 0) batch.putAll(Map.of("labels", labels, "words", words, "wrong", wrong));
		return batch;
	}

	/** Of class 0 and 1 in turn. */
	@Override
	public List<FloatArray> heldOut() {
		final List<FloatArray> inputs = new ArrayList<>();
		for (int i = 0; i < HELD_OUT; i++)
			inputs.add(space.input(i, i % 2, 1));
		return inputs;
	}

	/** The share of images that are of neither kind. */
	@Override
	public double distance(final List<FloatArray> outputs) {
		return outputs.stream().filter(image -> kind(image) < 0).count() / (double) outputs.size();
	}

	/** The kind of an image; -1 if its halves do not differ as they should. */
	int kind(final FloatArray image) {
		double difference = 0;
		for (int i = 0; i < image.data().length; i++)
			difference += (i % size < size / 2 ? 2 : -2) * image.data()[i] / image.data().length;
		if (Math.abs(difference) < 0.6 || Math.abs(difference) > 1.8) return -1;
		return difference > 0 ? 0 : 1;
	}
}
