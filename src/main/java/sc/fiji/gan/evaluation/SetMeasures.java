package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import sc.fiji.gan.engine.BackgroundWork;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.metric.DensityCoverage;
import sc.fiji.gan.metric.Diversity;
import sc.fiji.gan.metric.Estimate;
import sc.fiji.gan.metric.FeatureSet;
import sc.fiji.gan.metric.FrechetDistance;
import sc.fiji.gan.metric.GreyImage;
import sc.fiji.gan.metric.KernelDistance;
import sc.fiji.gan.metric.PrecisionRecall;
import sc.fiji.gan.metric.SetMetric;
import sc.fiji.gan.metric.SlicedWasserstein;

/**
 * All measures of a set, each beside what one half of the real images reaches against the other.
 * The halves are the first and the second in the set's own order, so at random.
 */
final class SetMeasures {

	private static final int PAIRS = 500;

	/** A quarter of the patches and half the directions of the paper, since there are more runs. */
	private static final int PATCHES = 1 << 12;
	private static final int DIRECTIONS = 256;

	/** As papers print it. */
	private static final double THOUSAND = 1000;

	private static final String LOWER = "lower";
	private static final String HIGHER = "higher";
	private static final String LIKE_REAL = "like real";

	/** One row, computed when its turn comes. */
	private record Task(String name, Supplier<SetFigure> compute) {}

	private final Sides<FeatureSet> features;
	private final Sides<List<FloatArray>> pixels;
	private final long seed;

	/**
	 * The sets and their parts.
	 *
	 * @param few as many generated images as a half has, or all
	 * @param half of the real images, as many as there are in {@code few}
	 * @param other half of them
	 */
	private record Sides<T>(T generated, T real, T few, T half, T other, int generatedSize, int realSize,
			int halfSize) {

		static <T> Sides<T> of(final T generated, final T real, final int generatedSize, final int realSize,
				final Part<T> part) {
			final int half = realSize / 2;
			final int few = Math.min(half, generatedSize);
			return new Sides<>(generated, real, part.of(generated, 0, few), part.of(real, 0, few),
					part.of(real, half, 2 * half), generatedSize, realSize, few);
		}

		SetFigure figure(final String name, final String better, final BiFunction<T, T, Estimate> measure,
				final String remark) {
			return new SetFigure(name, better, measure.apply(generated, real), measure.apply(few, other),
					measure.apply(half, other), generatedSize, realSize, halfSize, remark);
		}
	}

	private interface Part<T> {

		T of(T all, int from, int to);
	}

	SetMeasures(final FeatureSet generated, final FeatureSet real, final List<FloatArray> generatedPixels,
			final List<FloatArray> realPixels, final long seed) {
		features = Sides.of(generated, real, generated.size(), real.size(), FeatureSet::part);
		final boolean colours = Stream.of(generatedPixels, realPixels).flatMap(List::stream)
				.allMatch(image -> image.channels() > 1);
		pixels = Sides.of(colours ? generatedPixels : luma(generatedPixels), colours ? realPixels : luma(realPixels),
				generatedPixels.size(), realPixels.size(), List::subList);
		this.seed = seed;
	}

	/** If one image is grey, colours cannot be compared. */
	private static List<FloatArray> luma(final List<FloatArray> images) {
		return images.stream().map(GreyImage::luma)
				.map(image -> FloatArray.image(image.values(), image.height(), image.width(), 1)).toList();
	}

	/**
	 * @param names of the measures that are wanted; empty for all
	 * @throws java.util.concurrent.CancellationException at once when the progress is canceled
	 */
	List<SetFigure> compute(final Set<String> names, final Progress progress) {
		final List<Task> tasks = tasks().stream().filter(t -> names.isEmpty() || names.contains(t.name)).toList();
		final List<SetFigure> figures = new ArrayList<>();
		try (BackgroundWork background = new BackgroundWork("GAN evaluation")) {
			for (final Task task : tasks) {
				progress.update((double) figures.size() / tasks.size(), "Measuring: " + task.name);
				figures.add(background.await(task.compute::get, progress));
			}
		}
		return figures;
	}

	private List<Task> tasks() {
		final PrecisionRecall manifold = new PrecisionRecall();
		final DensityCoverage balls = new DensityCoverage();
		return List.of(ofFeatures("KID", LOWER, new KernelDistance(), ""),
				ofFeatures("Frechet distance", LOWER, new FrechetDistance(), frechetRemark()),
				ofFeatures("Precision", HIGHER, manifold::precision, ""),
				ofFeatures("Recall", HIGHER, manifold::recall, ""), ofFeatures("Density", HIGHER, balls::density, ""),
				ofFeatures("Coverage", HIGHER, balls::coverage, ""),
				new Task("Sliced Wasserstein x1000",
						() -> pixels.figure("Sliced Wasserstein x1000", LOWER, this::wasserstein, "")),
				new Task("MS-SSIM within the set", this::diversity));
	}

	private Task ofFeatures(final String name, final String better, final SetMetric metric, final String remark) {
		return new Task(name, () -> features.figure(name, better, metric::compare, remark));
	}

	private String frechetRemark() {
		final int dimensions = features.generated.dimensions();
		return Math.min(features.generatedSize, features.halfSize) > dimensions
				? ""
				: "too large by much, for there are fewer images than features (" + dimensions + ")";
	}

	private Estimate wasserstein(final List<FloatArray> images, final List<FloatArray> references) {
		if (images.isEmpty() || references.isEmpty())
			return Estimate.undefined("needs an image in each set, has " + images.size() + " and " + references.size());
		final double distance = THOUSAND
				* new SlicedWasserstein(PATCHES, DIRECTIONS, seed, SlicedWasserstein.Scaling.EACH)
						.compare(images, references).mean();
		return Double.isNaN(distance)
				? Estimate.undefined("needs images of at least 7 x 7 pixels")
				: Estimate.of(distance);
	}

	/** Real images are not judged by others here: their own variety is what to be like. */
	private SetFigure diversity() {
		final Diversity diversity = new Diversity(PAIRS, seed, 1);
		final Estimate generated = diversity.of(grey(pixels.generated));
		final Estimate real = diversity.of(grey(pixels.real));
		return new SetFigure("MS-SSIM within the set", LIKE_REAL, generated, generated, real, pixels.generatedSize,
				pixels.realSize, pixels.realSize, "");
	}

	private static List<GreyImage> grey(final List<FloatArray> images) {
		return images.stream().map(GreyImage::luma).toList();
	}
}
