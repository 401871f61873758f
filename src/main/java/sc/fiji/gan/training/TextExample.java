package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;
import sc.fiji.gan.dataset.CaptionData;
import sc.fiji.gan.dataset.CaptionedImages;
import sc.fiji.gan.dataset.GenerationData;
import sc.fiji.gan.dataset.GenerationImages.Square;
import sc.fiji.gan.engine.Engine;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.LatentSpace;
import sc.fiji.gan.engine.Network;
import sc.fiji.gan.engine.NetworkFile;
import sc.fiji.gan.image.TensorValues;
import sc.fiji.gan.model.GenerationDescription;
import sc.fiji.gan.model.ModelDescription;
import sc.fiji.gan.training.GenerationPictures.Grid;

/**
 * What a new network makes of captions: the test tensors and the pictures of its package.
 *
 * @param prompt the caption of the first image that is shown
 * @param input of it and seed 1
 * @param output what becomes of it
 * @param cover a PNG with a few images
 * @param sheet a PNG with many under their captions, maybe beside real ones
 */
record TextExample(String prompt, FloatArray input, FloatArray output, Path cover, Path sheet) {

	/** The name of the sheet in the package. */
	static final String SHEET = "samples.png";

	private static final int COLUMNS = 8;
	private static final int CAPTIONS = 16;
	private static final int COVER_ROWS = 4;
	private static final int COVER_CELL = 48;

	/**
	 * @param realImages whether images that were held out stand beside those that were made
	 * @param folder where the pictures are written to
	 * @throws IOException if they cannot be written
	 */
	static TextExample make(final Engine engine, final NetworkFile file, final ModelDescription model,
			final CaptionData data, final CaptionedImages images, final boolean realImages, final Path folder)
			throws IOException {
		final GenerationDescription generation = model.generation().orElseThrow();
		final LatentSpace space = new LatentSpace(generation.latent(), generation.categories().size(),
				generation.styles());
		final List<Square> examples = data.examples(CAPTIONS);
		try (Network network = engine.load(file)) {
			final List<List<FloatArray>> made = new ArrayList<>();
			for (final Square example : examples)
				made.add(made(network, space, images.words(example)));
			final Path cover = folder.resolve("cover.png");
			Pictures.write(GenerationPictures
					.sheet(made.stream().limit(COVER_ROWS).map(row -> new Grid("", row, COLUMNS)).toList(), COVER_CELL),
					cover);
			final Path sheet = folder.resolve(SHEET);
			Pictures.write(sheet(images, examples, made, realImages), sheet);
			final FloatArray input = space.input(GenerationData.seed(0), images.words(examples.get(0)), 1);
			return new TextExample(images.caption(examples.get(0)), input,
					TensorValues.finished(network.run(input), model.output()), cover, sheet);
		}
	}

	private static List<FloatArray> made(final Network network, final LatentSpace space, final List<Integer> words) {
		final List<FloatArray> made = new ArrayList<>();
		for (int i = 0; i < COLUMNS; i++)
			made.add(network.run(space.input(GenerationData.seed(i), words, 1)));
		return made;
	}

	private static ColorProcessor sheet(final CaptionedImages images, final List<Square> examples,
			final List<List<FloatArray>> made, final boolean realImages) {
		final List<Grid> generated = new ArrayList<>();
		final List<Grid> real = new ArrayList<>();
		for (int i = 0; i < examples.size(); i++) {
			generated.add(new Grid(images.caption(examples.get(i)), made.get(i), COLUMNS));
			real.add(new Grid("real, held out", real(images, examples.get(i)), COLUMNS));
		}
		final int cell = TextPictures.cell(images.images().size());
		final ColorProcessor left = GenerationPictures.sheet(generated, cell);
		if (!realImages) return left;
		final ColorProcessor right = GenerationPictures.sheet(real, cell);
		return GenerationPictures.beside(left, right);
	}

	/** Held-out images whose captions say the same. */
	private static List<FloatArray> real(final CaptionedImages images, final Square example) {
		return images.images().of(0, true).stream().filter(s -> images.words(s).equals(images.words(example)))
				.limit(COLUMNS).map(images.images()::array).toList();
	}
}
