package sc.fiji.gan.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ij.IJ;
import sc.fiji.gan.Gan;
import sc.fiji.gan.dataset.DomainImage;
import sc.fiji.gan.dataset.ImageDomain;
import sc.fiji.gan.dataset.ImageDomain.Part;
import sc.fiji.gan.dataset.ImagePairs;
import sc.fiji.gan.engine.FloatArray;
import sc.fiji.gan.engine.Progress;
import sc.fiji.gan.metric.PeakSignalToNoiseRatio;
import sc.fiji.gan.metric.StructuralSimilarity;

/**
 * How close a translation comes to the true partners of its inputs, square by square, beside what
 * needs no network: the mean of all squares of the training's target, and the partner of that
 * square of the training's source that is nearest to the input.
 *
 * @param edge of the squares, in pixels
 */
record PairedQuality(Gan model, int edge) {

	private static final PeakSignalToNoiseRatio RATIO = new PeakSignalToNoiseRatio(1);
	private static final StructuralSimilarity SIMILARITY = new StructuralSimilarity(1);

	/** A square of both images of a pair, with values from 0 to 1. */
	private record Square(FloatArray source, FloatArray target) {}

	/** @return a table in Markdown */
	String table(final Path source, final Path target, final Path trainedSource, final Path trainedTarget)
			throws IOException {
		final List<Square> trained = squares(pairs(trainedSource, trainedTarget));
		final ImagePairs tests = pairs(source, target);
		final FloatArray mean = mean(trained);
		final Map<String, List<double[]>> figures = new LinkedHashMap<>();
		final List<FloatArray> made = made(tests, source);
		final List<Square> squares = squares(tests);
		for (int i = 0; i < squares.size(); i++) {
			final FloatArray truth = squares.get(i).target;
			add(figures, "mean target", mean, truth);
			add(figures, "nearest neighbour", nearest(squares.get(i).source, trained), truth);
			add(figures, model.description().id(), made.get(i), truth);
		}
		final StringBuilder text = new StringBuilder("| method | PSNR, dB | SSIM | squares |\n|---|--:|--:|--:|\n");
		figures.forEach((name,
				rows) -> text.append(String.format(Locale.ROOT, "| %s | %.2f | %.4f | %d |%n", name,
						rows.stream().mapToDouble(r -> r[0]).average().orElseThrow(),
						rows.stream().mapToDouble(r -> r[1]).average().orElseThrow(), rows.size())));
		return text + "\n";
	}

	private ImagePairs pairs(final Path source, final Path target) {
		return ImagePairs.match(
				ImageDomain.read(source, Part.WHOLE, model.description().input().isLabels(), Progress.NONE),
				ImageDomain.read(target, Part.WHOLE, false, Progress.NONE));
	}

	private List<Square> squares(final ImagePairs pairs) {
		final List<Square> squares = new ArrayList<>();
		for (int i = 0; i < pairs.source().images().size(); i++) {
			final List<FloatArray> sources = squares(image(pairs.source().images().get(i)));
			final List<FloatArray> targets = squares(image(pairs.target().images().get(i)));
			for (int k = 0; k < sources.size(); k++)
				squares.add(new Square(sources.get(k), targets.get(k)));
		}
		return squares;
	}

	private static FloatArray image(final DomainImage image) {
		return UnitImages.unit(new FloatArray(image.data(), 1, image.height(), image.width(), image.channels()));
	}

	/** Side by side from the upper left corner on; what is left over is left out. */
	private List<FloatArray> squares(final FloatArray image) {
		final List<FloatArray> squares = new ArrayList<>();
		final int n = image.channels();
		for (int top = 0; top + edge <= image.height(); top += edge)
			for (int left = 0; left + edge <= image.width(); left += edge) {
				final FloatArray square = FloatArray.zeros(1, edge, edge, n);
				for (int y = 0; y < edge; y++)
					System.arraycopy(image.data(), ((top + y) * image.width() + left) * n, square.data(), y * edge * n,
							edge * n);
				squares.add(square);
			}
		return squares;
	}

	private List<FloatArray> made(final ImagePairs tests, final Path source) throws IOException {
		final Map<String, Path> files = UnitImages.files(source);
		final List<FloatArray> made = new ArrayList<>();
		for (final DomainImage image : tests.source().images())
			made.addAll(squares(
					UnitImages.of(model.apply(IJ.openImage(files.get(image.key()).toString()), Progress.NONE, IJ::log),
							model.description().output())));
		return made;
	}

	private static FloatArray mean(final List<Square> squares) {
		final FloatArray mean = FloatArray.zeros(squares.get(0).target.shape());
		for (final Square square : squares)
			for (int i = 0; i < mean.data().length; i++)
				mean.data()[i] += square.target.data()[i] / squares.size();
		return mean;
	}

	private static FloatArray nearest(final FloatArray source, final List<Square> squares) {
		Square nearest = squares.get(0);
		double least = Double.POSITIVE_INFINITY;
		for (final Square square : squares) {
			double sum = 0;
			for (int i = 0; i < source.data().length && sum < least; i++) {
				final double difference = square.source.data()[i] - source.data()[i];
				sum += difference * difference;
			}
			if (sum < least) {
				least = sum;
				nearest = square;
			}
		}
		return nearest.target;
	}

	private static void add(final Map<String, List<double[]>> figures, final String method, final FloatArray image,
			final FloatArray truth) {
		figures.computeIfAbsent(method, m -> new ArrayList<>())
				.add(new double[]{RATIO.compare(UnitImages.luma(image), UnitImages.luma(truth)),
						SIMILARITY.compare(UnitImages.luma(image), UnitImages.luma(truth))});
	}
}
