package sc.fiji.gan.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import sc.fiji.gan.engine.FloatArray;

/**
 * Sliced Wasserstein distance between the patches of images: how far one has to carry the patches
 * of one to make them those of the other, whichever patch becomes which. So it sees whether detail
 * of the right kind and strength is there, not whether it is at its place. 0 or more; the lower,
 * the closer.
 * <p>
 * Each image is taken apart into a Laplacian pyramid, down to sides of 16 pixels. From each level
 * come random patches of 7 x 7 pixels, normalised by mean and standard deviation of each channel.
 * Along each of many random directions the components of both sets are sorted, and the mean
 * absolute difference is taken: this is the Wasserstein distance in one dimension. The distance of
 * a level is the mean over directions. Papers print it times 1000.
 * <p>
 * The random numbers come from the seed alone, so that the same images have the same distance, and
 * the patches of an image and its reference come from the same places.
 *
 * @param patches how many are drawn from each level of each side
 * @param directions how many projections
 * @param scaling what patches are normalised by
 * @see <a href="https://arxiv.org/abs/1710.10196">Karras, Aila, Laine and Lehtinen, Progressive
 * growing of GANs for improved quality, stability, and variation (2018), section 5</a>
 */
public record SlicedWasserstein(int patches, int directions, long seed, Scaling scaling) {

	/** Whose mean and standard deviation patches are normalised by. */
	public enum Scaling {
		/**
		 * Each side by its own, as the paper does. Then contrast does not count: a level that is weaker, as
		 * in blurred images, but alike otherwise is at a distance of 0.
		 */
		EACH,
		/** Both by the reference's, so that too little or too much detail counts. */
		REFERENCE
	}

	/**
	 * @param levels the distance at each level of the pyramid, the finest first
	 */
	public record Distance(List<Double> levels) {

		public Distance {
			levels = List.copyOf(levels);
		}

		/** Over all levels. */
		public double mean() {
			return levels.stream().mapToDouble(level -> level).average().orElse(Double.NaN);
		}
	}

	/** For an image and its reference: 4096 patches, 128 directions, contrast counts. */
	public static final SlicedWasserstein OF_PAIRS = new SlicedWasserstein(4096, 128, 1, Scaling.REFERENCE);

	/**
	 * For an image and its reference where many are compared, such as at each validation of a training:
	 * eight times less work, and figures that are some percent less certain.
	 */
	public static final SlicedWasserstein QUICK = new SlicedWasserstein(1024, 64, 1, Scaling.REFERENCE);

	/** For sets of images, as the paper: 16384 patches, 512 directions, each side by its own. */
	public static final SlicedWasserstein OF_SETS = new SlicedWasserstein(1 << 14, 512, 1, Scaling.EACH);

	public SlicedWasserstein {
		if (patches < 1 || directions < 1)
			throw new IllegalArgumentException(
					patches + " patches and " + directions + " directions: give at least one of each");
	}

	/**
	 * @param image what is judged
	 * @param reference what it should be; of the same size and in the same units
	 * @return {@code NaN} if the images have a side below 7 pixels, or a pixel is not finite
	 * @throws IllegalArgumentException if the two differ in size
	 */
	public Distance compare(final GreyImage image, final GreyImage reference) {
		Pair.requireSameSize(image, reference);
		return compareImages(List.of(List.of(image)), List.of(List.of(reference)));
	}

	/**
	 * @param images what is judged, each {@code {1, height, width, channels}}
	 * @param references what they should be like; all images have the same size, but there may be more
	 *     or fewer of these
	 * @return {@code NaN} if the images have a side below 7 pixels, or a pixel is not finite
	 * @throws IllegalArgumentException if there are no images or their sizes differ
	 */
	public Distance compare(final List<FloatArray> images, final List<FloatArray> references) {
		if (images.isEmpty() || references.isEmpty())
			throw new IllegalArgumentException("There are " + images.size() + " images and " + references.size()
					+ " references: at least one of each is needed");
		final FloatArray first = references.get(0);
		return compareImages(images.stream().map(image -> channels(image, first)).toList(),
				references.stream().map(image -> channels(image, first)).toList());
	}

	private static List<GreyImage> channels(final FloatArray image, final FloatArray first) {
		if (image.shape().length != 4 || image.shape()[0] != 1 || !Arrays.equals(image.shape(), first.shape()))
			throw new IllegalArgumentException("One image is " + image + ", another " + first
					+ ": all must be {1, height, width, channels} of the same size; crop or resize them");
		final int n = image.channels();
		final List<GreyImage> channels = new ArrayList<>();
		for (int c = 0; c < n; c++) {
			final float[] values = new float[image.data().length / n];
			for (int i = 0; i < values.length; i++)
				values[i] = image.data()[i * n + c];
			channels.add(new GreyImage(values, image.width(), image.height()));
		}
		return channels;
	}

	private Distance compareImages(final List<List<GreyImage>> images, final List<List<GreyImage>> references) {
		final GreyImage first = references.get(0).get(0);
		if (Math.min(first.width(), first.height()) < PatchSample.EDGE) return new Distance(List.of(Double.NaN));
		final var pyramids = images.stream().map(SlicedWasserstein::pyramids).toList();
		final var referencePyramids = references.stream().map(SlicedWasserstein::pyramids).toList();
		final List<Double> levels = new ArrayList<>();
		for (int level = 0; level < referencePyramids.get(0).get(0).size(); level++)
			levels.add(distance(draw(pyramids, level), draw(referencePyramids, level), level));
		return new Distance(levels);
	}

	/** For each channel its levels. */
	private static List<List<GreyImage>> pyramids(final List<GreyImage> channels) {
		return channels.stream().map(LaplacianPyramid::of).toList();
	}

	private PatchSample draw(final List<List<List<GreyImage>>> pyramids, final int level) {
		final List<List<GreyImage>> images = pyramids.stream()
				.map(channels -> channels.stream().map(levels -> levels.get(level)).toList()).toList();
		return PatchSample.draw(images, patches, new Random(seed + level));
	}

	private double distance(final PatchSample image, final PatchSample reference, final int level) {
		final PatchSample.Statistics ofReference = reference.statistics();
		final PatchSample a = image.normalised(scaling == Scaling.EACH ? image.statistics() : ofReference);
		final PatchSample b = reference.normalised(ofReference);
		final float[][] along = directions(a.components().length, new Random(~(seed + level)));
		final double[] distances = IntStream.range(0, along.length).parallel()
				.mapToDouble(i -> wasserstein(a.along(along[i]), b.along(along[i]))).toArray();
		return Arrays.stream(distances).average().orElseThrow();
	}

	/** Of length 1, every one as likely as any other. */
	private float[][] directions(final int dimensions, final Random random) {
		final float[][] vectors = new float[directions][dimensions];
		for (final float[] vector : vectors) {
			double squares = 0;
			for (int i = 0; i < dimensions; i++) {
				vector[i] = (float) random.nextGaussian();
				squares += vector[i] * vector[i];
			}
			for (int i = 0; i < dimensions; i++)
				vector[i] /= (float) Math.sqrt(squares);
		}
		return vectors;
	}

	/** In one dimension, between equally many values, which are sorted in place. */
	static double wasserstein(final float[] a, final float[] b) {
		Arrays.sort(a);
		Arrays.sort(b);
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += Math.abs((double) a[i] - b[i]);
		return sum / a.length;
	}
}
