package sc.fiji.gan.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import sc.fiji.gan.evaluation.NearestImages.Found;

/**
 * Which generated images are copies of training images. Each has a distance from the training image
 * that it looks most like, mirrored or turned if need be. Images that were held out of the training
 * show how near a new image comes by chance: what is nearer than 99 % of them is called a copy,
 * both as they are and as they would be if the logarithms of their distances were normal.
 *
 * @param matches of all generated images that show something, the nearest first
 * @param heldOut the distances of the held-out images, ascending; empty if there are too few
 * @param threshold below it a distance is that of a copy; NaN without held-out images
 * @param chance the part of new images that is expected below it, at most; NaN likewise
 * @param remarks what there is to know, in sentences
 */
record Memorisation(List<Match> matches, double[] heldOut, double threshold, double chance, List<String> remarks) {

	/**
	 * @param training what the image looks most like
	 * @param found how it lies on the image, and their distance
	 */
	record Match(DescribedImage image, DescribedImage training, Found found, boolean copy) {}

	/** Of the held-out images that may be nearer than the threshold. */
	private static final double PART = 0.01;

	/** Below the mean of a normal distribution, where that part of it ends. */
	private static final double DEVIATIONS = 2.326;

	/** Fewer would make more than one false alarm in twenty. */
	private static final int LEAST = 20;

	/** A held-out image that is so near is in the training. */
	static final double SAME = 1e-5;

	/** @param heldOut null if there is none */
	static Memorisation of(final DescribedSet generated, final DescribedSet training, final DescribedSet heldOut) {
		final List<String> remarks = new ArrayList<>();
		final List<DescribedImage> trained = training.visible();
		if (trained.isEmpty()) {
			remarks.add("All training images are blank: there is nothing to copy.");
			return new Memorisation(List.of(), new double[0], Double.NaN, Double.NaN, remarks);
		}
		final NearestImages nearest = new NearestImages(trained);
		final double[] distances = heldOut == null ? new double[0] : heldOutDistances(heldOut, nearest, remarks);
		if (heldOut == null)
			remarks.add("No image is called a copy, since there are no held-out images (heldout=[path])"
					+ " to show how near new images come.");
		final boolean enough = distances.length >= LEAST;
		if (heldOut != null && !enough)
			remarks.add("No image is called a copy, since at least " + LEAST
					+ " held-out images are needed, and there are " + distances.length + ".");
		final int rank = rank(distances);
		final double threshold = enough ? threshold(distances) : Double.NaN;
		final List<Match> matches = generated.visible().parallelStream()
				.map(image -> match(image, trained, nearest, threshold)).sorted(Comparator
						.comparingDouble((Match m) -> m.found.distance()).thenComparing(m -> m.image.place().name()))
				.toList();
		return new Memorisation(matches, distances, threshold, enough ? rank / (distances.length + 1.0) : Double.NaN,
				remarks);
	}

	/**
	 * Below it a distance is that of a copy.
	 *
	 * @param distances of images that are none, ascending, at least two
	 */
	static double threshold(final double[] distances) {
		return Math.min(distances[rank(distances) - 1], normalQuantile(distances));
	}

	/** Of the distance below which the hundredth part of the sorted ones is, from 1. */
	private static int rank(final double[] distances) {
		return Math.max(1, (int) (PART * (distances.length + 1)));
	}

	/**
	 * Below which the hundredth part would be if their logarithms were normal. It takes all distances,
	 * where the least of a few may happen to be large.
	 */
	private static double normalQuantile(final double[] distances) {
		final double[] logs = Arrays.stream(distances).map(Math::log).toArray();
		final double mean = Arrays.stream(logs).average().orElseThrow();
		final double variance = Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).sum() / (logs.length - 1);
		return Math.exp(mean - DEVIATIONS * Math.sqrt(variance));
	}

	private static double[] heldOutDistances(final DescribedSet heldOut, final NearestImages nearest,
			final List<String> remarks) {
		final double[] all = heldOut.visible().parallelStream()
				.mapToDouble(image -> nearest.nearest(image.appearance()).distance()).sorted().toArray();
		final double[] others = Arrays.stream(all).filter(d -> d >= SAME).toArray();
		final int same = all.length - others.length;
		if (same > 0)
			remarks.add(same + " of the held-out images are among the training images, and were left out:"
					+ " take such as the generator has never seen.");
		return others;
	}

	private static Match match(final DescribedImage image, final List<DescribedImage> trained,
			final NearestImages nearest, final double threshold) {
		final Found found = nearest.nearest(image.appearance());
		return new Match(image, trained.get(found.index()), found, found.distance() < threshold);
	}

	long copies() {
		return matches.stream().filter(Match::copy).count();
	}

	boolean isJudged() {
		return !Double.isNaN(threshold);
	}
}
