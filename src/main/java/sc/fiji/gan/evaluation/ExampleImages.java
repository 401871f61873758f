package sc.fiji.gan.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.gan.dataset.Symmetry;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.evaluation.Memorisation.Match;
import sc.fiji.gan.metric.FeatureSet;

/**
 * Draws images of the sets, read again from their files, in the size and scale they were measured
 * at.
 */
final class ExampleImages {

	private static final int COLUMNS = 8;
	private static final int ROWS = 4;
	private static final int GAP = 2;

	/** Pairs that are shown even if none is a copy, and at most. */
	private static final int FEWEST_PAIRS = 12;
	private static final int MOST_PAIRS = 200;

	private final Preparation preparation;

	ExampleImages(final Preparation preparation) {
		this.preparation = preparation;
	}

	/**
	 * Pages of up to 32 images: some of each set, the oddest generated ones, and real ones that are
	 * missed.
	 */
	ImagePlus of(final DescribedSet generated, final DescribedSet real, final FeatureSet generatedFeatures,
			final FeatureSet realFeatures) {
		final List<ColorProcessor> pages = List.of(page(generated, first(generated.size())),
				page(real, first(real.size())),
				page(generated, farthest(generatedFeatures.nearestDistances(realFeatures))),
				page(real, farthest(realFeatures.nearestDistances(generatedFeatures))));
		final List<String> labels = List.of("generated", "real", "generated, farthest from any real one first",
				"real, farthest from any generated one first");
		final int width = pages.stream().mapToInt(ImageProcessor::getWidth).max().orElseThrow();
		final int height = pages.stream().mapToInt(ImageProcessor::getHeight).max().orElseThrow();
		final ImageStack stack = new ImageStack(width, height);
		for (int i = 0; i < pages.size(); i++) {
			final ColorProcessor page = white(width, height);
			page.insert(pages.get(i), 0, 0);
			stack.addSlice(labels.get(i), page);
		}
		return new ImagePlus("examples", stack);
	}

	private static int[] first(final int size) {
		return IntStream.range(0, Math.min(size, COLUMNS * ROWS)).toArray();
	}

	private static int[] farthest(final double[] distances) {
		return IntStream.range(0, distances.length).boxed()
				.sorted(Comparator.comparingDouble((Integer i) -> -distances[i])).limit(COLUMNS * ROWS).mapToInt(i -> i)
				.toArray();
	}

	private ColorProcessor page(final DescribedSet set, final int[] indices) {
		final List<ColorProcessor> tiles = IntStream.of(indices).mapToObj(i -> draw(set, set.images().get(i), null))
				.toList();
		final int width = tiles.get(0).getWidth() + GAP;
		final int height = tiles.get(0).getHeight() + GAP;
		final int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
		final ColorProcessor page = white(Math.min(COLUMNS, tiles.size()) * width - GAP, rows * height - GAP);
		for (int i = 0; i < tiles.size(); i++)
			page.insert(tiles.get(i), i % COLUMNS * width, i / COLUMNS * height);
		return page;
	}

	private static ColorProcessor white(final int width, final int height) {
		final ColorProcessor page = new ColorProcessor(width, height);
		page.setColor(0xffffff);
		page.fill();
		return page;
	}

	/**
	 * All copies and some of the nearest images; training images are turned as the generated ones lie.
	 */
	ImagePlus pairs(final Memorisation memory, final DescribedSet generated, final DescribedSet training,
			final String title) {
		final List<Match> shown = memory.matches().subList(0,
				(int) Math.min(memory.matches().size(), Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, memory.copies()))));
		ImageStack stack = null;
		for (final Match match : shown) {
			final ColorProcessor left = draw(generated, match.image(), null);
			final ColorProcessor right = draw(training, match.training(), match.found().symmetry());
			final ColorProcessor pair = white(left.getWidth() + GAP + right.getWidth(), left.getHeight());
			pair.insert(left, 0, 0);
			pair.insert(right, left.getWidth() + GAP, 0);
			if (stack == null) stack = new ImageStack(pair.getWidth(), pair.getHeight());
			stack.addSlice((match.copy() ? "copy: " : "") + match.image().place().name() + " | "
					+ match.training().place().name() + ", distance " + Figures.text(match.found().distance(), 2),
					pair);
		}
		return new ImagePlus(title, stack);
	}

	private ColorProcessor draw(final DescribedSet set, final DescribedImage image, final Symmetry symmetry) {
		final FloatArray pixels = preparation.prepare(image.place().name(), set.source().read(image.place()));
		final int width = pixels.width();
		final ColorProcessor drawn = new ColorProcessor(width, pixels.height());
		for (int i = 0; i < drawn.getPixelCount(); i++) {
			// Images that are not square cannot be turned by a quarter, and are shown as they are.
			final int from = symmetry == null || width != pixels.height()
					? i
					: symmetry.index(i % width, i / width, width);
			drawn.set(i, colour(pixels, from));
		}
		return drawn;
	}

	private static int colour(final FloatArray pixels, final int index) {
		final int channels = pixels.channels();
		int colour = 0;
		for (int c = 0; c < 3; c++) {
			final float value = pixels.data()[index * channels + Math.min(c, channels - 1)];
			colour = colour << 8 | Math.max(0, Math.min(255, Math.round(255 * value)));
		}
		return colour;
	}
}
