package sc.fiji.gan.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;
import sc.fiji.gan.dataset.GenerationData;
import sc.fiji.gan.dataset.GenerationImages;
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
 * What a new generator makes: the test tensors and the pictures of its package.
 *
 * @param input of seed 1, of the first category
 * @param output what becomes of it
 * @param cover a PNG with a few images
 * @param sheet a PNG with many, maybe beside real ones
 */
record GenerationExample(FloatArray input, FloatArray output, Path cover, Path sheet) {

	/** The name of the sheet in the package. */
	static final String SHEET = "samples.png";
	/** Of each category at most; the real ones are as many. */
	static final int SAMPLES = 64;

	private static final int COLUMNS = 16;
	private static final int COVER_COLUMNS = 8;
	private static final int COVER_ROWS = 4;
	private static final int COVER_CATEGORIES = 10;
	private static final int LARGEST_CELL = 96;
	private static final int COVER_CELL = 48;

	/**
	 * @param realImages whether images that were held out stand beside those that were made
	 * @param folder where the pictures are written to
	 * @throws IOException if they cannot be written
	 */
	static GenerationExample make(final Engine engine, final NetworkFile file, final ModelDescription model,
			final GenerationData data, final GenerationImages images, final boolean realImages, final Path folder)
			throws IOException {
		final GenerationDescription generation = model.generation().orElseThrow();
		final LatentSpace space = new LatentSpace(generation.latent(), generation.categories().size(),
				generation.styles());
		try (Network network = engine.load(file)) {
			final FloatArray input = space.input(GenerationData.seed(0), 0, 1);
			final FloatArray output = TensorValues.finished(network.run(input), model.output());
			final List<List<FloatArray>> made = new ArrayList<>();
			for (int c = 0; c < images.sets(); c++)
				made.add(made(network, space, c, count(images)));
			final Path cover = folder.resolve("cover.png");
			Pictures.write(cover(images, made), cover);
			final Path sheet = folder.resolve(SHEET);
			Pictures.write(sheet(images, made, realImages), sheet);
			return new GenerationExample(input, output, cover, sheet);
		}
	}

	/** How many images of a category are shown. */
	static int count(final GenerationImages images) {
		return Math.max(COLUMNS, SAMPLES / Math.max(1, images.sets() / 10));
	}

	private static List<FloatArray> made(final Network network, final LatentSpace space, final int category,
			final int count) {
		final List<FloatArray> made = new ArrayList<>();
		for (int i = 0; i < count; i++)
			made.add(network.run(space.input(GenerationData.seed(i), category, 1)));
		return made;
	}

	private static ColorProcessor cover(final GenerationImages images, final List<List<FloatArray>> made) {
		final List<Grid> grids = new ArrayList<>();
		for (int c = 0; c < Math.min(COVER_CATEGORIES, images.sets()); c++) {
			final int rows = Math.max(1, COVER_ROWS / images.sets());
			grids.add(new Grid("", made.get(c).subList(0, rows * COVER_COLUMNS), COVER_COLUMNS));
		}
		return GenerationPictures.sheet(grids, COVER_CELL);
	}

	private static ColorProcessor sheet(final GenerationImages images, final List<List<FloatArray>> made,
			final boolean realImages) {
		final ColorProcessor left = GenerationPictures.sheet(grids(images, "generated", made, COLUMNS), cell(images));
		if (!realImages) return left;
		final List<List<FloatArray>> real = new ArrayList<>();
		for (int c = 0; c < images.sets(); c++)
			real.add(real(images, c));
		final ColorProcessor right = GenerationPictures
				.sheet(grids(images, "real, held out", real, columns(made, real)), cell(images));
		return GenerationPictures.beside(left, right);
	}

	/** As many as fill the rows of generated images: of few images few were held out. */
	private static int columns(final List<List<FloatArray>> made, final List<List<FloatArray>> real) {
		final int rows = (made.get(0).size() + COLUMNS - 1) / COLUMNS;
		final int most = real.stream().mapToInt(List::size).max().orElseThrow();
		return Math.max(1, (most + rows - 1) / rows);
	}

	private static int cell(final GenerationImages images) {
		return Math.min(LARGEST_CELL, images.size());
	}

	private static List<FloatArray> real(final GenerationImages images, final int category) {
		final List<GenerationImages.Square> heldOut = images.of(category, true);
		final List<FloatArray> real = new ArrayList<>();
		for (int i = 0; i < Math.min(count(images), heldOut.size()); i++)
			real.add(images.array(heldOut.get(i * heldOut.size() / Math.min(count(images), heldOut.size()))));
		return real;
	}

	private static List<Grid> grids(final GenerationImages images, final String title,
			final List<List<FloatArray>> sets, final int columns) {
		final List<Grid> grids = new ArrayList<>();
		for (int c = 0; c < images.sets(); c++)
			grids.add(new Grid(images.isConditional() ? images.categories().get(c) + ", " + title : title, sets.get(c),
					columns));
		return grids;
	}
}
