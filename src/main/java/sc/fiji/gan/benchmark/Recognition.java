package sc.fiji.gan.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.gan.image.PixelValues;

/**
 * What a classifier takes images for.
 *
 * @param counts how many images that were to show a class (row) are taken for each class (column);
 *     one row if nothing was asked for
 */
record Recognition(int[][] counts) {

	/** Less is the classifier's error rather than a kind of images. */
	private static final double PRESENT = 0.01;

	static Recognition of(final ImageClassifier classifier, final List<List<PixelValues>> images, final int classes) {
		return new Recognition(images.stream().map(all -> {
			final int[] row = new int[classes];
			all.forEach(image -> row[classifier.classify(image)]++);
			return row;
		}).toArray(int[][]::new));
	}

	/** The part of images that is taken for what was asked for. */
	double asWanted() {
		return IntStream.range(0, counts.length).map(c -> counts[c][c]).sum() / (double) total();
	}

	private int total() {
		return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
	}

	/** The part of images that is taken for each class. */
	double[] shares() {
		return IntStream.range(0, counts[0].length)
				.mapToDouble(c -> Arrays.stream(counts).mapToInt(row -> row[c]).sum() / (double) total()).toArray();
	}

	/** Of how many classes there are images: at least one in a hundred. */
	long modes() {
		return Arrays.stream(shares()).filter(share -> share >= PRESENT).count();
	}

	/** The part that the most frequent class has. */
	double largestShare() {
		return Arrays.stream(shares()).max().orElseThrow();
	}
}
