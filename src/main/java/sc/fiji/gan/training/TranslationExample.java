package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.dataset.TranslationData;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.model.TensorDescription;

/**
 * What a new model makes of held-out images: the test tensors and the cover of its package.
 *
 * @param input of a test, before normalisation
 * @param output what becomes of it
 * @param cover a PNG with images and their translations side by side
 */
record TranslationExample(FloatArray input, FloatArray output, Path cover) {

	private static final int ROWS = 2;
	private static final int CELL = 192;

	/**
	 * @param generator the one that became the model
	 * @param folder where the cover is written to
	 * @throws IOException if it cannot be written
	 */
	static TranslationExample make(final Engine engine, final NetworkFile file, final ModelDescription model,
			final TranslationData data, final String generator, final Path folder) throws IOException {
		return make(engine, file, model, inputs(data, generator), folder);
	}

	/**
	 * @param all held-out images, in an order in which those of one image are neighbours
	 * @param folder where the cover is written to
	 * @throws IOException if it cannot be written
	 */
	static TranslationExample make(final Engine engine, final NetworkFile file, final ModelDescription model,
			final List<FloatArray> all, final Path folder) throws IOException {
		final int count = Math.min(ROWS, all.size());
		final List<FloatArray> inputs = IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count))
				.toList();
		try (Network network = engine.load(file)) {
			final FloatArray raw = raw(inputs.get(0), model.input());
			final FloatArray output = TensorValues.finished(network.run(TensorValues.seen(raw, model.input())),
					model.output());
			final List<List<FloatArray>> rows = inputs.stream().map(input -> List.of(input, network.run(input)))
					.toList();
			final Path cover = folder.resolve("cover-" + model.id() + ".png");
			Pictures.write(TranslationPictures.sheet(List.of("input", model.id()), rows, CELL), cover);
			return new TranslationExample(raw, output, cover);
		}
	}

	/** Held-out images that this generator sees first. */
	private static List<FloatArray> inputs(final TranslationData data, final String generator) {
		return IntStream.range(0, data.heldOut().size()).filter(i -> data.path(i).equals(List.of(generator)))
				.mapToObj(data.heldOut()::get).toList();
	}

	/** Pixels of 8 bits, or labels of 0 and 1. */
	private static FloatArray raw(final FloatArray image, final TensorDescription input) {
		final double gain = input.isLabels() ? 0.5 : 127.5;
		final FloatArray raw = FloatArray.zeros(image.shape());
		for (int i = 0; i < raw.data().length; i++)
			raw.data()[i] = Math.round(gain * (image.data()[i] + 1));
		return raw;
	}
}
